import Liaison

/// The relations of many documents, read on several threads.
struct DocumentBatch {
  /// The documents that could be read, in the order in which they were given or found.
  let documents: [SourceDocument]
  /// What each says, in the same order.
  let extractions: [DocumentExtraction]

  /// Finds, reads and extracts.
  ///
  /// What cannot be read is a warning where it was found in a folder, and an error where it was
  /// named, or always with `isStrict`.
  /// - Parameter minimumConfidence: from 0 to 1; nil for what is standard.
  static func extract(
    from files: [InputFile], isStrict: Bool, jobs: Int, minimumConfidence: Double? = nil
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
    let confidence = minimumConfidence ?? ExtractionPipeline.standardConfidence
    return try extract(
      from: found.documents, isStrict: isStrict, jobs: jobs, minimumConfidence: confidence
    ) { location in
      let reader = DocumentReader()
      guard location.place == .standardInput, let standardInput else {
        return try reader.read(location)
      }
      return try reader.decode(
        standardInput, id: location.id, displayName: location.displayName)
    }
  }

  private static func extract(
    from locations: [DocumentLocation], isStrict: Bool, jobs: Int, minimumConfidence: Double,
    reading read: @Sendable (DocumentLocation) throws -> DocumentReader.Reading
  ) throws -> DocumentBatch {
    let pipeline = try ExtractionPipeline()
    let progress = ProgressBar(total: locations.count)
    defer { progress.finish() }
    let results = try concurrentMap(locations, jobs: jobs) { location -> Outcome in
      defer { progress.advance() }
      do {
        let reading = try read(location)
        let extraction = pipeline.extract(
          from: reading.document, minimumConfidence: minimumConfidence)
        return .read(reading.document, extraction, reading.diagnostics + extraction.diagnostics)
      } catch let error as ReadingError where !location.isNamed && !isStrict {
        return .skipped(error)
      }
    }
    progress.finish()
    return try DocumentBatch(results)
  }

  private enum Outcome: Sendable {
    case read(SourceDocument, DocumentExtraction, [Diagnostic])
    case skipped(ReadingError)
  }

  private init(_ outcomes: [Outcome]) throws {
    var documents: [SourceDocument] = []
    var extractions: [DocumentExtraction] = []
    for outcome in outcomes {
      switch outcome {
      case .read(let document, let extraction, let diagnostics):
        documents.append(document)
        extractions.append(extraction)
        diagnostics.forEach(Console.report)
      case .skipped(let error):
        Console.report(error.asWarning)
      }
    }
    guard !documents.isEmpty else {
      throw CommandFailure(.badData, "none of the documents could be read.")
    }
    self.documents = documents
    self.extractions = extractions
  }
}
