import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct PathTests {
  /// Every pair of entities, both ways of direction, with and without limits.
  func forEachQuestion(
    _ random: RandomGraph,
    _ body: (Entity.ID, Entity.ID, PathOptions, ReferencePaths) throws -> Void
  ) rethrows {
    for directed in [false, true] {
      for filter in [EdgeFilter.all, random.filter, random.window] {
        for maxHops in [nil, 2] {
          let options = PathOptions(filter: filter, directed: directed, maxHops: maxHops)
          let reference = ReferencePaths(graph: random, options: options)
          for a in random.entities {
            for b in random.entities { try body(a.id, b.id, options, reference) }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `the shortest path is the best of all paths`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    forEachQuestion(random) { a, b, options, reference in
      let path = graph.shortestPath(from: a, to: b, options)
      let best = reference.all(a, b).first
      #expect(path?.entities.map(\.id) == best)
      var quick = options
      quick.preference = .first
      #expect(graph.shortestPath(from: a, to: b, quick)?.length == best.map { $0.count - 1 })
      #expect((graph.whyNoPath(from: a, to: b, options) == nil) == (best != nil))
    }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `a hop holds every admitted relation with its direction`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    forEachQuestion(random) { a, b, options, reference in
      for hop in graph.shortestPath(from: a, to: b, options)?.hops ?? [] {
        let expected = reference.links(hop.start.id, hop.end.id)
        #expect(Set(hop.links.map(\.relation)) == Set(expected))
        #expect(hop.links.count == expected.count)
        for link in hop.links {
          #expect((link.direction == .forward) == (link.relation.source == hop.start.id))
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `all shortest paths are counted and listed, best first`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    forEachQuestion(random) { a, b, options, reference in
      let list = graph.allShortestPaths(from: a, to: b, options)
      let expected = reference.shortest(a, b)
      #expect(list.paths.map { $0.entities.map(\.id) } == expected)
      #expect(list.total == UInt64(expected.count))
      #expect(list.isComplete)
      let relationPaths = expected.reduce(0) { sum, path in
        sum + zip(path, path.dropFirst()).reduce(1) { $0 * reference.links($1.0, $1.1).count }
      }
      #expect(list.relationPaths == UInt64(relationPaths))
      let one = graph.allShortestPaths(from: a, to: b, options, limit: 1)
      #expect(one.paths == Array(list.paths.prefix(1)))
      #expect(one.total == list.total)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the k shortest paths are the first of all`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    forEachQuestion(random) { a, b, options, reference in
      let all = reference.all(a, b)
      for k in [1, 3, 1000] {
        let paths = graph.kShortestPaths(from: a, to: b, k: k, options).map {
          $0.entities.map(\.id)
        }
        #expect(paths == Array(all.prefix(k)))
      }
      var quick = options
      quick.preference = .first
      let paths = graph.kShortestPaths(from: a, to: b, k: 1000, quick).map { $0.entities.map(\.id) }
      #expect(paths.map(\.count) == all.map(\.count))
      #expect(Set(paths) == Set(all))
    }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `from several to several the best of all pairs is found`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let ids = random.entities.map(\.id)
    for directed in [false, true] {
      let options = PathOptions(filter: random.filter, directed: directed)
      let reference = ReferencePaths(graph: random, options: options)
      for number in ids.indices {
        let starts = [ids[number], ids[0], ids[0]]
        let ends = [ids[ids.count - 1], ids[(number + 1) % ids.count]] + ["nobody"]
        let all = reference.best(
          Set(starts).flatMap { a in Set(ends).flatMap { reference.shortest(a, $0) } })
        let path = graph.shortestPath(fromAny: starts, toAny: ends, options)
        #expect(path?.entities.map(\.id) == all.first)
        let list = graph.allShortestPaths(fromAny: starts, toAny: ends, options)
        #expect(list.paths.map { $0.entities.map(\.id) } == all)
        #expect(list.total == UInt64(all.count))
      }
      #expect(graph.shortestPath(fromAny: [], toAny: ids, options) == nil)
      #expect(graph.allShortestPaths(fromAny: ids, toAny: [], options).total == 0)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the k shortest paths from several to several are the first of all`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for (number, (starts, ends)) in random.groups(seed: seed).enumerated() {
      let options = PathOptions(
        filter: random.filter, directed: number % 2 == 0, maxHops: number % 3 == 0 ? 3 : nil)
      let all = ReferencePaths(graph: random, options: options).all(from: starts, to: ends)
      for k in [0, 1, 2, 5, 1000] {
        let found = graph.kShortestPaths(fromAny: starts, toAny: ends, k: k, options)
        #expect(found.map { $0.entities.map(\.id) } == Array(all.prefix(k)))
      }
      var quick = options
      quick.preference = .first
      let found = graph.kShortestPaths(fromAny: starts, toAny: ends, k: 1000, quick)
      #expect(found.map(\.length) == all.map { $0.count - 1 })
      #expect(Set(found.map { $0.entities.map(\.id) }) == Set(all))
    }
  }

  func relation(_ id: Relation.ID, _ source: Entity.ID, _ target: Entity.ID) -> Relation {
    Relation(
      id: id, source: source, type: .sues, target: target, status: .asserted, confidence: 1,
      evidence: [Evidence(document: "d", quote: "", scalarRange: 0..<0, rule: "", confidence: 1)])
  }

  func graph(_ edges: [(Entity.ID, Entity.ID)], and isolated: [Entity.ID] = []) throws
    -> KnowledgeGraph
  {
    let ids = Set(edges.flatMap { [$0.0, $0.1] } + isolated).sorted()
    return try KnowledgeGraph(
      entities: ids.map { Entity(id: $0, type: .person, name: $0.rawValue) },
      relations: edges.enumerated().map {
        relation(Relation.ID(rawValue: "\($0)"), $1.0, $1.1)
      })
  }

  @Test func `a path around a forbidden hub is found`() throws {
    let graph = try graph([("a", "hub"), ("hub", "b"), ("a", "x"), ("x", "y"), ("y", "b")])
    let options = PathOptions(filter: EdgeFilter(avoiding: ["hub"]))
    #expect(graph.shortestPath(from: "a", to: "b", options)?.length == 3)
    #expect(graph.shortestPath(from: "hub", to: "b", options)?.length == 1)
  }

  @Test func `parallel relations are one hop and no alternative path`() throws {
    let graph = try graph([("a", "b"), ("a", "b"), ("b", "a"), ("b", "c"), ("a", "d"), ("d", "c")])
    let paths = graph.kShortestPaths(from: "a", to: "c", k: 5)
    #expect(paths.map { $0.entities.map(\.id) } == [["a", "b", "c"], ["a", "d", "c"]])
    #expect(paths.first?.hops.first?.links.map(\.direction) == [.forward, .forward, .reversed])
  }

  @Test func `it says why there is no path`() throws {
    let graph = try graph([("a", "b"), ("c", "b"), ("x", "y")])
    #expect(graph.whyNoPath(from: "a", to: "q") == .unknownEntity("q"))
    #expect(graph.whyNoPath(from: "a", to: "x") == .differentComponents(start: 3, end: 2))
    let directed = PathOptions(directed: true)
    guard
      case .cutByFilter(let sufficient, let path, let cut) = graph.whyNoPath(
        from: "a", to: "c", directed)
    else {
      Issue.record("expected a cut")
      return
    }
    #expect(sufficient == [.direction])
    #expect(path.length == 2)
    #expect(cut == 1)
  }

  @Test func `more kinds of relation than tags are told apart`() throws {
    let names = (0..<150).map { "type-\($0)" }
    let graph = try KnowledgeGraph(
      entities: ["a", "b"].map { Entity(id: $0, type: .person, name: $0.rawValue) },
      relations: names.map {
        Relation(
          id: Relation.ID(rawValue: $0), source: "a", type: RelationType(rawValue: $0), target: "b",
          status: .asserted, confidence: 1, evidence: [])
      })
    for name in names {
      let filter = EdgeFilter(types: [RelationType(rawValue: name)])
      let path = graph.shortestPath(from: "a", to: "b", PathOptions(filter: filter))
      #expect(path?.hops.first?.links.map(\.relation.type.rawValue) == [name])
    }
  }
}
