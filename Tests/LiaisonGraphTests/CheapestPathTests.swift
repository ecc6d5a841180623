import Foundation
import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct CheapestPathTests {
  @Test(arguments: 0..<15 as Range<UInt64>)
  func `the quietest path is the cheapest of all`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let options = PathOptions(filter: random.filter)
    let reference = ReferencePaths(graph: random, options: options)
    func cost(_ path: [Entity.ID]) -> Int {
      path.dropFirst().dropLast().reduce(0) {
        $0 + 1000 + Int((1000 * log(Double(graph.degree(of: $1)))).rounded())
      }
    }
    for a in random.entities.map(\.id) {
      for b in random.entities.map(\.id) {
        let found = graph.quietestPath(from: a, to: b, options)?.entities.map(\.id)
        let expected = reference.all(a, b).map { [cost($0), $0.count] }
          .min { $0.lexicographicallyPrecedes($1) }
        #expect(found.map { [cost($0), $0.count] } == expected)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the cheapest path is the cheapest of all`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let costs = [
      PathCost(), PathCost(countsDoubt: true), PathCost(countsDoubt: true, countsHubs: true),
      PathCost(typeWeights: [.sues: 3, .founded: 0.25], otherTypes: 1),
      PathCost(typeWeights: [.sues: -1, .advises: .nan, .founded: .infinity], countsDoubt: true),
    ]
    for (number, cost) in costs.enumerated() {
      let options = PathOptions(filter: random.filter, directed: number % 2 == 1)
      let reference = ReferencePaths(graph: random, options: options)
      func price(_ path: [Entity.ID]) -> [Int] { self.price(path, cost, graph, reference) }
      for a in random.entities.map(\.id) {
        for b in random.entities.map(\.id) {
          let found = graph.cheapestPath(from: a, to: b, cost: cost, options)
          let expected = reference.all(a, b).map(price).min { $0.lexicographicallyPrecedes($1) }
          #expect(found.map { price($0.entities.map(\.id)) } == expected)
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `from several to several the cheapest of all pairs is found`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let cost = PathCost(typeWeights: [.sues: 3], countsDoubt: true, countsHubs: seed % 2 == 0)
    for directed in [false, true] {
      let options = PathOptions(filter: random.filter, directed: directed)
      let reference = ReferencePaths(graph: random, options: options)
      func price(_ path: [Entity.ID]) -> [Int] { self.price(path, cost, graph, reference) }
      for (starts, ends) in random.groups(seed: seed) {
        let found = graph.cheapestPath(fromAny: starts, toAny: ends, cost: cost, options)
        let expected = reference.all(from: starts, to: ends).map(price)
          .min { $0.lexicographicallyPrecedes($1) }
        #expect(found.map { price($0.entities.map(\.id)) } == expected)
      }
    }
  }

  /// What a path costs, and how long it is.
  private func price(
    _ path: [Entity.ID], _ cost: PathCost, _ graph: KnowledgeGraph, _ reference: ReferencePaths
  ) -> [Int] {
    let hops = zip(path, path.dropFirst()).map { a, b in
      reference.links(a, b).map { fare($0, cost) }.min() ?? 0
    }
    let tolls = path.dropFirst().dropLast().map {
      cost.countsHubs ? 1000 + Int((1000 * log(Double(graph.degree(of: $0)))).rounded()) : 0
    }
    return [hops.reduce(0, +) + tolls.reduce(0, +), path.count]
  }

  private func fare(_ relation: Relation, _ cost: PathCost) -> Int {
    let weight = cost.typeWeights[relation.type] ?? cost.otherTypes
    if !(weight > 0) { return 0 }
    let doubt = cost.countsDoubt ? 1 / max(0.0001, relation.confidence) : 1
    return Int((min(weight * doubt, 1_000_000) * 1000).rounded())
  }

  @Test func `doubt and types lead around a direct relation`() throws {
    let graph = try KnowledgeGraph(
      entities: ["a", "b", "c"].map { Entity(id: $0, type: .person, name: $0.rawValue) },
      relations: [
        ("a", "c", RelationType.sues, 0.4), ("a", "b", "leads", 0.9), ("b", "c", "leads", 1),
      ]
      .map { source, target, type, confidence in
        Relation(
          id: Relation.ID(rawValue: "\(source)\(target)"), source: source, type: type,
          target: target, status: .asserted, confidence: confidence, evidence: [])
      })
    let lengths = [
      PathCost(), PathCost(countsDoubt: true), PathCost(typeWeights: [.sues: 2.5]),
      PathCost(typeWeights: ["leads": 0.1], otherTypes: 0.1, countsDoubt: true),
    ].map { graph.cheapestPath(from: "a", to: "c", cost: $0)?.length }
    #expect(lengths == [1, 2, 2, 2])
  }
}
