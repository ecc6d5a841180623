import ArgumentParser
import Foundation

/// How documents are read.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Treat a file that cannot be read as an error, also in a folder.")
  var strict = false

  @Option(name: .shortAndLong, help: "Documents read at a time (default: the number of cores).")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
