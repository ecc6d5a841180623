import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

/// Queries that are given no time, enough time, or are cancelled.
@Suite struct LimitedTests {
  /// Large enough that every search asks for the time.
  private static let graph: KnowledgeGraph? = {
    var random = SeededGenerator(seed: 11)
    let ids = (0..<6000).map { Entity.ID(rawValue: "n\($0)") }
    return try? KnowledgeGraph(
      entities: ids.map { Entity(id: $0, type: .person, name: $0.rawValue) },
      relations: (0..<30_000).map { number in
        Relation(
          id: Relation.ID(rawValue: "\(number)"),
          source: ids[number < 6000 ? number : Int.random(in: 0..<6000, using: &random)],
          type: .sues, target: ids[Int.random(in: 0..<6000, using: &random)], status: .asserted,
          confidence: 1, evidence: [])
      })
  }()

  enum Query: CaseIterable {
    case all, kShortest, simple, disjoint, cheapest, neighborhood, degrees, pageRank, betweenness
    case components
  }

  @Test func `a query with time to spare is whole and says so`() throws {
    let graph = try #require(Self.graph)
    for query in Query.allCases {
      let answer = graph.limited(to: .seconds(3600)) { Self.ask(query, $0) }
      #expect(answer.ending == .complete && answer.isComplete)
      #expect(answer.value == Self.ask(query, graph))
      #expect(graph.limited(to: nil) { Self.ask(query, $0) } == answer)
    }
  }

  @Test(arguments: Query.allCases)
  func `a query without time says that it is partial`(query: Query) throws {
    let graph = try #require(Self.graph)
    let answer = graph.limited(to: .zero) { Self.ask(query, $0) }
    #expect(answer.ending == .timeLimit && !answer.isComplete)
    #expect(answer.value < Self.ask(query, graph))
  }

  private static func ask(_ query: Query, _ graph: KnowledgeGraph) -> Int {
    switch query {
    case .all: graph.allShortestPaths(from: "n0", to: "n77", limit: 5000).paths.count
    case .kShortest: graph.kShortestPaths(from: "n0", to: "n77", k: 500).count
    case .simple: graph.simplePaths(from: "n0", to: "n77", maxHops: 6, limit: 500).paths.count
    case .disjoint: graph.disjointPaths(from: "n0", to: "n77").count
    case .cheapest: graph.quietestPath(from: "n0", to: "n77")?.length ?? 0
    case .neighborhood: graph.neighborhood(of: "n0", radius: 4)?.members.count ?? 0
    case .degrees: graph.degrees(limit: 10).count
    case .pageRank: graph.pageRank(limit: 10).count
    case .betweenness: graph.betweenness(sources: 50, limit: 10).count
    case .components: graph.components().count
    }
  }

  @Test(arguments: Query.allCases)
  func `a cancelled query says so`(query: Query) async throws {
    let graph = try #require(Self.graph)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return graph.limited(to: nil) { Self.ask(query, $0) }
    }
    #expect(await task.value.ending == .cancelled)
  }

  @Test func `what was found in time is right`() throws {
    let graph = try #require(Self.graph)
    let all = graph.kShortestPaths(from: "n0", to: "n77", k: 400)
    let simple = graph.simplePaths(from: "n0", to: "n77", maxHops: 4, limit: 400).paths
    for microseconds in [300, 1000, 3000, 10_000, 30_000] {
      let some = graph.limited(to: .microseconds(microseconds)) {
        $0.kShortestPaths(from: "n0", to: "n77", k: 400)
      }
      #expect(some.value == Array(all.prefix(some.value.count)))
      #expect(!some.isComplete || some.value.count == all.count)
      let first = graph.limited(to: .microseconds(microseconds)) {
        $0.simplePaths(from: "n0", to: "n77", maxHops: 4, limit: 400)
      }
      #expect(first.value.paths == Array(simple.prefix(first.value.paths.count)))
      #expect(first.isComplete || first.value.ending == .timeLimit)
      let near = graph.limited(to: .microseconds(microseconds)) {
        $0.neighborhood(of: "n0", radius: 3)
      }
      let members = graph.neighborhood(of: "n0", radius: 3)?.members.map(\.distance) ?? []
      let found = near.value?.members.map(\.distance) ?? []
      #expect(found == Array(members.prefix(found.count)))
    }
  }

  @Test func `a limited number of the ranking is its beginning`() throws {
    let graph = try #require(Self.graph)
    let all = graph.degrees()
    #expect(all.count == graph.entityCount)
    for limit in [0, 1, 7, 5999, 6000, 10_000] {
      #expect(graph.degrees(limit: limit) == Array(all.prefix(limit)))
    }
    let filter = EdgeFilter(avoiding: [all[0].entity.id])
    #expect(graph.degrees(filter: filter, limit: 3).allSatisfy { $0.entity != all[0].entity })
  }
}
