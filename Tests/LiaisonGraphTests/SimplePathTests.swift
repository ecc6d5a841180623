@_spi(Benchmark) import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct SimplePathTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `all paths up to a length are found once`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for directed in [false, true] {
      for maxHops in 0...5 {
        var options = PathOptions(filter: random.filter, directed: directed, maxHops: maxHops)
        let reference = ReferencePaths(graph: random, options: options)
        options.maxHops = nil
        for a in random.entities.map(\.id) {
          for b in random.entities.map(\.id) {
            let found = graph.simplePaths(from: a, to: b, maxHops: maxHops, options)
            let expected = reference.all(a, b)
            #expect(found.ending == .complete)
            let chains = found.paths.map { $0.entities.map(\.id) }
            #expect(chains == expected.sorted { $0.lexicographicallyPrecedes($1) })
            let (start, end) = (
              try #require(graph.number(of: a)), try #require(graph.number(of: b))
            )
            let counted = graph.countSimplePaths(from: start, to: end, maxHops: maxHops, options)
            let product = expected.reduce(0) { sum, path in
              sum + zip(path, path.dropFirst()).reduce(1) { $0 * reference.links($1.0, $1.1).count }
            }
            #expect(counted == UInt64(product))
          }
        }
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `all paths from several to several are found once`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for (number, (starts, ends)) in random.groups(seed: seed).enumerated() {
      for maxHops in 0...4 {
        var options = PathOptions(
          filter: random.filter, directed: number % 2 == 0, maxHops: maxHops)
        let expected = ReferencePaths(graph: random, options: options).all(from: starts, to: ends)
        options.maxHops = nil
        let found = graph.simplePaths(fromAny: starts, toAny: ends, maxHops: maxHops, options)
        #expect(found.ending == .complete)
        #expect(
          found.paths.map { $0.entities.map(\.id) }
            == expected.sorted { $0.lexicographicallyPrecedes($1) })
      }
    }
  }

  /// Everyone is tied to everyone: more paths than anybody can wait for.
  func complete(_ count: Int) throws -> KnowledgeGraph {
    let ids = (0..<count).map { Entity.ID(rawValue: "n\($0)") }
    return try KnowledgeGraph(
      entities: ids.map { Entity(id: $0, type: .person, name: $0.rawValue) },
      relations: ids.flatMap { a in
        ids.filter { a < $0 }.map {
          Relation(
            id: Relation.ID(rawValue: "\(a)\($0)"), source: a, type: .sues, target: $0,
            status: .asserted, confidence: 1, evidence: [])
        }
      })
  }

  @Test func `a search that would not end stops in time and says so`() throws {
    let graph = try complete(30)
    let list = graph.simplePaths(
      from: "n0", to: "n1", maxHops: 20, limit: .max, timeLimit: .milliseconds(1))
    #expect(list.ending == .timeLimit)
  }

  @Test func `a list that is full says so, and one that is just full does not`() throws {
    let graph = try complete(5)
    #expect(graph.simplePaths(from: "n0", to: "n1", maxHops: 2, limit: 3).ending == .limit)
    #expect(graph.simplePaths(from: "n0", to: "n1", maxHops: 2, limit: 4).ending == .complete)
  }

  @Test func `a cancelled search stops and says so`() async throws {
    let graph = try complete(30)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return graph.simplePaths(from: "n0", to: "n1", maxHops: 20, limit: .max)
    }
    #expect(await task.value.ending == .cancelled)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `entities of too many relations are not passed through`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for maxDegree in [0, 2, 4] {
      let hubs = random.entities.map(\.id).filter { graph.degree(of: $0) > maxDegree }
      let options = PathOptions(maxDegree: maxDegree)
      let avoiding = PathOptions(filter: EdgeFilter(avoiding: Set(hubs)))
      for a in random.entities.map(\.id) {
        for b in random.entities.map(\.id) {
          let expected = graph.shortestPath(from: a, to: b, avoiding)
          #expect(graph.shortestPath(from: a, to: b, options) == expected)
          #expect(
            graph.kShortestPaths(from: a, to: b, k: 5, options)
              == graph.kShortestPaths(from: a, to: b, k: 5, avoiding))
          #expect(
            graph.simplePaths(from: a, to: b, maxHops: 3, options)
              == graph.simplePaths(from: a, to: b, maxHops: 3, avoiding))
        }
      }
    }
  }
}
