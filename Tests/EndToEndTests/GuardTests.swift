import Foundation
import Testing
import _LiaisonTestSupport

/// What a person sees when Graphviz does not end, or ends in a crash.
@Suite struct GuardTests {
  private let folder: TemporaryFolder
  private var program: String { "liaison render '\(folder.path)/all.dot' --engine dot" }

  /// Forty-five who all sue each other: minutes of work for `dot`.
  init() throws {
    folder = try TemporaryFolder()
    let edges = (0..<45).flatMap { one in (0..<one).map { "a\(one) -> a\($0) [label=sues];" } }
    try folder.write("all.dot", Data("digraph { \(edges.joined(separator: "\n")) }".utf8))
  }

  @Test func `drawing ends when the time is up, with a sentence and without a file`() throws {
    let target = folder.path + "/late.svg"
    let result = try Shell.line("\(program) --time-limit 1 -o '\(target)'")
    #expect(result.status == 70)
    #expect(result.errors.contains("liaison: drawing took longer than 1.0 seconds; choose fewer"))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test(arguments: ["SEGV", "ABRT", "BUS"]) func `a crash is told`(signal: String) throws {
    let target = folder.path + "/crash.svg"
    let result = try Shell.line(
      "\(program) -o '\(target)' & sleep 3; kill -\(signal) $!; wait $!")
    #expect(result.status == 70)
    #expect(result.errors.contains("liaison: Graphviz crashed while it drew"))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func `what libraries print is not shown, what is wrong afterwards is`() throws {
    let input = Repository.fixture("samples.records.jsonl")
    let target = folder.path + "/out.svg"
    let quiet = try Shell.line("FONTCONFIG_FILE=/nowhere liaison render '\(input)' -o '\(target)'")
    #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet.errors)")
    let failed = try Shell.line("liaison render '\(input)' -o '\(folder.path)/no/out.svg'")
    #expect(failed.status == 74 && failed.errors.contains("does not exist"))
  }
}
