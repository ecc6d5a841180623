import Liaison

/// Many documents, read on several threads, with what was made of each.
struct DocumentBatch<Result: Sendable> {
  /// The documents that could be read, in the order in which they were given or found.
  let documents: [SourceDocument]
  /// What was made of each, in the same order.
  let results: [Result]

  /// Finds and reads documents and makes something of each.
  ///
  /// What cannot be read is a warning where it was found in a folder, and an error where it was
  /// named, or always with `isStrict`.
  /// - Parameter choose: which of those found are read.
  static func read(
    _ files: [InputFile], isStrict: Bool, jobs: Int,
    choosing choose: ([DocumentLocation]) throws -> [DocumentLocation] = { $0 },
    making make: @Sendable (SourceDocument) throws -> Result
  ) throws -> DocumentBatch {
    if let file = try files.first(where: { try $0.kind != .documents }) {
      throw CommandFailure(
        .badData, "\(file.displayName): these are relations already, not a document.")
    }
    let found = try DocumentFinder().find(files.map(\.path))
    found.diagnostics.forEach(Console.report)
    if isStrict, let first = found.diagnostics.first {
      throw CommandFailure(.badData, "\(first.subject): \(first.message)")
    }
    let standardInput = try files.first(where: \.isStandardInput)?.bytes()
    let locations = try choose(found.documents)
    let progress = ProgressBar(total: locations.count)
    defer { progress.finish() }
    let outcomes = try concurrentMap(locations, jobs: jobs) { location -> Outcome in
      defer { progress.advance() }
      do {
        let reading = try read(location, standardInput: standardInput)
        return .read(reading.document, try make(reading.document), reading.diagnostics)
      } catch let error as ReadingError where !location.isNamed && !isStrict {
        return .skipped(error)
      }
    }
    progress.finish()
    return try DocumentBatch(outcomes)
  }

  private static func read(
    _ location: DocumentLocation, standardInput: [UInt8]?
  ) throws -> DocumentReader.Reading {
    let reader = DocumentReader()
    guard location.place == .standardInput, let standardInput else {
      return try reader.read(location)
    }
    return try reader.decode(standardInput, id: location.id, displayName: location.displayName)
  }

  private enum Outcome: Sendable {
    case read(SourceDocument, Result, [Diagnostic])
    case skipped(ReadingError)
  }

  private init(_ outcomes: [Outcome]) throws {
    var documents: [SourceDocument] = []
    var results: [Result] = []
    for outcome in outcomes {
      switch outcome {
      case .read(let document, let result, let diagnostics):
        documents.append(document)
        results.append(result)
        diagnostics.forEach(Console.report)
      case .skipped(let error):
        Console.report(error.asWarning)
      }
    }
    guard !documents.isEmpty else {
      throw CommandFailure(.badData, "none of the documents could be read.")
    }
    self.documents = documents
    self.results = results
  }
}

extension DocumentBatch<DocumentExtraction> {
  /// Finds, reads and extracts.
  /// - Parameters:
  ///   - asked: types that the answer is restricted to.
  ///   - minimumConfidence: from 0 to 1; nil for what is standard.
  ///   - choose: which of the documents found are read.
  static func extract(
    from files: [InputFile], reading: ReadingOptions, asked: [RelationType],
    minimumConfidence: Double? = nil,
    choosing choose: ([DocumentLocation]) throws -> [DocumentLocation] = { $0 }
  ) throws -> DocumentBatch {
    let pipeline = try ExtractionPipeline(relationTypes: reading.types.selection(asked: asked))
    let confidence = minimumConfidence ?? ExtractionPipeline.standardConfidence
    let batch = try read(
      files, isStrict: reading.strict, jobs: reading.jobCount, choosing: choose
    ) {
      pipeline.extract(from: $0, minimumConfidence: confidence)
    }
    batch.results.flatMap(\.diagnostics).forEach(Console.report)
    return batch
  }
}
