import Foundation
import Testing
import _LiaisonTestSupport

/// What a person sees when Graphviz does not end, or ends in a crash.
@Suite struct GuardTests {
  private let folder: TemporaryFolder
  private var program: String { "liaison render '\(folder.path)/all.dot' --engine dot" }

  /// A thicket of lawsuits without any order: many seconds of work for `dot`.
  init() throws {
    folder = try TemporaryFolder()
    var state: UInt32 = 1
    func entity() -> String {
      state = (state &* 1_103_515_245 &+ 12345) % (1 << 31)
      return "a\((state >> 8) % 150)"
    }
    let edges = (0..<990).map { _ in "\(entity()) -> \(entity()) [label=sues];" }
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
      "\(program) -o '\(target)' & sleep 2; kill -\(signal) $!; wait $!")
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
