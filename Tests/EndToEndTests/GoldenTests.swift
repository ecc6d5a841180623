import Foundation
import Testing
import _LiaisonTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// From the sample dispatches to the diagram, stage by stage, against what was read and approved.
@Suite struct GoldenTests {
  private func output(_ arguments: String...) throws -> String {
    let result = try Shell.liaison(arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.text
  }

  @Test func `the relation records of the sample dispatches`() throws {
    try expectGolden(Repository.golden("seeds.jsonl"), try output("extract", "seeds"))
  }

  @Test func `the relations of the graph, with their sentences`() throws {
    try expectGolden(
      Repository.golden("seeds.relations.txt"), try output("relations", "seeds", "--evidence"))
  }

  @Test func `the diagram in Graphs is the one that the program draws`() throws {
    let graphs = Repository.root.appending(path: "Graphs")
    try expectGolden(
      graphs.appending(path: "seeds.dot"), try output("export", "seeds", "--format", "dot"))
    if isRecording { _ = try output("render", "seeds", "-o", "Graphs/seeds.svg") }
  }

  @Test func `the picture shows every relation and every entity that has one`() throws {
    let folder = try TemporaryFolder()
    let picture = folder.path + "/seeds.svg"
    _ = try output("render", "seeds", "-o", picture)
    let svg = try XMLDocument(contentsOf: URL(fileURLWithPath: picture))
    let listing = try output("relations", "seeds").split(separator: "\n").count - 1
    let edges = try svg.nodes(forXPath: "//*[local-name()='g'][starts-with(@class, 'edge')]")
    #expect(edges.count == listing && listing > 0)
  }
}
