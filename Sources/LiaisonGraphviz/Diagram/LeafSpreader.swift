/// Spreads those who are connected to one other only around it.
///
/// `dot` puts sixty givers of one fund into one column, three pages high. For the layout alone, half
/// of their lines are turned around, so that they stand on both sides, and some are longer, so that
/// they stand in several columns.
struct LeafSpreader {
  /// The graph to be laid out instead.
  private(set) var graph: DOTGraph
  /// The keys of the lines that it holds turned around.
  private(set) var turned: Set<String> = []

  /// So many in one column are left there.
  private static let columnLimit = 12
  private static let rowsWanted = 10

  /// Nil where there are not so many leaves anywhere.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  init?(_ graph: DOTGraph) {
    self.graph = graph
    var degrees: [String: Int] = [:]
    for edge in graph.edges { for end in [edge.tail, edge.head] { degrees[end, default: 0] += 1 } }
    // The indices of lines to leaves, by hub.
    var leaves: [String: (before: [Int], after: [Int])] = [:]
    for (index, edge) in graph.edges.enumerated() where edge.attributes["key"] != nil {
      switch (degrees[edge.tail] == 1, degrees[edge.head] == 1) {
      case (true, false): leaves[edge.head, default: ([], [])].before.append(index)
      case (false, true): leaves[edge.tail, default: ([], [])].after.append(index)
      default: continue
      }
    }
    for (_, sides) in leaves.sorted(by: { $0.key < $1.key }) { spread(sides.before, sides.after) }
    if self.graph == graph { return nil }
  }

  private mutating func spread(_ before: [Int], _ after: [Int]) {
    guard max(before.count, after.count) > Self.columnLimit else { return }
    let surplus = (before.count - after.count) / 2
    // The last of the fuller side change over.
    let moved = Set(surplus > 0 ? before.suffix(surplus) : after.suffix(-surplus))
    for index in moved { turn(index) }
    setBack((before.filter { !moved.contains($0) } + after.filter(moved.contains)).sorted())
    setBack((after.filter { !moved.contains($0) } + before.filter(moved.contains)).sorted())
  }

  private mutating func turn(_ index: Int) {
    let edge = graph.edges[index]
    if let key = edge.attributes["key"]?.raw { turned.insert(key) }
    var attributes = edge.attributes.removing("arrowhead")
    attributes.append("dir", "back")
    attributes.append("arrowtail", edge.attributes["arrowhead"]?.raw)
    graph.edges[index] = DOTGraph.Edge(tail: edge.head, head: edge.tail, attributes: attributes)
  }

  /// Every second or third one further out.
  private mutating func setBack(_ indices: [Int]) {
    let columns = (indices.count + Self.rowsWanted - 1) / Self.rowsWanted
    guard columns > 1 else { return }
    for (place, index) in indices.enumerated() where place % columns > 0 {
      graph.edges[index].attributes.append("minlen", String(place % columns + 1))
    }
  }

  /// The places with the lines turned back as they are to be drawn.
  func restored(_ places: DiagramGeometry) -> DiagramGeometry {
    var places = places
    for key in turned {
      guard let edge = places.edges[key] else { continue }
      places.edges[key] = DiagramGeometry.Edge(
        tail: edge.head, head: edge.tail, curve: edge.curve?.reversed, label: edge.label)
    }
    return places
  }
}

extension Curve {
  fileprivate var reversed: Curve { Curve(points: points.reversed(), start: end, end: start) }
}
