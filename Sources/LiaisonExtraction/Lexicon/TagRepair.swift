import LiaisonText

/// Sets right what a tagger confuses where a language lets nouns and verbs share their forms:
/// « Palador's claim against X », « Numerix plans to sue », « Numerix sues Palador ».
struct TagRepair: Sendable {
  let grammar: Grammar
  let words: WordLexicon

  func repair(_ tokens: inout [Token]) {
    guard grammar.syntax.headIsLast else { return }
    for index in tokens.indices.dropFirst() {
      switch tokens[index].partOfSpeech {
      case .verb, .auxiliary: nounBehindDeterminer(index, &tokens)
      case .noun, .properNoun: verbBehindName(index, &tokens)
      default: continue
      }
    }
  }

  /// No finite verb stands right behind an article or a genitive.
  private func nounBehindDeterminer(_ index: Int, _ tokens: inout [Token]) {
    let before = tokens[index - 1]
    let lower = before.form.lowercased()
    let isDetermined =
      grammar.definite.contains(lower) || grammar.articles.contains(lower)
      || before.features.contains(.possessive) && grammar.possessive[lower] != nil
      || grammar.genitives.contains(lower) && before.partOfSpeech == .particle
    let features = tokens[index].features
    guard isDetermined, tokens[index].followsSpace, !features.contains(.participle),
      !features.contains(.gerund), tokens[index].partOfSpeech != .auxiliary
    else { return }
    tokens[index].partOfSpeech = .noun
    tokens[index].features = features.contains(.thirdPerson) ? .plural : .singular
  }

  /// « Numerix plans to sue », « Numerix sues Palador »: a plural noun between a name and what only
  /// a verb takes.
  private func verbBehindName(_ index: Int, _ tokens: inout [Token]) {
    let token = tokens[index]
    guard index + 1 < tokens.count, tokens[index - 1].partOfSpeech == .properNoun,
      token.form == token.form.lowercased(), token.followsSpace
    else { return }
    let next = tokens[index + 1]
    let governs =
      grammar.control["\(token.lemma) \(next.form.lowercased())"] != nil
      && index + 2 < tokens.count && tokens[index + 2].features.contains(.infinitive)
    let takesObject =
      next.followsSpace
      && (next.partOfSpeech == .properNoun || next.partOfSpeech == .determiner
        || next.partOfSpeech == .symbol)
    guard governs || takesObject && words.isThirdPerson(token.form) else { return }
    tokens[index].partOfSpeech = .verb
    tokens[index].lemma = words.verbLemma(of: token.form) ?? token.lemma
    tokens[index].features = [.finite, .indicative, .present, .thirdPerson, .singular]
  }
}
