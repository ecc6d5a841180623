/// Spreads those who are connected to one other only around it.
///
/// `dot` puts sixty givers of one fund into one column, three pages high. For the layout alone, half
/// of their lines are turned around, so that they stand on both sides, and some are longer, so that
/// they stand in several columns.
struct LeafSpreader {
  /// The graph to be laid out instead.
  private(set) var graph: DOTGraph

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
    for index in moved { graph.edges[index].turn() }
    setBack((before.filter { !moved.contains($0) } + after.filter(moved.contains)).sorted())
    setBack((after.filter { !moved.contains($0) } + before.filter(moved.contains)).sorted())
  }

  /// Every second or third one further out.
  private mutating func setBack(_ indices: [Int]) {
    let columns = (indices.count + Self.rowsWanted - 1) / Self.rowsWanted
    guard columns > 1 else { return }
    for (place, index) in indices.enumerated() where place % columns > 0 {
      graph.edges[index].attributes.append("minlen", String(place % columns + 1))
    }
  }
}
