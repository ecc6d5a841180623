/// Compressed sparse rows in both directions.
///
/// Nodes and edges are numbers. Edges are ordered by source, then target; an edge's number is its
/// place in that order. Rows are sorted by neighbour, so that parallel edges lie side by side and
/// the edges between two nodes are found by binary search.
///
/// 14 bytes an edge and 8 a node.
final class AdjacencyIndex: Sendable {
  /// Where a node's rows begin, outgoing and incoming; its end is the next node's beginning.
  struct RowStart: BitwiseCopyable {
    var out: UInt32
    var `in`: UInt32
  }

  let nodeCount: Int
  let edgeCount: Int
  let rows: Column<RowStart>
  let targets: Column<UInt32>
  let outTags: Column<UInt8>
  let sources: Column<UInt32>
  let inTags: Column<UInt8>
  /// The edges of the incoming rows.
  let inEdges: Column<UInt32>
  private let owner: ColumnOwner

  /// - Parameters:
  ///   - edges: sorted by source, then target; ends below `nodeCount`.
  ///   - tags: one an edge.
  /// - Complexity: O(n + m) in time and space.
  init(nodeCount: Int, edges: [(source: UInt32, target: UInt32)], tags: [UInt8]) {
    let owner = ColumnOwner()
    let edgeCount = edges.count
    let rows = owner.column(RowStart.self, count: nodeCount + 1) { rows in
      for edge in edges {
        rows[Int(edge.source) + 1].out += 1
        rows[Int(edge.target) + 1].in += 1
      }
      for node in 0..<nodeCount {
        rows[node + 1].out += rows[node].out
        rows[node + 1].in += rows[node].in
      }
    }
    targets = owner.column(UInt32.self, count: edgeCount) { targets in
      for (number, edge) in edges.enumerated() { targets[number] = edge.target }
    }
    outTags = owner.column(UInt8.self, count: edgeCount) { column in
      for (number, tag) in tags.enumerated() { column[number] = tag }
    }
    var places = (0..<nodeCount).map { rows[$0].in }
    let inEdges = owner.column(UInt32.self, count: edgeCount) { column in
      for (number, edge) in edges.enumerated() {
        column[Int(places[Int(edge.target)])] = UInt32(number)
        places[Int(edge.target)] += 1
      }
    }
    sources = owner.column(UInt32.self, count: edgeCount) { column in
      for place in 0..<edgeCount { column[place] = edges[Int(inEdges[place])].source }
    }
    inTags = owner.column(UInt8.self, count: edgeCount) { column in
      for place in 0..<edgeCount { column[place] = tags[Int(inEdges[place])] }
    }
    self.nodeCount = nodeCount
    self.edgeCount = edgeCount
    self.rows = rows
    self.inEdges = inEdges
    self.owner = owner
  }

  @inline(__always) func outRow(_ node: UInt32) -> Range<Int> {
    Int(rows[node].out)..<Int(rows[Int(node) + 1].out)
  }

  @inline(__always) func inRow(_ node: UInt32) -> Range<Int> {
    Int(rows[node].in)..<Int(rows[Int(node) + 1].in)
  }

  @inline(__always) func degree(_ node: UInt32) -> Int { outRow(node).count + inRow(node).count }

  /// The edges from one node to another, in the outgoing row of the first.
  func edges(from source: UInt32, to target: UInt32) -> Range<Int> {
    let row = outRow(source)
    let first = Self.lowerBound(of: target, in: row, targets)
    var end = first
    while end < row.upperBound, targets[end] == target { end += 1 }
    return first..<end
  }

  private static func lowerBound(of value: UInt32, in row: Range<Int>, _ column: Column<UInt32>)
    -> Int
  {
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if column[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
