import LiaisonText

/// Sets right what a tagger confuses where a language lets nouns and verbs share their forms:
/// « Palador's claim against X », « Numerix plans to sue », « Numerix sues Palador ».
struct TagRepair: Sendable {
  let grammar: Grammar
  let words: WordLexicon
  let nouns: NounLexicon

  func repair(_ tokens: inout [Token]) {
    guard grammar.syntax.headIsLast else {
      for index in tokens.indices.dropFirst() { verbBehindSubject(index, &tokens) }
      return
    }
    for index in tokens.indices.dropFirst() {
      markGenitive(index, &tokens)
      switch tokens[index].partOfSpeech {
      case .verb, .auxiliary:
        nounWithCapital(index, &tokens)
        nounBehindDeterminer(index, &tokens)
        infinitiveBehindMark(index, &tokens)
        gerundAsNoun(index, &tokens)
        hyphenedNoun(index, &tokens)
      case .noun, .properNoun: verbBehindName(index, &tokens)
      default: verbBehindDistributive(index, &tokens)
      }
      if tokens[index].partOfSpeech == .noun { nounLemma(index, &tokens) }
      if tokens[index].partOfSpeech == .noun { verbBehindDistributive(index, &tokens) }
    }
  }

  /// « Numerix entre au capital », « Palador finance Arvo », « X, …, fête ses dix ans »: what could be
  /// a noun or a preposition is a verb between a name and what only a verb takes.
  private func verbBehindSubject(_ index: Int, _ tokens: inout [Token]) {
    let token = tokens[index]
    guard index + 1 < tokens.count, token.form == token.form.lowercased(), token.followsSpace,
      token.partOfSpeech != .verb, token.partOfSpeech != .auxiliary,
      token.partOfSpeech != .determiner, token.partOfSpeech != .pronoun,
      words.isThirdPerson(token.form)
    else { return }
    let before = tokens[index - 1]
    let next = tokens[index + 1]
    let lower = next.form.lowercased()
    let isBehindName =
      (before.partOfSpeech == .properNoun
        || before.form.first?.isUppercase == true && index > 1 && before.partOfSpeech == .noun)
      && before.form.first?.isLowercase != true
    let isBehindMark = [",", ")", "»"].contains(before.form)
    let opensObject =
      grammar.definite.contains(lower) || grammar.possessive[lower] != nil
      || grammar.demonstrative.contains(lower) || grammar.indefinite.contains(lower)
    let opensPlace =
      grammar.canonicalPreposition(lower) == "to" || grammar.canonicalPreposition(lower) == "in"
      || grammar.canonicalPreposition(lower) == "en"
    let isName = next.form.first?.isUppercase == true
    if token.partOfSpeech == .adposition {
      // « entre Numerix et Palador » keeps its preposition.
      guard isBehindName || isBehindMark, opensPlace else { return }
    } else {
      guard isBehindName && (opensObject || opensPlace || isName) || isBehindMark && opensObject
      else { return }
    }
    tokens[index].partOfSpeech = .verb
    tokens[index].lemma = words.verbLemma(of: token.form) ?? token.lemma
    tokens[index].features = [.finite, .indicative, .present, .thirdPerson, .singular]
  }

  /// A singular noun is its own lemma; that of a plural begins as it does.
  private func nounLemma(_ index: Int, _ tokens: inout [Token]) {
    let lower = tokens[index].form.lowercased()
    let lemma = tokens[index].lemma
    if tokens[index].features.contains(.singular), !lower.hasSuffix("s") {
      tokens[index].lemma = lower
    } else if lower.hasSuffix("s"), !lower.hasPrefix(lemma.dropLast()), nouns.holds(lower) == false
    {
      tokens[index].lemma = String(lower.dropLast())
    } else if lower.hasSuffix("s"), lower.dropLast() != lemma, lower.hasPrefix(lemma.dropLast()),
      lower.dropLast().count == lemma.count
    {
      tokens[index].lemma = String(lower.dropLast())
    }
  }

  /// « left to found Numerix »: no past stands behind the mark of the infinitive.
  private func infinitiveBehindMark(_ index: Int, _ tokens: inout [Token]) {
    let mark = tokens[index - 1]
    guard mark.partOfSpeech == .particle, !grammar.genitives.contains(mark.form),
      !tokens[index].features.contains(.infinitive),
      let reading = words.readings(of: tokens[index].form.lowercased()).first(where: {
        $0.features.contains(.infinitive)
      })
    else { return }
    tokens[index].lemma = reading.lemma
    tokens[index].features = .infinitive
  }

  /// « a 9% holding in Numerix »: a noun in -ing with nothing for an object.
  private func gerundAsNoun(_ index: Int, _ tokens: inout [Token]) {
    let form = tokens[index].form
    guard tokens[index].features.contains(.gerund) || tokens[index].features.contains(.participle),
      nouns.holds(form.lowercased()), index + 1 < tokens.count
    else { return }
    let next = tokens[index + 1].partOfSpeech
    guard next == .adposition || next == .punctuation || next == .verb || next == .auxiliary else {
      return
    }
    var before = index - 1
    while before > 0, index - before < 5,
      tokens[before].partOfSpeech == .numeral || tokens[before].partOfSpeech == .adjective
        || tokens[before].form == "%"
    {
      before -= 1
    }
    let lower = tokens[before].form.lowercased()
    guard
      grammar.definite.contains(lower) || tokens[before].features.contains(.indefinite)
        || grammar.possessive[lower] != nil
        || grammar.genitives.contains(lower) && tokens[before].partOfSpeech == .particle
    else { return }
    tokens[index].partOfSpeech = .noun
    tokens[index].lemma = form.lowercased()
    tokens[index].features = .singular
  }

  /// « Numerix co-founders »: no verb that anyone knows.
  private func hyphenedNoun(_ index: Int, _ tokens: inout [Token]) {
    let lower = tokens[index].form.lowercased()
    guard lower.contains("-"), lower.hasSuffix("s"), words.verbLemma(of: lower) == nil,
      nouns.holds(String(lower.dropLast()))
    else { return }
    tokens[index].partOfSpeech = .noun
    tokens[index].lemma = String(lower.dropLast())
    tokens[index].features = .plural
  }

  /// « A and B each own half », « each threw $50,000 »
  private func verbBehindDistributive(_ index: Int, _ tokens: inout [Token]) {
    let token = tokens[index]
    guard grammar.distributives.contains(tokens[index - 1].form.lowercased()),
      index + 1 < tokens.count, index > 1,
      isCapitalized(tokens[index - 2])
        || tokens[index - 2].partOfSpeech == .properNoun || tokens[index - 2].partOfSpeech == .noun,
      let reading = words.readings(of: token.form.lowercased()).first(where: {
        $0.features.contains(.infinitive) || $0.features.contains(.past)
      })
    else { return }
    let next = tokens[index + 1]
    guard
      [.determiner, .numeral, .symbol, .properNoun].contains(next.partOfSpeech)
        || grammar.ones.contains(next.form.lowercased())
        || grammar.fractions.contains(next.form.lowercased())
    else { return }
    tokens[index].partOfSpeech = .verb
    tokens[index].lemma = reading.lemma
    tokens[index].features =
      reading.features.contains(.past)
      ? [.finite, .indicative, .past] : [.finite, .indicative, .present]
  }

  /// A genitive is a particle, whatever the tagger made of it; « it's » keeps its verb.
  private func markGenitive(_ index: Int, _ tokens: inout [Token]) {
    let token = tokens[index]
    guard grammar.genitives.contains(token.form), !token.followsSpace,
      token.partOfSpeech != .verb, token.partOfSpeech != .auxiliary,
      token.form.count > 1 || tokens[index - 1].form.hasSuffix("s")
    else { return }
    tokens[index].partOfSpeech = .particle
    tokens[index].features = []
  }

  /// « to President-elect Donald Trump »
  private func nounWithCapital(_ index: Int, _ tokens: inout [Token]) {
    let form = tokens[index].form
    guard form.first?.isUppercase == true, tokens[index - 1].partOfSpeech != .punctuation,
      tokens[index].followsSpace, nouns.nouns.holdsWord(form.lowercased())
    else { return }
    tokens[index].partOfSpeech = .noun
    tokens[index].features = .singular
  }

  /// No finite verb stands right behind an article or a genitive.
  private func nounBehindDeterminer(_ index: Int, _ tokens: inout [Token]) {
    let before = tokens[index - 1]
    let lower = before.form.lowercased()
    if opensIndefinite(index, tokens) {
      tokens[index].partOfSpeech = .noun
      tokens[index].features = .singular
      return
    }
    let isDetermined =
      grammar.definite.contains(lower) || grammar.articles.contains(lower)
      || before.features.contains(.possessive) && grammar.possessive[lower] != nil
      || grammar.genitives.contains(lower) && before.partOfSpeech == .particle
    let features = tokens[index].features
    guard tokens[index].partOfSpeech != .noun, isDetermined, tokens[index].followsSpace,
      !features.contains(.participle),
      !features.contains(.gerund)
    else { return }
    tokens[index].partOfSpeech = .noun
    tokens[index].features =
      features.contains(.thirdPerson) || tokens[index].form.hasSuffix("s") ? .plural : .singular
  }

  /// « a High Court claim »: a verb behind one thing would have its ending.
  private func opensIndefinite(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard token.partOfSpeech == .verb, !token.form.hasSuffix("s"), !token.features.contains(.past),
      !token.features.contains(.participle), !token.features.contains(.gerund)
    else { return false }
    var before = index - 1
    while before > 0, index - before < 5,
      tokens[before].partOfSpeech == .properNoun || tokens[before].partOfSpeech == .adjective
        || tokens[before].partOfSpeech == .noun && !tokens[before].features.contains(.plural)
    {
      before -= 1
    }
    let lower = tokens[before].form.lowercased()
    return before >= 0 && before < index - 1 && tokens[before].features.contains(.indefinite)
  }

  /// « Numerix plans to sue », « Numerix sues Palador »: a plural noun between a name and what only
  /// a verb takes.
  private func verbBehindName(_ index: Int, _ tokens: inout [Token]) {
    let token = tokens[index]
    guard index + 1 < tokens.count, token.form == token.form.lowercased(), token.followsSpace,
      tokens[index - 1].partOfSpeech == .properNoun || isCapitalized(tokens[index - 1])
        || awaitsVerb(index, tokens)
    else { return }
    let next = tokens[index + 1]
    let lower = next.form.lowercased()
    let governs =
      grammar.control["\(token.lemma) \(lower)"] != nil
      && index + 2 < tokens.count && tokens[index + 2].features.contains(.infinitive)
    let isPlural = token.features.contains(.plural) && token.form.hasSuffix("s")
    let takesObject =
      next.followsSpace
      && (words.isThirdPerson(token.form) && startsObject(next)
        || isPlural
          && (grammar.articles.contains(lower)
            || next.partOfSpeech == .pronoun && !next.features.contains(.relative)))
    guard governs || takesObject else { return }
    tokens[index].partOfSpeech = .verb
    tokens[index].lemma = words.verbLemma(of: token.form) ?? token.lemma
    tokens[index].features = [.finite, .indicative, .present, .thirdPerson, .singular]
  }

  private func isCapitalized(_ token: Token) -> Bool {
    token.partOfSpeech == .noun && token.form.first?.isUppercase == true
  }

  private func startsObject(_ token: Token) -> Bool {
    token.partOfSpeech == .properNoun || token.partOfSpeech == .determiner
      || token.partOfSpeech == .symbol || token.features.contains(.possessive)
  }

  /// « who these days counsels the board »: no verb since the relative pronoun.
  private func awaitsVerb(_ index: Int, _ tokens: [Token]) -> Bool {
    for token in tokens[max(0, index - 5)..<index].reversed() {
      if token.partOfSpeech == .verb || token.partOfSpeech == .auxiliary { return false }
      if token.partOfSpeech == .punctuation || token.partOfSpeech == .adposition { return false }
      let lower = token.form.lowercased()
      if grammar.relatives.holdsWord(lower), token.partOfSpeech == .pronoun { return true }
    }
    return false
  }
}
