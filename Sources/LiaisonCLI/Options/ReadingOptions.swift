import ArgumentParser
import Foundation
import Liaison

/// How documents are found and read.
struct DocumentOptions: ParsableArguments {
  @Flag(help: "Treat a file that cannot be read as an error, also in a folder.")
  var strict = false

  @Option(name: .shortAndLong, help: "Documents read at a time (default: the number of cores).")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// How relations are read out of documents.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var documents: DocumentOptions
  @OptionGroup var types: RelationTypeOptions

  var strict: Bool { documents.strict }
  var jobCount: Int { documents.jobCount }
}

/// Which relation types are read beyond the five.
struct RelationTypeOptions: ParsableArguments {
  @Option(
    name: .customLong("relations"),
    help: ArgumentHelp(
      "Read the relation types of a file or folder as well; may be repeated.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Read this relation type as well; may be repeated.", valueName: "type"))
  var also: [OptionalType] = []

  /// A type that ships and is off otherwise.
  struct OptionalType: ExpressibleByArgument {
    let type: RelationType

    init?(argument: String) {
      type = RelationType(rawValue: argument)
      guard RelationType.optional.contains(type) else { return nil }
    }

    static var allValueStrings: [String] { RelationType.optional.map(\.rawValue) }
  }

  /// - Parameter asked: types that an answer is restricted to, which must be read then.
  func selection(asked: [RelationType] = []) throws -> RelationTypeSelection {
    try RelationTypeSelection(
      added: also.map(\.type) + asked.filter(RelationType.optional.contains), paths: paths)
  }
}
