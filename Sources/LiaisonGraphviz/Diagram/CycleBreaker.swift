/// Turns lines around, so that none leads back to where one came from.
///
/// `dot` would do so by itself, and lose 386 bytes for each in every drawing.
enum CycleBreaker {
  /// In larger parts, for which `dot` is asked only by name, it is left to turn around what it can:
  /// the order of lines that comes of it here takes up to a sixth longer. Where lines lead both ways
  /// between two nodes, `dot` would go by their addresses, and draw differently the next time.
  private static let edgeLimit = 100

  /// The same graph without cycles; where it is large, without those of two nodes.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  static func broken(_ graph: DOTGraph) -> DOTGraph {
    let isLarge = graph.edges.count > edgeLimit
    let ends = isLarge ? Set(graph.edges.map { [$0.tail, $0.head] }) : []
    var broken = graph
    for index in backEdges(of: graph) {
      let edge = graph.edges[index]
      if !isLarge || ends.contains([edge.head, edge.tail]) { broken.edges[index].turn() }
    }
    return broken
  }

  /// Those that lead to a node on the way to their own, in the order in which `dot` looks; by hand,
  /// as a chain may be longer than a stack is deep.
  private static func backEdges(of graph: DOTGraph) -> [Int] {
    var numbers: [String: Int] = [:]
    for (number, node) in graph.nodes.enumerated() { numbers[node.name] = number }
    var ways: [[(edge: Int, head: Int)]] = Array(repeating: [], count: graph.nodes.count)
    for (index, edge) in graph.edges.enumerated() {
      guard let tail = numbers[edge.tail], let head = numbers[edge.head], tail != head else {
        continue
      }
      ways[tail].append((index, head))
    }
    enum State { case new, onTheWay, done }
    var states = Array(repeating: State.new, count: graph.nodes.count)
    var result: [Int] = []
    for start in graph.nodes.indices where states[start] == .new {
      states[start] = .onTheWay
      var path = [(node: start, next: 0)]
      while let (node, next) = path.last {
        guard next < ways[node].count else {
          states[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let (edge, head) = ways[node][next]
        switch states[head] {
        case .onTheWay: result.append(edge)
        case .done: break
        case .new:
          states[head] = .onTheWay
          path.append((head, 0))
        }
      }
    }
    return result
  }
}

extension DOTGraph.Edge {
  /// The same line for a layout that has it lead the other way; `DiagramGeometry` turns it back.
  mutating func turn() {
    let isTurned = attributes["dir"] != nil
    let (old, new) = isTurned ? ("arrowtail", "arrowhead") : ("arrowhead", "arrowtail")
    let arrow = attributes[old]?.raw
    attributes = attributes.removing(old).removing("dir")
    if !isTurned { attributes.append("dir", "back") }
    attributes.append(new, arrow)
    swap(&tail, &head)
  }
}
