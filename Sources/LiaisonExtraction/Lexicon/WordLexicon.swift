import LiaisonModel
import LiaisonText

/// The readings that a word form has in treebanks, and a tagger that picks one by its neighbours.
///
/// A stand-in wherever a document comes without learned tags.
struct WordLexicon: Sendable {
  struct Reading: Sendable {
    let partOfSpeech: PartOfSpeech
    let lemma: String
    let features: MorphologicalFeatures
  }

  /// Most frequent first.
  private let readings: [String: [Reading]]
  private let inflections: Inflections

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let text = try resources.text(module: "LiaisonExtraction", "\(language.rawValue)/words.tsv")
    var readings: [String: [Reading]] = [:]
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 4, let tag = PartOfSpeech(rawValue: String(columns[1])) else { continue }
      readings[String(columns[0]), default: []].append(
        Reading(
          partOfSpeech: tag, lemma: String(columns[2]),
          features: MorphologicalFeatures(universal: columns[3])))
    }
    self.readings = readings
    inflections = try Inflections(language, resources: resources)
  }

  func readings(of form: String) -> [Reading] { readings[form] ?? inflections.readings(of: form) }

  /// Whether a lower-case word of this spelling exists.
  func knows(_ form: String) -> Bool { readings[form] != nil || !inflections.readings(of: form).isEmpty }

  /// Whether the spelling is, in lower case, mostly something else than a name.
  func isCommonWord(_ form: String) -> Bool {
    let lower = form.lowercased()
    if let all = readings[lower] { return all.first?.partOfSpeech != .properNoun }
    return !inflections.readings(of: lower).isEmpty
  }

  /// Fills what is missing of part of speech, lemma and features.
  func tag(_ tokens: inout [Token], grammar: Grammar) {
    for index in tokens.indices where tokens[index].partOfSpeech == nil {
      let form = tokens[index].form
      let lower = form.lowercased()
      var candidates = readings(of: form)
      if candidates.isEmpty, lower != form { candidates = readings(of: lower) }
      if candidates.isEmpty {
        tokens[index].partOfSpeech = guess(form)
        continue
      }
      let reading = choose(candidates, before: index, in: tokens, grammar: grammar)
      tokens[index].partOfSpeech = reading.partOfSpeech
      tokens[index].lemma = reading.lemma.lowercased()
      tokens[index].features = reading.features
    }
  }

  private func choose(
    _ candidates: [Reading], before index: Int, in tokens: [Token], grammar: Grammar
  ) -> Reading {
    let first = candidates[0]
    guard candidates.count > 1, index > 0 else { return first }
    func pick(_ wanted: (Reading) -> Bool) -> Reading { candidates.first(where: wanted) ?? first }
    var previous = index - 1
    while previous > 0, tokens[previous].partOfSpeech == .adverb { previous -= 1 }
    let before = tokens[previous].form.lowercased()
    if tokens[previous].lemma == "être" || tokens[previous].lemma == "avoir"
      || tokens[previous].lemma == "be" || tokens[previous].lemma == "have"
    {
      return pick { $0.features.contains(.participle) }
    }
    if grammar.negations.contains(before) || grammar.reflexives.contains(before)
      || grammar.subjectPronouns[before] != nil || before == "qui" || before == "who" || before == "to"
    {
      return pick { $0.partOfSpeech == .verb || $0.partOfSpeech == .auxiliary }
    }
    if grammar.indefinite.contains(before) || grammar.possessive[before] != nil
      || grammar.demonstrative.contains(before) || grammar.definite.contains(before)
      || grammar.contractions[before] != nil
    {
      return pick { [.noun, .adjective, .properNoun, .numeral].contains($0.partOfSpeech) }
    }
    if tokens[previous].partOfSpeech == .noun || tokens[previous].partOfSpeech == .properNoun {
      return pick { $0.partOfSpeech != .noun || $0.partOfSpeech == first.partOfSpeech }
    }
    return first
  }

  private func guess(_ form: String) -> PartOfSpeech {
    guard let scalar = form.unicodeScalars.first else { return .other }
    if scalar.properties.numericType != nil { return .numeral }
    if !scalar.properties.isAlphabetic { return .punctuation }
    return scalar.properties.isUppercase ? .properNoun : .noun
  }
}

extension MorphologicalFeatures {
  /// Reads a `FEATS` column of CoNLL-U.
  init(universal text: some StringProtocol) {
    self = []
    for pair in text.split(separator: "|") {
      switch pair {
      case "Number=Sing": insert(.singular)
      case "Number=Plur": insert(.plural)
      case "Gender=Masc": insert(.masculine)
      case "Gender=Fem": insert(.feminine)
      case "Person=1": insert(.firstPerson)
      case "Person=2": insert(.secondPerson)
      case "Person=3": insert(.thirdPerson)
      case "Tense=Past": insert(.past)
      case "Tense=Pres": insert(.present)
      case "Tense=Fut": insert(.future)
      case "Tense=Imp": insert(.imperfect)
      case "Mood=Ind": insert(.indicative)
      case "Mood=Cnd": insert(.conditional)
      case "Mood=Sub": insert(.subjunctive)
      case "Mood=Imp": insert(.imperative)
      case "VerbForm=Fin": insert(.finite)
      case "VerbForm=Inf": insert(.infinitive)
      case "VerbForm=Part": insert(.participle)
      case "VerbForm=Ger": insert(.gerund)
      case "Voice=Pass": insert(.passive)
      case "Definite=Def": insert(.definite)
      case "Definite=Ind": insert(.indefinite)
      case "Poss=Yes": insert(.possessive)
      case "Reflex=Yes": insert(.reflexive)
      case "PronType=Rel": insert(.relative)
      default: break
      }
    }
  }
}
