/// Lays a diagram out: its unconnected parts each for itself and then side by side, its labels where
/// no line runs through them.
///
/// `dot` alone would put the parts in one column, and with `pack` it loses labels of lines.
struct DiagramLayout {
  let diagram: Diagram
  /// Added to the graph's attributes, such as the dots per inch of a PNG.
  var attributes = DOTAttributes()

  /// Calls `body` with the graph as it is laid out. Inside `Graphviz.perform`.
  func perform<Value>(
    _ body: (borrowing GraphHandle) throws(GraphvizError) -> Value
  ) throws(GraphvizError) -> Value {
    let components = diagram.plan.engine == .dot ? diagram.graph.components : []
    if components.count > 1 { return try placed(try packed(components), body) }
    var whole = arranged(diagram.graph)
    whole.attributes.append(contentsOf: attributes)
    let graph = try GraphHandle.built(whole)
    let outcome = try graph.withLayout(diagram.plan.engine.rawValue) {
      graph throws(GraphvizError) -> Outcome<Value> in
      if diagram.plan.labels == .none { return .value(try body(graph)) }
      let places = DiagramGeometry(of: graph)
      guard let better = improved(places) else { return .value(try body(graph)) }
      guard graph.moveLabels(from: places, to: better) else { return .places(better) }
      return .value(try body(graph))
    }
    switch outcome {
    case .value(let value): return value
    case .places(let places): return try placed(places, body)
    }
  }

  private enum Outcome<Value> {
    case value(Value)
    case places(DiagramGeometry)
  }

  /// Calls `body` with everything where it is said to stand.
  private func placed<Value>(
    _ places: DiagramGeometry,
    _ body: (borrowing GraphHandle) throws(GraphvizError) -> Value
  ) throws(GraphvizError) -> Value {
    var graph = diagram.graph.placed(places)
    graph.attributes.append(contentsOf: attributes)
    return try GraphHandle.built(graph).withLayout("nop2", body)
  }

  private func improved(_ places: DiagramGeometry) -> DiagramGeometry? {
    switch diagram.plan.labels {
    case .none: nil
    case .whereThereIsRoom: LabelPlacer.withRoom(places)
    case .all:
      // Folded first: what is moved afterwards has its final neighbours.
      improvedLines(places)
    }
  }

  private func improvedLines(_ places: DiagramGeometry) -> DiagramGeometry? {
    let folded = diagram.plan.engine == .dot ? StripFolder.folded(places) : nil
    return LabelPlacer.improved(folded ?? places) ?? folded
  }

  /// The parts laid out one by one.
  private func packed(_ components: [DOTGraph]) throws(GraphvizError) -> DiagramGeometry {
    var parts: [DiagramGeometry] = []
    for component in components {
      parts.append(try places(of: component))
    }
    return Self.packed(parts)
  }

  /// A connected part by itself.
  private func places(of part: DOTGraph) throws(GraphvizError) -> DiagramGeometry {
    let graph = try GraphHandle.built(arranged(part))
    let places = try graph.withLayout(diagram.plan.engine.rawValue) { DiagramGeometry(of: $0) }
    return improved(places) ?? places
  }

  /// A graph with its lines as they are best laid out.
  private func arranged(_ part: DOTGraph) -> DOTGraph {
    guard diagram.plan.engine == .dot else { return part }
    return CycleBreaker.broken(LeafSpreader(part)?.graph ?? part)
  }

  /// The parts side by side, in their order.
  private static func packed(_ parts: [DiagramGeometry]) -> DiagramGeometry {
    let corners = ComponentPacker.corners(of: parts.map { ($0.box.width, $0.box.height) })
    var places = DiagramGeometry()
    for (part, corner) in zip(parts, corners) {
      places.merge(part, shift: Point(x: corner.x - part.box.minX, y: -corner.y - part.box.maxY))
    }
    return places
  }
}

extension DiagramGeometry {
  mutating func merge(_ other: DiagramGeometry, shift: Point) {
    for (name, box) in other.nodes { nodes[name] = box + shift }
    for (key, edge) in other.edges {
      edges[key] = Edge(
        tail: edge.tail, head: edge.head, curve: edge.curve.map { $0 + shift },
        label: edge.label.map { $0 + shift })
    }
    box = box.union(other.box + shift)
  }
}

extension GraphHandle {
  /// Moves labels to where they are to stand, if nothing else differs and they stay within the
  /// drawing: another layout, if only to keep to given places, would measure every text again.
  fileprivate func moveLabels(from old: DiagramGeometry, to new: DiagramGeometry) -> Bool {
    let moved = new.edges.filter { $0.value.label != old.edges[$0.key]?.label }
    let room = old.room
    let isAllTheSame =
      new.nodes == old.nodes && new.edges.allSatisfy { $0.value.curve == old.edges[$0.key]?.curve }
    guard isAllTheSame, moved.values.allSatisfy({ $0.label.map(room.contains) ?? true }) else {
      return false
    }
    forEachEdge { edge in
      if let place = edge.key.flatMap({ moved[$0] }) { edge.moveLabel(to: place.label?.center) }
    }
    return true
  }
}

extension DOTGraph {
  /// The connected parts, those with the most edges first, each without the label of the whole.
  var components: [DOTGraph] {
    var parts = DisjointSets()
    for edge in edges { parts.join(edge.tail, edge.head) }
    let nodesByPart = Dictionary(grouping: nodes) { parts.root(of: $0.name) }
    let edgesByPart = Dictionary(grouping: edges) { parts.root(of: $0.tail) }
    let roots = nodesByPart.keys.sorted { lhs, rhs in
      let (left, right) = (edgesByPart[lhs]?.count ?? 0, edgesByPart[rhs]?.count ?? 0)
      let first = { (root: String) in nodesByPart[root]?.first?.name ?? "" }
      return left != right ? left > right : first(lhs) < first(rhs)
    }
    return roots.map { root in
      var part = self
      part.attributes = attributes.removing("label")
      part.nodes = nodesByPart[root] ?? []
      part.edges = edgesByPart[root] ?? []
      return part
    }
  }

  /// The graph with the places of everything as attributes that the engine `nop2` keeps to.
  func placed(_ places: DiagramGeometry) -> DOTGraph {
    var placed = self
    for index in nodes.indices {
      let center = places.nodes[nodes[index].name]?.center
      placed.nodes[index].attributes.append("pos", center?.dotText)
    }
    for index in edges.indices {
      guard let place = edges[index].attributes["key"].flatMap({ places.edges[$0.raw] }) else {
        continue
      }
      if place.label == nil {
        placed.edges[index].attributes = placed.edges[index].attributes.removing("label")
      }
      placed.edges[index].attributes.append("pos", place.curve?.dotText)
      placed.edges[index].attributes.append("lp", place.label?.center.dotText)
    }
    return placed
  }
}

extension Point {
  fileprivate var dotText: String {
    func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }
    return "\(number(x)),\(number(y))"
  }
}

extension Curve {
  fileprivate var dotText: String {
    let tips = [start.map { "s,\($0.dotText)" }, end.map { "e,\($0.dotText)" }].compactMap { $0 }
    return (tips + points.map(\.dotText)).joined(separator: " ")
  }
}

/// Which things hang together: union and find.
struct DisjointSets {
  private var parents: [String: String] = [:]

  /// What stands for all that `element` hangs together with.
  mutating func root(of element: String) -> String {
    var root = element
    while let parent = parents[root] { root = parent }
    var next = element
    while let parent = parents[next], parent != root {
      parents[next] = root
      next = parent
    }
    return root
  }

  mutating func join(_ one: String, _ other: String) {
    let (first, second) = (root(of: one), root(of: other))
    if first != second { parents[first] = second }
  }
}
