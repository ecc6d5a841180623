import LiaisonGraph
import LiaisonModel
import Testing

/// Questions that other programs were seen to answer wrongly, or not to end on.
@Suite struct PeerTrapTests {
  /// `a-b` is a relation of type sues from a to b, `a-b:founded` one of another type.
  func graph(_ edges: String, and isolated: [Entity.ID] = [], evidence: [Int: Int] = [:]) throws
    -> KnowledgeGraph
  {
    let relations = edges.split(separator: " ").enumerated().map { number, text in
      let parts = text.split(separator: ":")
      let ends = parts[0].split(separator: "-").map { Entity.ID(rawValue: String($0)) }
      return Relation(
        id: Relation.ID(rawValue: "r\(number)"), source: ends[0],
        type: parts.count > 1 ? RelationType(rawValue: String(parts[1])) : .sues, target: ends[1],
        status: .asserted, confidence: 1,
        evidence: (0..<evidence[number, default: 1]).map {
          Evidence(document: "d", quote: "q", scalarRange: $0..<$0 + 1, rule: "r", confidence: 1)
        })
    }
    let ids = Set(relations.flatMap { [$0.source, $0.target] } + isolated).sorted()
    return try KnowledgeGraph(
      entities: ids.map { Entity(id: $0, type: .person, name: $0.rawValue) }, relations: relations)
  }

  func chain(_ path: GraphPath?) -> String? {
    path.map { $0.entities.map(\.id.rawValue).joined() }
  }

  // MARK: Hubs

  @Test func `two who stand in one document are not thereby connected`() throws {
    let graph = try graph("a-b c-d")
    #expect(Set(graph.relations.flatMap(\.evidence).map(\.document)).count == 1)
    #expect(graph.shortestPath(from: "a", to: "c") == nil)
  }

  @Test func `with the hub left out the longer way is found, as each kind of path`() throws {
    let graph = try graph("a-h h-b a-x x-y y-b")
    let options = PathOptions(filter: EdgeFilter(avoiding: ["h"]))
    #expect(chain(graph.shortestPath(from: "a", to: "b", options)) == "axyb")
    #expect(graph.allShortestPaths(from: "a", to: "b", options).paths.map(chain) == ["axyb"])
    #expect(graph.kShortestPaths(from: "a", to: "b", k: 9, options).map(chain) == ["axyb"])
    #expect(
      graph.simplePaths(from: "a", to: "b", maxHops: 9, options).paths.map(chain) == ["axyb"])
    #expect(graph.disjointPaths(from: "a", to: "b", options).map(chain) == ["axyb"])
    #expect(chain(graph.quietestPath(from: "a", to: "b", options)) == "axyb")
  }

  @Test func `the hub that one asks about is not left out`() throws {
    let graph = try graph("a-h h-b h-c h-d")
    let few = PathOptions(maxDegree: 2)
    #expect(chain(graph.shortestPath(from: "a", to: "h", few)) == "ah")
    #expect(graph.shortestPath(from: "a", to: "b", few) == nil)
  }

  // MARK: One of many

  @Test func `of equally short paths the one with the most evidence is shown, and all are counted`()
    throws
  {
    let graph = try graph("a-x x-b a-y y-b", evidence: [2: 3])
    #expect(chain(graph.shortestPath(from: "a", to: "b")) == "ayb")
    let list = graph.allShortestPaths(from: "a", to: "b", limit: 1)
    #expect(list.total == 2 && !list.isComplete)
  }

  // MARK: Filters

  @Test func `a type is a condition of the search and not of its answer`() throws {
    let graph = try graph("a-x x-b a-y:founded y-z:founded z-b:founded")
    let founded = PathOptions(filter: EdgeFilter(types: [.founded]))
    #expect(chain(graph.shortestPath(from: "a", to: "b", founded)) == "ayzb")
    #expect(graph.kShortestPaths(from: "a", to: "b", k: 3, founded).map(chain) == ["ayzb"])
  }

  @Test func `where only forbidden relations lead, there is no path`() throws {
    let graph = try graph("a-b b-c")
    let founded = PathOptions(filter: EdgeFilter(types: [.founded]))
    #expect(graph.shortestPath(from: "a", to: "c", founded) == nil)
    #expect(
      graph.cheapestPath(
        from: "a", to: "c", cost: PathCost(typeWeights: [.sues: .infinity]), founded) == nil)
  }

  // MARK: Identity of relations

  @Test func `two relations that point against each other are both in the hop`() throws {
    let graph = try graph("a-b b-a b-b")
    let hop = try #require(graph.shortestPath(from: "a", to: "b")?.hops.first)
    #expect(hop.links.map(\.relation.id) == ["r0", "r1"])
    #expect(hop.links.map(\.direction) == [.forward, .reversed])
    #expect(graph.neighborhood(of: "a")?.relations.count == 3)
  }

  @Test func `parallel relations are counted alike by every kind of path`() throws {
    let graph = try graph("a-b a-b:founded b-a b-c c-b a-c")
    let all = graph.allShortestPaths(
      from: "a", to: "c", PathOptions(filter: EdgeFilter(types: [.sues])))
    #expect(all.total == 1 && all.relationPaths == 1)
    let paths = [
      graph.kShortestPaths(from: "a", to: "c", k: 9),
      graph.simplePaths(from: "a", to: "c", maxHops: 9).paths.sorted { $0.length < $1.length },
      graph.disjointPaths(from: "a", to: "c"),
    ]
    for paths in paths {
      #expect(paths.map(chain) == ["ac", "abc"])
      #expect(paths.map { $0.hops.map(\.links.count) } == [[1], [3, 2]])
    }
  }

  // MARK: Yen

  @Test func `the second path keeps the relations of its beginning`() throws {
    let graph = try graph("a-b b-c b-e e-c")
    let paths = graph.kShortestPaths(from: "a", to: "c", k: 2)
    #expect(paths.map(chain) == ["abc", "abec"])
    #expect(paths.map { $0.hops.flatMap(\.links).map(\.relation.id) }[1] == ["r0", "r2", "r3"])
  }

  @Test(arguments: [PathOptions.Preference.strongest, .first])
  func `parallel relations do not give the same chain twice`(preference: PathOptions.Preference)
    throws
  {
    let graph = try graph("a-b a-b b-c a-d d-e e-c")
    let options = PathOptions(preference: preference)
    let paths = graph.kShortestPaths(from: "a", to: "c", k: 3, options)
    #expect(paths.map(chain) == ["abc", "adec"])
  }

  // MARK: Ends and limits

  @Test func `a search ends when one side has nowhere to go`() throws {
    let crowd = (0..<20_000).map { "m\($0)-m\($0 / 2)" }.joined(separator: " ")
    let graph = try graph(crowd, and: ["alone"])
    // Had it looked through the crowd, it would have asked for the time.
    for pair: (Entity.ID, Entity.ID) in [("alone", "m0"), ("m0", "alone")] {
      let answer = graph.limited(to: .zero) { $0.shortestPath(from: pair.0, to: pair.1) }
      #expect(answer.value == nil && answer.isComplete)
    }
  }

  @Test func `that there is no path of so many hops is said, and that there is a longer one`()
    throws
  {
    let graph = try graph("a-b b-c c-d")
    let options = PathOptions(maxHops: 2)
    #expect(graph.shortestPath(from: "a", to: "d", options) == nil)
    guard case .cutByFilter([.maxHops], let path, _) = graph.whyNoPath(from: "a", to: "d", options)
    else {
      Issue.record("expected the number of hops to be the reason")
      return
    }
    #expect(path.length == 3)
  }

  @Test func `each question says whether directions count`() throws {
    let graph = try graph("b-a b-c")
    #expect(chain(graph.shortestPath(from: "a", to: "c")) == "abc")
    #expect(graph.shortestPath(from: "a", to: "c", PathOptions(directed: true)) == nil)
  }
}
