import Foundation
import Testing
import _LiaisonTestSupport

/// `evaluate` reads what its gold file judges.
@Suite struct EvaluateTests {
  private static func gold(_ lines: Int) throws -> (path: String, TemporaryFolder) {
    let all = try String(contentsOfFile: Repository.fixture("samples.gold.jsonl"), encoding: .utf8)
    let folder = try TemporaryFolder()
    let chosen = all.split(separator: "\n").prefix(lines).joined(separator: "\n")
    try folder.write("gold.jsonl", Data(chosen.utf8))
    return ("\(folder.path)/gold.jsonl", folder)
  }

  @Test func `of a folder only the documents of the gold file are read`() throws {
    let (path, folder) = try Self.gold(1)
    let result = try Shell.liaison("evaluate", path, "seeds", "--by", "doc")
    withExtendedLifetime(folder) {}
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.text.split(separator: "\n").count { $0.contains(".txt") } == 1)
  }

  @Test func `documents that the gold file does not judge are told where it judges none`() throws {
    let folder = try TemporaryFolder()
    try folder.write("other.txt", Data("Ann Lee founded Brightwater in 2019.".utf8))
    let (path, golds) = try Self.gold(1)
    let result = try Shell.liaison("evaluate", path, folder.path)
    withExtendedLifetime((folder, golds)) {}
    #expect(result.status == 0)
    #expect(result.errors.contains("not in the gold file, so not counted: other.txt"))
  }
}
