import Liaison

/// Relation records, from documents or from files of records.
struct RelationInput {
  private(set) var records: [RelationRecord] = []
  /// How many pieces of evidence are exactly their document's text, of how many that were compared.
  private(set) var exactEvidence: (exact: Int, all: Int)?

  /// Reads documents and relation files: first the files in the order given, then the documents.
  static func load(_ files: [InputFile], reading: ReadingOptions) throws -> RelationInput {
    var input = RelationInput()
    var documents: [InputFile] = []
    for file in files {
      switch try file.kind {
      case .documents: documents.append(file)
      case .records: input.records += try RecordFile.records(in: file)
      case .diagram:
        throw CommandFailure(.usage, "\(file.displayName): a DOT file holds no relation records.")
      }
    }
    if !documents.isEmpty {
      input.add(
        try DocumentBatch.extract(
          from: documents, isStrict: reading.strict, jobs: reading.jobCount))
    }
    return input
  }

  private mutating func add(_ batch: DocumentBatch) {
    var exact = 0
    var all = 0
    for (document, extraction) in zip(batch.documents, batch.extractions) {
      let scalars = Array(document.text.unicodeScalars)
      for evidence in extraction.records.map(\.evidence) {
        all += 1
        let range = evidence.scalarRange.clamped(to: 0..<scalars.count)
        if String(String.UnicodeScalarView(scalars[range])) == evidence.quote { exact += 1 }
      }
      records += extraction.records
    }
    exactEvidence = (exact, all)
  }
}
