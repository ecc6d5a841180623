import LiaisonModel
import LiaisonText

@testable import LiaisonExtraction

/// What the tests read with: loaded once, as the word lists take longer than a sentence.
enum Reading {
  /// The rules alone, so that each example tells whether a rule reads it.
  static let pipeline = Result { try ExtractionPipeline(usesClassifier: false) }
  /// With the types that are off by default.
  static let checker = Result {
    try RelationTypeChecker(relationTypes: RelationTypeSelection(added: RelationType.optional))
  }
  static let whole = Result { try ExtractionPipeline() }

  static func document(_ text: String, _ language: Language, date: String? = nil) throws
    -> DocumentReading
  {
    try pipeline.get().reading(
      of: SourceDocument(
        id: "test", text: text, date: date.flatMap { PartialDate($0) }, language: language))
  }

  static func records(_ text: String, _ language: Language = .french) throws -> [RelationRecord] {
    try pipeline.get().extract(
      from: SourceDocument(id: "test", text: text, language: language), minimumConfidence: 0.6
    ).records
  }

  /// `type: source -> target (status)`, a line each, in order of the alphabet.
  static func claims(_ text: String, _ language: Language = .french) throws -> [String] {
    try records(text, language).map {
      "\($0.type.rawValue): \($0.source) -> \($0.target) (\($0.status.rawValue))"
    }.sorted()
  }

  /// Every clause with a verb as `lemma(function=filler|filler, …)`, functions in order of the
  /// alphabet: who does it is `subject` whatever the voice.
  static func clauses(_ text: String, _ language: Language = .french) throws -> [String] {
    let reading = try document(text, language)
    var lines: [String] = []
    for (sentence, structure) in reading.structures.enumerated() {
      for (index, clause) in structure.clauses.enumerated() {
        let model = ClauseArguments.gappedModel(of: index, structure)
        guard let verb = structure.clauses[model ?? index].verb ?? clause.verb else { continue }
        let arguments = ClauseArguments(index, of: sentence, in: reading)
        let functions = arguments.fillers.keys.sorted().filter { $0 != "surface-subject" }
        let filled = functions.compactMap { function -> String? in
          let fillers = arguments[function].map { describe($0, reading) }
          return fillers.isEmpty ? nil : "\(function)=\(fillers.joined(separator: "|"))"
        }
        lines.append("\(verb.lemma)(\(filled.joined(separator: ", ")))")
      }
    }
    return lines
  }

  private static func describe(_ filler: Filler, _ reading: DocumentReading) -> String {
    switch filler {
    case .phrases(let ids):
      ids.map { reading.tokens[reading.phrase($0).group.head].form }.joined(separator: "+")
    case .pronoun(_, let token), .clitic(_, let token): reading.tokens[token].form
    }
  }

  /// The entities that a document names, as `name: type`, in the order they are first named.
  static func entities(_ text: String, _ language: Language = .french) throws -> [String] {
    let table = try document(text, language).entities
    var seen: Set<Int> = []
    return table.mentions.map(\.entity).filter { seen.insert($0).inserted }.map {
      "\(table.entities[$0].name): \(table.entities[$0].type.rawValue)"
    }
  }
}
