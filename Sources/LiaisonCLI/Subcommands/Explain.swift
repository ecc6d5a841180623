import ArgumentParser
import Foundation
import Liaison

struct Explain: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what led to the relations of a sentence, or why it gave none.",
    discussion: """
      Shows who is named and meant in the sentence, what its verbs say, which rules have a word in \
      it and matched or were refused, what the classifier makes of its pairs, and the relations \
      with their confidence. The offset is the start of a relation record, or any other place.
      """)

  @Argument(
    help: ArgumentHelp(
      "A document or a folder of documents; - is standard input.", valueName: "path")
  )
  var path: String

  @Option(
    help: ArgumentHelp(
      "The document, as relation records call it; not needed where there is one only.",
      valueName: "name"))
  var document: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("A place in the document, in Unicode code points.", valueName: "offset"))
  var offset: Int

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp("Below which a claim is no relation, from 0 to 1.", valueName: "number"))
  var minimumConfidence: Double?

  @Option(help: "How to print it.")
  var format: Format = .text

  @OptionGroup var types: RelationTypeOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if offset < 0 { throw ValidationError("--at must be at least 0.") }
    if let minimumConfidence, !(0...1).contains(minimumConfidence) {
      throw ValidationError("--min-confidence must be from 0 to 1.")
    }
  }

  func run() throws {
    let document = try chosenDocument()
    let pipeline = try ExtractionPipeline(relationTypes: types.selection())
    let explanation = pipeline.explain(
      document, at: offset,
      minimumConfidence: minimumConfidence ?? ExtractionPipeline.standardConfidence)
    guard let explanation else {
      let length = document.text.unicodeScalars.count
      throw CommandFailure(
        .notThere,
        "\(document.id): there is no sentence at \(offset); the text has \(length) code points.")
    }
    switch format {
    case .text: try output.destination.write(ExplanationReport(explanation).text)
    case .json:
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try output.destination.write(encoder.encode(explanation) + Data("\n".utf8))
    }
  }

  private func chosenDocument() throws -> SourceDocument {
    let batch = try DocumentBatch.read(
      [InputFile(path: path)], isStrict: false, jobs: 1, choosing: choose
    ) { $0.id }
    guard let document = batch.documents.first else {
      throw CommandFailure(.badData, "\(path): there is no document in it.")
    }
    return document
  }

  private func choose(_ locations: [DocumentLocation]) throws -> [DocumentLocation] {
    let names = locations.map(\.id.rawValue)
    let some = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    guard let document else {
      guard locations.count == 1 else {
        throw CommandFailure(
          .usage, "there are \(names.count) documents; name one with --document: \(some)")
      }
      return locations
    }
    guard let place = names.firstIndex(of: document) else {
      throw CommandFailure(.notThere, "no document is called “\(document)”; there are \(some)")
    }
    return [locations[place]]
  }
}
