import Foundation
import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

/// A graph that grew answers as one that was made of everything at once.
@Suite struct AddingTests {
  /// The graph in up to three steps; some of what comes first is wrong, and is put right later.
  func grown(_ random: RandomGraph, seed: UInt64) throws -> KnowledgeGraph {
    var generator = SeededGenerator(seed: seed ^ 0xADD)
    let first = Int.random(in: 0...random.entities.count, using: &generator)
    let second = Int.random(in: first...random.entities.count, using: &generator)
    func known(_ count: Int) -> [Relation] {
      let ids = Set(random.entities.prefix(count).map(\.id))
      return random.relations.filter { ids.contains($0.source) && ids.contains($0.target) }
    }
    var early: [Relation] = []
    var late: [Relation] = []
    for relation in known(first) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: late.append(relation)
      case 1:
        early.append(wrong(relation))
        late.append(relation)
      default: early.append(relation)
      }
    }
    let wrongEntities = random.entities.prefix(first).map {
      Entity(id: $0.id, type: .person, name: "Wrong \($0.name)")
    }
    let middle = known(second).filter { !Set(known(first)).contains($0) }
    let rest = random.relations.filter { !Set(known(second)).contains($0) }
    return try KnowledgeGraph(entities: wrongEntities, relations: early)
      .adding(
        entities: random.entities.prefix(second), relations: middle.map(wrong) + late.map(wrong)
      )
      .adding(entities: random.entities.dropFirst(second), relations: rest + middle + late)
  }

  private func wrong(_ relation: Relation) -> Relation {
    Relation(
      id: relation.id, source: relation.source, type: "leads", target: relation.target,
      status: .denied, date: PartialDate("1999"), confidence: 0.01, evidence: [])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every query sees what was added`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let (grown, whole) = (try grown(random, seed: seed), try random.graph())
    #expect(grown.entities == whole.entities)
    #expect(grown.relations == whole.relations)
    #expect(grown.relationCount == whole.relationCount)
    #expect(grown.entityCount == whole.entityCount)
    for filter in [EdgeFilter.all, random.filter] {
      #expect(grown.components(filter: filter) == whole.components(filter: filter))
      #expect(grown.degrees(filter: filter) == whole.degrees(filter: filter))
      #expect(near(grown.pageRank(filter: filter), whole.pageRank(filter: filter)))
      #expect(near(grown.betweenness(filter: filter), whole.betweenness(filter: filter)))
      for a in random.entities.map(\.id) {
        #expect(grown.entity(a) == whole.entity(a))
        #expect(grown.relations(of: a) == whole.relations(of: a))
        #expect(grown.degree(of: a, filter: filter) == whole.degree(of: a, filter: filter))
        for directed in [false, true] {
          #expect(
            grown.neighborhood(of: a, radius: 2, filter: filter, directed: directed)
              == whole.neighborhood(of: a, radius: 2, filter: filter, directed: directed))
        }
      }
    }
    #expect(grown.hubs(3) == whole.hubs(3))
    #expect(grown.hubs(above: 2) == whole.hubs(above: 2))
  }

  private func near(_ a: [Ranked], _ b: [Ranked]) -> Bool {
    let scores = Dictionary(uniqueKeysWithValues: b.map { ($0.entity.id, $0.score) })
    return a.count == b.count
      && a.allSatisfy { abs($0.score - (scores[$0.entity.id] ?? -1)) < 1e-9 }
  }

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `every path sees what was added`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let (grown, whole) = (try grown(random, seed: seed), try random.graph())
    let cost = PathCost(typeWeights: [.sues: 3], countsDoubt: true, countsHubs: true)
    for (number, filter) in [EdgeFilter.all, random.filter].enumerated() {
      for directed in [false, true] {
        let options = PathOptions(
          filter: filter, directed: directed, maxDegree: number == 0 ? 4 : nil)
        for a in random.entities.map(\.id) {
          for b in random.entities.map(\.id) {
            let shortest = whole.shortestPath(from: a, to: b, options)
            #expect(grown.shortestPath(from: a, to: b, options) == shortest)
            #expect(
              grown.allShortestPaths(from: a, to: b, options)
                == whole.allShortestPaths(from: a, to: b, options))
            #expect(
              grown.kShortestPaths(from: a, to: b, k: 4, options)
                == whole.kShortestPaths(from: a, to: b, k: 4, options))
            #expect(
              grown.simplePaths(from: a, to: b, maxHops: 4, options)
                == whole.simplePaths(from: a, to: b, maxHops: 4, options))
            #expect(
              grown.disjointPaths(from: a, to: b, options)
                == whole.disjointPaths(from: a, to: b, options))
            #expect(
              grown.cheapestPath(from: a, to: b, cost: cost, options)
                == whole.cheapestPath(from: a, to: b, cost: cost, options))
            #expect(
              grown.quietestPath(from: a, to: b, options)
                == whole.quietestPath(from: a, to: b, options))
            #expect(
              grown.commonNeighbors(of: [a, b], filter: filter, directed: directed)
                == whole.commonNeighbors(of: [a, b], filter: filter, directed: directed))
            #expect(
              grown.whyNoPath(from: a, to: b, options) == whole.whyNoPath(from: a, to: b, options))
          }
        }
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `what was added is kept by compacting, filtering and snapshots`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let (grown, whole) = (try grown(random, seed: seed), try random.graph())
    #expect(grown.compacted().relations == whole.relations)
    #expect(grown.compacted().addedRelationCount == 0)
    let filtered = (grown.filtered(by: random.filter), whole.filtered(by: random.filter))
    #expect(filtered.0.relations == filtered.1.relations)
    #expect(filtered.0.entities == filtered.1.entities)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try grown.writeSnapshot(to: path)
    let opened = try KnowledgeGraph(snapshotAt: path)
    #expect(opened.relations == whole.relations)
    // And a snapshot grows too.
    let more = relation("new", "e0", "z")
    let entity = Entity(id: "z", type: .person, name: "Zoé Zurich")
    let after = try opened.adding(entities: [entity], relations: [more])
    #expect(after.shortestPath(from: "e0", to: "z")?.length == 1)
    #expect(opened.entity("z") == nil)
  }

  private func relation(_ id: Relation.ID, _ source: Entity.ID, _ target: Entity.ID) -> Relation {
    Relation(
      id: id, source: source, type: "leads", target: target, status: .asserted, confidence: 1,
      evidence: [])
  }

  @Test func `names are those of now`() throws {
    let graph = try KnowledgeGraph(
      entities: [
        Entity(id: "a", type: .person, name: "Ann Old", aliases: ["Annie"]),
        Entity(id: "b", type: .person, name: "Bob Same"),
      ], relations: [])
    _ = graph.find("Annie")
    let grown = try graph.adding(
      entities: [
        Entity(id: "a", type: .person, name: "Ann New"),
        Entity(id: "c", type: .person, name: "Bob Same"),
      ], relations: [relation("r", "c", "a")])
    #expect(grown.find("annie") == nil)
    #expect(grown.find("Ann Old") == nil)
    #expect(grown.find("new")?.name == "Ann New")
    #expect(grown.entities(named: "bob same").map(\.id) == ["c", "b"])
    #expect(grown.nearestNames(to: "Ann Nev") == ["Ann New"])
    #expect(grown.relationTypes == ["leads"])
    #expect(graph.find("Ann Old")?.id == "a")
  }

  @Test func `what cannot be added is refused`() throws {
    let a = Entity(id: "a", type: .person, name: "A")
    let graph = try KnowledgeGraph(entities: [a], relations: [])
    #expect(throws: GraphError.duplicateEntity("a")) {
      try graph.adding(entities: [a, a], relations: [])
    }
    #expect(throws: GraphError.missingEntity("q", in: "r")) {
      try graph.adding(relations: [relation("r", "a", "q")])
    }
    #expect(throws: GraphError.duplicateRelation("r")) {
      try graph.adding(relations: [relation("r", "a", "a"), relation("r", "a", "a")])
    }
  }

  @Test func `a table grows beyond the nodes that a search was made ready for`() throws {
    let table = Array("x\tsues\ty\n".utf8)
    var graph = try table.withUnsafeBytes { try KnowledgeGraph(tabSeparated: $0) }
    #expect(graph.shortestPath(from: "x", to: "y")?.length == 1)
    let entities = (0..<500).map {
      Entity(id: Entity.ID(rawValue: "n\($0 + 1000)"), type: .person, name: "N \($0)")
    }
    graph = try graph.adding(entities: entities, relations: [relation("0", "y", entities[0].id)])
    graph = try graph.adding(
      relations: zip(entities, entities.dropFirst()).map {
        relation(Relation.ID(rawValue: "\($0.id)"), $0.id, $1.id)
      })
    #expect(graph.shortestPath(from: "x", to: entities[499].id)?.length == 501)
    #expect(graph.components().map(\.count) == [502])
  }
}
