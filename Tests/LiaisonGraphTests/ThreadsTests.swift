import Foundation
import LiaisonGraph
import LiaisonModel
import Testing

/// One graph that many ask at once; to be run under ThreadSanitizer too.
@Suite struct ThreadsTests {
  private struct Answers: Equatable, Sendable {
    let paths: [GraphPath?]
    let lists: [[GraphPath]]
    let members: [Neighborhood?]
    let common: [[Entity.ID]]
    let groups: [[Entity.ID]]
    let rankings: [[Ranked]]
    let names: [Entity?]
    let isWhole: Bool

    init(_ graph: KnowledgeGraph, _ random: RandomGraph) {
      let options = PathOptions(filter: random.filter)
      let ids = random.entities.map(\.id)
      paths = ids.flatMap { id in
        [
          graph.shortestPath(from: "e0", to: id), graph.shortestPath(from: id, to: "e1", options),
          graph.quietestPath(from: id, to: "e1"),
        ]
      }
      lists = ids.flatMap { id in
        [
          graph.kShortestPaths(from: "e0", to: id, k: 5),
          graph.allShortestPaths(from: "e0", to: id, options).paths,
          graph.simplePaths(from: "e0", to: id, maxHops: 4).paths,
          graph.disjointPaths(fromAny: ["e0", "e1"], toAny: [id, "e2"]),
        ]
      }
      members = ids.map { graph.neighborhood(of: $0, radius: 2) }
      common = ids.map { graph.commonNeighbors(of: ["e0", $0]).map(\.entity.id) }
      groups = graph.components(filter: random.filter)
      rankings = [graph.degrees(), graph.pageRank(), graph.betweenness()]
      names = random.entities.map { graph.find($0.name) } + [graph.find("nobody")]
      isWhole = graph.limited(to: .seconds(3600)) { $0.betweenness() }.isComplete
    }
  }

  /// The same graph made in three ways.
  private func graphs(_ random: RandomGraph) throws -> [KnowledgeGraph] {
    let graph = try random.graph()
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try graph.writeSnapshot(to: path)
    let few = try KnowledgeGraph(entities: random.entities, relations: [])
    return [
      graph, try KnowledgeGraph(snapshotAt: path), try few.adding(relations: random.relations),
    ]
  }

  @Test(arguments: 3..<9 as Range<UInt64>)
  func `sixteen threads ask one graph`(seed: UInt64) async throws {
    let random = RandomGraph(seed: seed)
    for graph in try graphs(random) {
      let answers = await withTaskGroup(of: [Answers].self) { group in
        for _ in 0..<16 {
          group.addTask { (0..<3).map { _ in Answers(graph, random) } }
        }
        return await group.reduce(into: []) { $0 += $1 }
      }
      let expected = Answers(graph, random)
      #expect(expected.isWhole)
      #expect(answers.count == 48 && answers.allSatisfy { $0 == expected })
    }
  }
}
