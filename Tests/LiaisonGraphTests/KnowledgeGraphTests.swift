import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct KnowledgeGraphTests {
  @Test(arguments: 0..<15 as Range<UInt64>)
  func `neighbourhoods are what distances say`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for directed in [false, true] {
      let reference = ReferencePaths(
        graph: random, options: PathOptions(filter: random.filter, directed: directed))
      for entity in random.entities {
        let distances = reference.distances(entity.id)
        for radius in 0...3 {
          let found = try #require(
            graph.neighborhood(
              of: entity.id, radius: radius, filter: random.filter, directed: directed))
          let expected = distances.filter { $0.value <= radius }
          #expect(
            found.members.map { [$0.distance: $0.entity.id] }
              == expected.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
              .map { [$0.value: $0.key] })
          let inside = random.relations.filter {
            random.filter.admits($0) && expected[$0.source] != nil && expected[$0.target] != nil
          }
          #expect(Set(found.relations) == Set(inside))
          #expect(found.relations.count == inside.count)
        }
      }
    }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `components are the sets of mutual reach`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let reference = ReferencePaths(graph: random, options: PathOptions(filter: random.filter))
    let ids = random.entities.map(\.id).filter { !random.filter.avoiding.contains($0) }
    let groups = Set(ids.map { reference.distances($0).keys.sorted() })
    let found = graph.components(filter: random.filter)
    #expect(Set(found) == groups)
    #expect(found.count == groups.count)
    #expect(found.map(\.count) == found.map(\.count).sorted(by: >))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `a filter inside the search equals a filtered copy`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let copy = graph.filtered(by: random.filter, keepsIsolated: true)
    let ends = random.entities.map(\.id).filter { !random.filter.avoiding.contains($0) }
    for a in ends {
      for b in ends {
        let inside = graph.shortestPath(from: a, to: b, PathOptions(filter: random.filter))
        #expect(inside == copy.shortestPath(from: a, to: b))
      }
      #expect(
        copy.degree(of: a)
          == copy.relations(of: a).reduce(0) { $0 + ($1.source == $1.target ? 2 : 1) })
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the order of the input does not matter`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    var generator = SeededGenerator(seed: seed)
    let graph = try random.graph()
    let other = try KnowledgeGraph(
      entities: random.entities.shuffled(using: &generator),
      relations: random.relations.shuffled(using: &generator))
    #expect(graph.entities == other.entities)
    #expect(graph.relations == other.relations)
  }

  @Test func `ids that are missing or stand twice are refused`() throws {
    let a = Entity(id: "a", type: .person, name: "A")
    let relation = Relation(
      id: "r", source: "a", type: .sues, target: "b", status: .asserted, confidence: 1,
      evidence: [])
    #expect(throws: GraphError.duplicateEntity("a")) {
      try KnowledgeGraph(entities: [a, a], relations: [])
    }
    #expect(throws: GraphError.missingEntity("b", in: "r")) {
      try KnowledgeGraph(entities: [a], relations: [relation])
    }
    let b = Entity(id: "b", type: .person, name: "B")
    #expect(throws: GraphError.duplicateRelation("r")) {
      try KnowledgeGraph(entities: [a, b], relations: [relation, relation])
    }
    let empty = try KnowledgeGraph(entities: [], relations: [])
    #expect(empty.shortestPath(from: "a", to: "b") == nil)
    #expect(empty.components().isEmpty && empty.find("a") == nil)
    #expect(empty.neighborhood(of: "a") == nil)
  }

  @Test(arguments: [
    ("Hélène Dubois", "p1"), ("helene  DUBOIS", "p1"), ("dubois", "p1"), ("HD", "p1"), ("p1", "p1"),
    ("OPENAI", "o"), ("Open AI", "o"), ("Nobody", nil), ("", nil), ("...", nil),
  ])
  func `a name finds its entity`(name: String, id: String?) throws {
    let graph = try KnowledgeGraph(
      entities: [
        Entity(id: "p1", type: .person, name: "Hélène Dubois", aliases: ["H.D."]),
        Entity(id: "o", type: .organization, name: "OpenAI"),
      ], relations: [])
    #expect(graph.find(name)?.id.rawValue == id)
  }

  @Test func `of two with one name the better connected comes first`() throws {
    let graph = try KnowledgeGraph(
      entities: ["a", "b", "c"].map { Entity(id: $0, type: .person, name: "Ann Musk") },
      relations: [
        Relation(
          id: "r", source: "c", type: .sues, target: "b", status: .asserted, confidence: 1,
          evidence: [])
      ])
    #expect(graph.entities(named: "musk").map(\.id) == ["b", "c", "a"])
  }

  @Test(arguments: [
    ("Opnai", "OpenAI"), ("Altmann", "Sam Altman"), ("Sam", "Sam Altman"), ("Muks", "Elon Musk"),
    ("zzzzzz", nil),
  ])
  func `the nearest names are suggested`(typed: String, nearest: String?) throws {
    let graph = try KnowledgeGraph(
      entities: ["OpenAI", "Sam Altman", "Elon Musk", "Meta"].map {
        Entity(id: Entity.ID(rawValue: $0), type: .organization, name: $0)
      }, relations: [])
    #expect(graph.nearestNames(to: typed).first == nearest)
  }
}
