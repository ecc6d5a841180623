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

  /// With those that were added.
  let nodeCount: Int
  /// With those that were added, without those that they replaced.
  let edgeCount: Int
  /// The nodes that have rows here; the others are only in what was added.
  let indexedNodeCount: Int
  let indexedEdgeCount: Int
  /// What came later, if anything did.
  let added: Overlay?
  let rows: Column<RowStart>
  let targets: Column<UInt32>
  let outTags: Column<UInt8>
  let sources: Column<UInt32>
  let inTags: Column<UInt8>
  /// The edges of the incoming rows.
  let inEdges: Column<UInt32>
  private let owner: ColumnOwner

  var byteCount: Int { owner.byteCount }

  /// Sorts edges into rows by counting: into incoming rows, from there into outgoing ones, which so
  /// are sorted by target, and back. Parallel edges keep the order in which they are given.
  /// - Parameter edges: ends below `nodeCount`.
  /// - Complexity: O(n + m) in time; beyond the result 4 bytes a node in space.
  init(nodeCount: Int, edges: EdgeList) {
    let owner = ColumnOwner()
    let edgeCount = edges.count
    rows = owner.column(RowStart.self, count: nodeCount + 1) { rows in
      edges.visitAll { source, target, _ in
        rows[Int(source) + 1].out += 1
        rows[Int(target) + 1].in += 1
      }
      for node in 0..<nodeCount {
        rows[node + 1].out += rows[node].out
        rows[node + 1].in += rows[node].in
      }
    }
    let cursor = UnsafeMutablePointer<UInt32>.allocate(capacity: nodeCount + 1)
    defer { cursor.deallocate() }
    let (sources, inTags, inEdges, targets, outTags) = (
      owner.raw(UInt32.self, count: edgeCount), owner.raw(UInt8.self, count: edgeCount),
      owner.raw(UInt32.self, count: edgeCount), owner.raw(UInt32.self, count: edgeCount),
      owner.raw(UInt8.self, count: edgeCount)
    )
    for node in 0...nodeCount { cursor[node] = rows[node].in }
    edges.visitAll { source, target, tag in
      let place = Int(cursor[Int(target)])
      cursor[Int(target)] += 1
      sources[place] = source
      inTags[place] = tag
    }
    for node in 0...nodeCount { cursor[node] = rows[node].out }
    for node in 0..<nodeCount {
      for place in Int(rows[node].in)..<Int(rows[node + 1].in) {
        let edge = Int(cursor[Int(sources[place])])
        cursor[Int(sources[place])] += 1
        targets[edge] = UInt32(truncatingIfNeeded: node)
        outTags[edge] = inTags[place]
      }
    }
    for node in 0...nodeCount { cursor[node] = rows[node].in }
    for node in 0..<nodeCount {
      for edge in Int(rows[node].out)..<Int(rows[node + 1].out) {
        let place = Int(cursor[Int(targets[edge])])
        cursor[Int(targets[edge])] += 1
        sources[place] = UInt32(truncatingIfNeeded: node)
        inTags[place] = outTags[edge]
        inEdges[place] = UInt32(truncatingIfNeeded: edge)
      }
    }
    self.nodeCount = nodeCount
    self.edgeCount = edgeCount
    (indexedNodeCount, indexedEdgeCount, added) = (nodeCount, edgeCount, nil)
    self.sources = Column(base: sources, count: edgeCount)
    self.inTags = Column(base: inTags, count: edgeCount)
    self.inEdges = Column(base: inEdges, count: edgeCount)
    self.targets = Column(base: targets, count: edgeCount)
    self.outTags = Column(base: outTags, count: edgeCount)
    self.owner = owner
  }

  /// Takes columns that were made before.
  init(
    rows: Column<RowStart>, targets: Column<UInt32>, outTags: Column<UInt8>,
    sources: Column<UInt32>, inTags: Column<UInt8>, inEdges: Column<UInt32>, owner: ColumnOwner
  ) {
    nodeCount = rows.count - 1
    edgeCount = targets.count
    (indexedNodeCount, indexedEdgeCount, added) = (nodeCount, edgeCount, nil)
    (self.rows, self.targets, self.outTags) = (rows, targets, outTags)
    (self.sources, self.inTags, self.inEdges) = (sources, inTags, inEdges)
    self.owner = owner
  }

  /// Shares the rows of an index and sees more.
  init(_ base: AdjacencyIndex, adding overlay: Overlay) {
    nodeCount = base.nodeCount + overlay.entities.count
    edgeCount = base.edgeCount + overlay.relations.count - overlay.replaced.count
    (indexedNodeCount, indexedEdgeCount) = (base.nodeCount, base.edgeCount)
    added = overlay
    (rows, targets, outTags) = (base.rows, base.targets, base.outTags)
    (sources, inTags, inEdges) = (base.sources, base.inTags, base.inEdges)
    owner = base.owner
  }

  /// A node's outgoing edges, without those that were added and with those that were replaced.
  @inline(__always) func outRow(_ node: UInt32) -> Range<Int> {
    Int(node) < indexedNodeCount ? indexedOutRow(node) : 0..<0
  }

  /// The same for incoming edges, as places in `sources`.
  @inline(__always) func inRow(_ node: UInt32) -> Range<Int> {
    Int(node) < indexedNodeCount ? indexedInRow(node) : 0..<0
  }

  /// The row of a node that is surely indexed.
  @inline(__always) func indexedOutRow(_ node: UInt32) -> Range<Int> {
    Range(uncheckedBounds: (Int(rows[node].out), Int(rows[Int(node) + 1].out)))
  }

  @inline(__always) func indexedInRow(_ node: UInt32) -> Range<Int> {
    Range(uncheckedBounds: (Int(rows[node].in), Int(rows[Int(node) + 1].in)))
  }

  @inline(__always) func degree(_ node: UInt32) -> Int {
    let indexed = outRow(node).count + inRow(node).count
    guard let added else { return indexed }
    return indexed + added.degreeChange(node)
  }

  /// The node that an edge leaves.
  /// - Complexity: O(log n).
  func source(of edge: Int) -> UInt32 {
    if edge >= indexedEdgeCount, let added { return added.ends[edge - indexedEdgeCount].source }
    var (low, high) = (0, indexedNodeCount)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle + 1].out) <= edge { low = middle + 1 } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// The node that an edge leads to.
  func target(of edge: Int) -> UInt32 {
    guard edge >= indexedEdgeCount, let added else { return targets[edge] }
    return added.ends[edge - indexedEdgeCount].target
  }

  /// The indexed edges from one node to another, in the outgoing row of the first.
  /// - Complexity: O(log d).
  func edges(from source: UInt32, to target: UInt32) -> Range<Int> {
    let row = outRow(source)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < row.upperBound, targets[end] == target { end += 1 }
    return low..<end
  }
}

/// Edges as they come, nine bytes each.
struct EdgeList {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private(set) var tags: [UInt8] = []

  var count: Int { sources.count }

  mutating func reserveCapacity(_ count: Int) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    tags.reserveCapacity(count)
  }

  @inline(__always) mutating func append(_ source: UInt32, _ target: UInt32, _ tag: UInt8) {
    sources.append(source)
    targets.append(target)
    tags.append(tag)
  }

  func visitAll(_ body: (UInt32, UInt32, UInt8) -> Void) {
    sources.withUnsafeBufferPointer { sources in
      targets.withUnsafeBufferPointer { targets in
        tags.withUnsafeBufferPointer { tags in
          for number in sources.indices { body(sources[number], targets[number], tags[number]) }
        }
      }
    }
  }
}
