import LiaisonModel
import LiaisonText

/// Which words are common words, and the forms of the verbs that relations need.
struct WordLexicon: Sendable {
  private let common: Set<String>
  private let inflections: Inflections

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    common = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/common-words.txt"
    ).words("")
    inflections = try Inflections(language, resources: resources)
  }

  /// Whether the spelling is, in lower case, mostly something else than a name.
  func isCommonWord(_ form: String) -> Bool {
    let lower = form.lowercased()
    return common.contains(lower) || !inflections.readings(of: lower).isEmpty
  }

  /// Sets right what the tagger misread of the words that relations need.
  func correct(_ tokens: inout [Token], grammar: Grammar) {
    correctParticiples(&tokens, grammar: grammar)
    correctLemmas(&tokens, grammar: grammar)
  }

  /// « a depuis délaissé »: behind the auxiliary, adverbs between, an ending tells the participle.
  private func correctParticiples(_ tokens: inout [Token], grammar: Grammar) {
    guard !grammar.participleEndings.isEmpty else { return }
    for index in tokens.indices.dropFirst() {
      let tag = tokens[index].partOfSpeech
      guard tag == .adjective || tag == .noun || tag == .other || tag == .properNoun,
        grammar.participleEndings.contains(where: tokens[index].form.hasSuffix),
        tokens[index].form.count > 3, tokens[index].form.first?.isLowercase == true
      else { continue }
      var before = index - 1
      while before > 0, index - before < 4,
        tokens[before].partOfSpeech == .adverb || grammar.adverbials.holdsWord(tokens[before].form)
      { before -= 1 }
      guard grammar.have.contains(tokens[before].lemma) else { continue }
      tokens[index].partOfSpeech = .verb
      tokens[index].features = [.participle, .past]
    }
  }

  /// Whether the form can be a verb's third person of the present.
  func isThirdPerson(_ form: String) -> Bool {
    inflections.readings(of: form).contains { $0.features.contains(.thirdPerson) }
  }

  /// The verb that the form belongs to, where `inflections.txt` knows it.
  func verbLemma(of form: String) -> String? { inflections.readings(of: form).first?.lemma }

  /// What `inflections.txt` knows a form to be.
  func readings(of form: String) -> [Inflections.Reading] { inflections.readings(of: form) }

  /// Sets right the lemma of verbs that relations need, where the tagger guessed one that is none.
  private func correctLemmas(_ tokens: inout [Token], grammar: Grammar) {
    for index in tokens.indices {
      let readings = inflections.readings(of: tokens[index].form.lowercased())
      guard let first = readings.first else { continue }
      switch tokens[index].partOfSpeech {
      case .verb, .auxiliary:
        guard !grammar.have.contains(tokens[index].lemma),
          !grammar.passiveAuxiliaries.contains(tokens[index].lemma)
        else { continue }
        let features = tokens[index].features
        let fitting = readings.first { !$0.features.isDisjoint(with: features) }
        // « found » is the past of find, though it can be an infinitive too.
        if let own = readings.first(where: { $0.lemma == tokens[index].lemma }),
          fitting == nil || !own.features.isDisjoint(with: features)
        {
          continue
        }
        let reading = fitting ?? first
        tokens[index].lemma = reading.lemma
      case nil:
        tokens[index].partOfSpeech = .verb
        tokens[index].lemma = first.lemma
        tokens[index].features = first.features
      default:
        // « créa », « assigna »: a simple past that the tagger has never seen.
        guard first.features.contains(.past), first.features.contains(.finite), index > 0,
          tokens[index].form.first?.isLowercase == true,
          tokens[index - 1].partOfSpeech == .properNoun
            || tokens[index - 1].partOfSpeech == .pronoun
            || tokens[index - 1].form.first?.isUppercase == true
        else { continue }
        tokens[index].partOfSpeech = .verb
        tokens[index].lemma = first.lemma
        tokens[index].features = first.features
      }
    }
  }
}
