import LiaisonModel
import LiaisonText

/// A word that may stand for an entity without naming it: a pronoun, a possessive, the head of a
/// noun group (« la *clinique* »).
struct ReferringWord: Sendable {
  enum Kind: Sendable { case pronoun, possessive, noun }

  let token: Int
  let sentence: Int
  let kind: Kind
  let agreement: Agreement
  /// The noun group that it heads.
  let phrase: DocumentReading.PhraseID?
  /// Whether it stands where the subject of a clause does.
  var isSubject = false
  /// Entities that it cannot mean where it stands.
  var excluded: Set<Int> = []

  /// All of a document, in the order of the text.
  static func all(in reading: DocumentReading) -> [ReferringWord] {
    let coarguments = reading.coarguments()
    return reading.structures.indices.flatMap { sentence -> [ReferringWord] in
      guard reading.document.sentences[sentence].kind != .furniture else { return [] }
      let subjects = subjects(of: reading.structures[sentence])
      return all(in: sentence, of: reading).map { word in
        var word = word
        word.excluded = coarguments[word.token] ?? []
        word.isSubject = subjects.contains(word.token)
        return word
      }
    }
  }

  /// The heads of what stands before the verbs of a sentence, and subject pronouns.
  private static func subjects(of structure: SentenceStructure) -> Set<Int> {
    var found: Set<Int> = []
    for clause in structure.clauses {
      guard let verb = clause.verb else { continue }
      if let pronoun = verb.subjectPronoun { found.insert(pronoun.token) }
      for phrase in clause.before.last ?? []
      where structure.phrases[phrase].group.preposition.isEmpty {
        found.insert(structure.phrases[phrase].group.head)
      }
    }
    return found
  }

  private static func all(in sentence: Int, of reading: DocumentReading) -> [ReferringWord] {
    let structure = reading.structures[sentence]
    var taken: Set<Int> = []
    var heads: [Int: DocumentReading.PhraseID] = [:]
    for (index, phrase) in structure.phrases.enumerated() {
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      let group = phrase.group
      if group.kind == .money { taken.formUnion(group.tokens) }
      if let name = group.name { taken.formUnion(name) }
      heads[group.head] = id
    }
    for time in reading.dates[sentence] { taken.formUnion(time.tokens) }
    var agreements: [Int: Agreement] = [:]
    for clause in structure.clauses {
      guard let verb = clause.verb else { continue }
      if let pronoun = verb.subjectPronoun { agreements[pronoun.token] = pronoun.agreement }
      for clitic in verb.clitics { agreements[clitic.token] = clitic.agreement }
    }
    let nouns = reading.lexicon.nouns
    return structure.tokens.compactMap { index in
      guard !taken.contains(index) else { return nil }
      let token = reading.tokens[index]
      if token.features.contains(.possessive),
        let owner = reading.lexicon.grammar.possessive[token.form.lowercased()]
      {
        return ReferringWord(
          token: index, sentence: sentence, kind: .possessive, agreement: owner, phrase: nil)
      }
      let phrase = heads[index]
      switch token.partOfSpeech {
      case .pronoun:
        guard !token.features.contains(.relative), !token.features.contains(.reflexive) else {
          return nil
        }
        return ReferringWord(
          token: index, sentence: sentence, kind: .pronoun,
          agreement: agreements[index] ?? phrase.map { reading.phrase($0).group.agreement }
            ?? .unknown,
          phrase: phrase)
      case .noun, .adjective, .properNoun, .numeral:
        guard let phrase, reading.phrase(phrase).group.kind != .money else { return nil }
        let group = reading.phrase(phrase).group
        guard group.noun?.types != [.location], !nouns.parts.contains(token.lemma) else {
          return nil
        }
        return ReferringWord(
          token: index, sentence: sentence, kind: .noun, agreement: group.agreement,
          phrase: phrase)
      default:
        guard let phrase, reading.phrase(phrase).group.kind == .pronoun else { return nil }
        return ReferringWord(
          token: index, sentence: sentence, kind: .pronoun,
          agreement: reading.phrase(phrase).group.agreement, phrase: phrase)
      }
    }
  }
}
