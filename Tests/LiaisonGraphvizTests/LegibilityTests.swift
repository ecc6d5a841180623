import LiaisonModel
import Testing
import _LiaisonTestSupport

@testable import LiaisonGraphviz

/// What overlaps in a drawing, in words.
struct Overlaps: CustomStringConvertible {
  var labels: [String] = []
  var labelsOnNodes: [String] = []
  var nodes: [String] = []

  init(_ geometry: DiagramGeometry) {
    let edges = geometry.edges.sorted { $0.key < $1.key }
    let labels = edges.compactMap { edge in
      edge.value.label.map { (edge.key, LabelPlacer.ink(of: $0)) }
    }
    let nodes = geometry.nodes.sorted { $0.key < $1.key }
    for (index, label) in labels.enumerated() {
      for other in labels[(index + 1)...] where label.1.overlaps(other.1) {
        self.labels.append("\(label.0) | \(other.0)")
      }
      for node in nodes where label.1.overlaps(node.value) {
        labelsOnNodes.append("\(label.0) | \(node.key)")
      }
    }
    for (index, node) in nodes.enumerated() {
      for other in nodes[(index + 1)...] where node.value.overlaps(other.value) {
        self.nodes.append("\(node.key) | \(other.key)")
      }
      if let title = geometry.label, title.overlaps(node.value) { self.nodes.append(node.key) }
    }
  }

  var isEmpty: Bool { labels.isEmpty && labelsOnNodes.isEmpty && nodes.isEmpty }
  var description: String {
    "labels \(labels.count) \(labels.prefix(2)), on nodes \(labelsOnNodes.count) "
      + "\(labelsOnNodes.prefix(2)), nodes \(nodes.count) \(nodes.prefix(2))"
  }
}

/// To which line the words seem to belong, by distance alone.
struct Belonging {
  /// Labels that stand nearer to another line than to their own.
  var elsewhere: [String] = []
  var labels = 0
  /// Those no more than 14 points from their own line.
  var near = 0
  /// Those that a line touches, their own included.
  var touched: [String] = []

  init(_ geometry: DiagramGeometry) {
    let curves = geometry.edges.compactMapValues { $0.curve.map(Self.dense) }
    for (key, edge) in geometry.edges.sorted(by: { $0.key < $1.key }) {
      guard let ink = edge.label.map(LabelPlacer.ink) else { continue }
      let distances = curves.mapValues { $0.map { Self.distance($0, ink) }.min() ?? .infinity }
      let own = distances[key] ?? .infinity
      labels += 1
      if own <= 14 { near += 1 }
      if distances.values.contains(where: { $0 < 1 }) { touched.append(key) }
      if distances.contains(where: { $0.key != key && $0.value < own }) {
        elsewhere.append("\(key) at \(own)")
      }
    }
  }

  /// Points along a line, less than one apart.
  private static func dense(_ curve: Curve) -> [Point] {
    let points = curve.flattened
    return zip(points, points.dropFirst()).flatMap { one, next in
      (0..<12).map { step in
        let part = Double(step) / 12
        return Point(x: one.x + (next.x - one.x) * part, y: one.y + (next.y - one.y) * part)
      }
    }
  }

  private static func distance(_ point: Point, _ box: Box) -> Double {
    let x = max(0, box.minX - point.x, point.x - box.maxX)
    let y = max(0, box.minY - point.y, point.y - box.maxY)
    return (x * x + y * y).squareRoot()
  }
}

@Suite struct LegibilityTests {
  @Test(arguments: [
    ("affair", SampleGraph.affair), ("one", .one), ("star", .star(60)), ("chain", .chain(30)),
    ("two parts", .parts(2)), ("forty parts", .parts(40)), ("parallels", .parallels(40)),
    ("long names", .longNames), ("scripts", .scripts), ("random 40", .random(40, seed: 1)),
    ("random 90", .random(90, seed: 2)), ("random 150", .random(150, seed: 3)),
    ("random 300", .random(300, seed: 4)), ("random 1,000", .random(1_000, seed: 5)),
  ])
  func `nothing stands on anything else`(name: String, graph: SampleGraph) throws {
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(title: "Qui finance qui", language: .french))
    let overlaps = Overlaps(geometry)
    #expect(overlaps.isEmpty, "\(name): \(overlaps)")
    #expect(geometry.nodes.count == min(graph.entities.count, 150))
  }

  @Test(arguments: [
    SampleGraph.affair, .star(60), .chain(30), .parts(40), .random(40, seed: 1),
  ])
  func `every line has its words and touches nobody else's`(graph: SampleGraph) throws {
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(title: "Qui finance qui", language: .french))
    #expect(geometry.edges.count == graph.relations.count)
    for (key, edge) in geometry.edges {
      let curve = try #require(edge.curve, "\(key)").flattened
      #expect(edge.label != nil, "\(key)")
      for (other, label) in geometry.edges.compactMapValues(\.label) {
        #expect(!curve.contains(where: LabelPlacer.ink(of: label).contains), "\(key) on \(other)")
      }
      for (name, box) in geometry.nodes where name != edge.tail && name != edge.head {
        #expect(!curve.contains(where: box.contains), "\(key) over \(name)")
      }
    }
  }

  @Test(arguments: [
    SampleGraph.affair, .one, .star(60), .chain(30), .brush(20), .parts(2), .parts(40),
    .parallels(40), .longNames, .scripts,
  ])
  func `words stand beside their own line, and no other is nearer`(graph: SampleGraph) throws {
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(title: "Qui finance qui", language: .french))
    let belonging = Belonging(geometry)
    #expect(belonging.elsewhere.isEmpty)
    #expect(belonging.near == belonging.labels)
    #expect(belonging.touched.isEmpty)
  }

  @Test func `lines that lead in a circle keep their arrows`() throws {
    var graph = SampleGraph()
    let ring = (0..<5).map { graph.add("Maillon \($0)") }
    for (one, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      graph.connect(one, .investsIn, next)
      graph.connect(next, .sues, one)
    }
    graph.connect(ring[2], .advises, ring[2])
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations)
    #expect(geometry.edges.count == graph.relations.count)
    for (key, relation) in zip(graph.relations.map(\.id.rawValue), graph.relations) {
      let edge = try #require(geometry.edges[DOTText.identifier(key)])
      #expect(edge.head == relation.target.rawValue)
      let (tail, head) = (try #require(geometry.nodes[edge.tail]), geometry.nodes[edge.head])
      let curve = try #require(edge.curve, "\(key)")
      #expect(tail.grown(by: 2).contains(try #require(curve.points.first)), "\(key)")
      #expect(try #require(head).grown(by: 2).contains(try #require(curve.end)), "\(key)")
      #expect(curve.start == nil)
    }
  }

  @Test(arguments: [SampleGraph.star(60), .star(25), .chain(30), .chain(18), .brush(20)])
  func `no drawing is a strip, and all of it is there`(graph: SampleGraph) throws {
    let geometry = try DiagramRenderer.geometry(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(showsLegend: false))
    let sides = [geometry.box.width, geometry.box.height].sorted()
    #expect(sides[1] / sides[0] < 3)
    #expect(geometry.nodes.count == graph.entities.count)
    #expect(geometry.edges.count == graph.relations.count)
    #expect(Overlaps(geometry).isEmpty)
    for (key, edge) in geometry.edges {
      let (tail, head) = (try #require(geometry.nodes[edge.tail]), geometry.nodes[edge.head])
      let curve = try #require(edge.curve, "\(key)")
      // A line begins at its own node, and its arrow ends at the other.
      let (first, last) = (try #require(curve.points.first), try #require(curve.end))
      #expect(tail.grown(by: 2).contains(first), "\(key)")
      #expect(try #require(head).grown(by: 2).contains(last), "\(key)")
    }
  }
}

extension Box {
  fileprivate func grown(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }
}

extension SampleGraph: CustomTestStringConvertible {
  var testDescription: String { "\(entities.count) entities, \(relations.count) relations" }
}

extension SampleGraph {
  static var one: SampleGraph {
    var graph = SampleGraph()
    graph.connect(graph.add("Elon Musk", .person), .sues, graph.add("OpenAI"), date: "2024-08")
    return graph
  }

  static func star(_ count: Int) -> SampleGraph {
    var graph = SampleGraph()
    let hub = graph.add("Fonds inaugural", .fund)
    for number in 0..<count {
      graph.connect(
        graph.add("Donateur \(number)", .person), .donatedTo, hub,
        amount: MonetaryAmount(value: 1e6 * Double(number + 1), currency: "USD"))
    }
    return graph
  }

  static func chain(_ count: Int) -> SampleGraph {
    var graph = SampleGraph()
    var last = graph.add("Maillon 0")
    for number in 1..<count {
      let next = graph.add("Maillon \(number)")
      graph.connect(last, RelationType.core[number % 5], next, date: "2024")
      last = next
    }
    return graph
  }

  /// A chain of which every second link has a company of its own, and some point back.
  static func brush(_ count: Int) -> SampleGraph {
    var graph = SampleGraph.chain(count)
    for (number, entity) in graph.entities.enumerated() where number % 2 == 0 {
      graph.connect(entity.id, .founded, graph.add("Filiale \(number)"), date: "2019-05")
    }
    for index in graph.relations.indices where index % 7 == 6 {
      let relation = graph.relations[index]
      graph.relations.remove(at: index)
      graph.connect(relation.target, relation.type, relation.source)
    }
    return graph
  }

  static func parts(_ count: Int) -> SampleGraph {
    var graph = SampleGraph()
    for number in 0..<count {
      let person = graph.add("Personne \(number)", .person)
      for other in 0...(number % 4) {
        graph.connect(person, .founded, graph.add("Société \(number).\(other)"), date: "2020-01")
      }
    }
    return graph
  }

  static func parallels(_ count: Int) -> SampleGraph {
    var graph = SampleGraph()
    let (one, other) = (graph.add("Plaignante", .person), graph.add("Défenderesse"))
    for number in 0..<count {
      graph.connect(
        one, RelationType.core[number % 5], other, RelationStatus.allCases[number % 5],
        date: "20\(10 + number % 15)")
    }
    return graph
  }

  static var longNames: SampleGraph {
    var graph = SampleGraph()
    let name = "Association internationale pour la sauvegarde des monuments historiques, des parcs "
    for number in 0..<6 {
      let long = graph.add("\(name) et des jardins numéro \(number)", EntityType.allCases[number])
      graph.connect(graph.add(String(repeating: "Xylophon", count: 15)), .investsIn, long)
    }
    return graph
  }

  static var scripts: SampleGraph {
    var graph = SampleGraph()
    let hub = graph.add("株式会社ソフトバンクグループ")
    for name in ["شركة الاتصالات السعودية", "👩‍👩‍👧‍👦 Famille 🎉", "Газпром", "中国平安保险（集团）", "ΔΕΗ", "삼성전자"] {
      graph.connect(graph.add(name), .investsIn, hub, .alleged, date: "2024-02-29")
    }
    return graph
  }

  /// Who is known is more likely to be known by one more.
  static func random(_ relations: Int, seed: UInt64) -> SampleGraph {
    var generator = SeededGenerator(seed: seed)
    var graph = SampleGraph()
    var ends = [graph.add("Entité 0"), graph.add("Entité 1", .person)]
    for number in 0..<relations {
      if Double.random(in: 0..<1, using: &generator) < 0.6 || ends[0] == ends[1] {
        let type = EntityType.allCases.randomElement(using: &generator) ?? .person
        ends.append(graph.add("Entité nommée \(number)", type))
      }
      guard let source = ends.last, let target = ends.dropLast().randomElement(using: &generator)
      else { break }
      graph.connect(
        source, RelationType.core.randomElement(using: &generator) ?? .sues, target,
        RelationStatus.allCases.randomElement(using: &generator) ?? .asserted,
        amount: number % 3 == 0 ? MonetaryAmount(value: 1e6, currency: "EUR") : nil,
        date: number % 2 == 0 ? "2024-03" : nil)
      ends.append(target)
    }
    let used = Set(graph.relations.flatMap { [$0.source, $0.target] })
    graph.entities.removeAll { !used.contains($0.id) }
    return graph
  }
}
