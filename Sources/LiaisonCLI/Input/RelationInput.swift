import Liaison

/// Relation records, from documents or from files of records.
struct RelationInput {
  private(set) var records: [RelationRecord] = []
  /// How many pieces of evidence are exactly their document's text, of how many that were compared.
  private(set) var exactEvidence: (exact: Int, all: Int)?

  /// Reads documents and relation files: first the files in the order given, then the documents.
  /// - Parameters:
  ///   - allClaims: whether a document gives every statement of a relation, or its best.
  ///   - asked: types that the answer is restricted to.
  ///   - minimumConfidence: below which nothing is read out of a document; nil for what is standard.
  ///   - choose: which of the documents found are read.
  static func load(
    _ files: [InputFile], allClaims: Bool, reading: ReadingOptions, asked: [RelationType] = [],
    minimumConfidence: Double? = nil,
    choosing choose: ([DocumentLocation]) throws -> [DocumentLocation] = { $0 }
  ) throws -> RelationInput {
    var input = RelationInput()
    var documents: [InputFile] = []
    for file in files {
      switch try file.kind {
      case .documents: documents.append(file)
      case .records: input.records += try records(in: file)
      case .diagram, .table, .snapshot:
        throw CommandFailure(
          .usage, "\(file.displayName): this is a graph and holds no relation records.")
      }
    }
    if !documents.isEmpty {
      input.add(
        try DocumentBatch.extract(
          from: documents, reading: reading, asked: asked, minimumConfidence: minimumConfidence,
          choosing: choose),
        allClaims: allClaims)
    }
    return input
  }

  private static func records(in file: InputFile) throws -> [RelationRecord] {
    try RelationJSONLines.decode(file.text(), name: file.displayName)
  }

  private mutating func add(_ batch: DocumentBatch<DocumentExtraction>, allClaims: Bool) {
    var exact = 0
    let alreadyThere = records.count
    for (document, extraction) in zip(batch.documents, batch.results) {
      let found = allClaims ? extraction.claims : extraction.records
      let scalars = Array(document.text.unicodeScalars)
      exact += found.count { record in
        let range = record.evidence.scalarRange.clamped(to: 0..<scalars.count)
        return String(String.UnicodeScalarView(scalars[range])) == record.evidence.quote
      }
      records += found
    }
    exactEvidence = (exact, records.count - alreadyThere)
  }
}
