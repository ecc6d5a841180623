/// Breadth-first search from both ends at once (Pohl 1971), the frontier with the fewer edges first.
///
/// - Complexity: O(n + m) in the worst case, mostly far less; no allocation.
struct BidirectionalSearch<Test: EdgeTest> {
  let index: AdjacencyIndex
  let test: Test
  var directed: Bool
  let workspace: SearchWorkspace
  /// Nodes of a greater degree are not passed through.
  var maxDegree = Int.max
  var clock: SearchClock?

  /// What must not be part of the path, on top of what the workspace forbids.
  struct Limits {
    var maxHops = Int.max
    /// Nodes that the start, which is one then, must not be followed by.
    var bannedSuccessors: [UInt32] = []
  }

  struct Meeting {
    let node: UInt32
    /// The number of hops on either side.
    let depths: (Int, Int)
    /// Where the nodes of the last layer stand in the queue of the side that went last.
    let lastSide: Int
    let lastLayer: Range<Int>
  }

  /// Whether a side follows outgoing edges, and whether incoming ones.
  @inline(__always) func follows(_ side: Int) -> (out: Bool, in: Bool) {
    directed ? (side == 0, side == 1) : (true, true)
  }

  @inline(__always) private func volume(_ node: UInt32, _ side: Int) -> Int {
    if Test.seesAdded, Int(node) >= index.indexedNodeCount { return index.degree(node) }
    let (start, end) = (index.rows[node], index.rows[Int(node) + 1])
    guard directed else {
      return Int(end.out) &- Int(start.out) &+ Int(end.in) &- Int(start.in)
    }
    return side == 0 ? Int(end.out) &- Int(start.out) : Int(end.in) &- Int(start.in)
  }

  /// Calls `body` with every neighbour that an admitted edge leads to, until it returns false.
  @inline(__always)
  func forEachNeighbor(_ node: UInt32, _ side: Int, _ body: (UInt32) -> Bool) {
    guard Test.isSelective else {
      return forEachArc(node, side) { neighbor, _, _ in body(neighbor) }
    }
    let (out, into) = follows(side)
    if out {
      let isWhole = visit(
        outRow(node), { index.targets[$0] }, body,
        { place in
          guard test.admits(tag: index.outTags[place]) else { return false }
          return test.needsEdge ? test.admits(edge: UInt32(truncatingIfNeeded: place)) : true
        })
      if !isWhole { return }
    }
    if into {
      _ = visit(
        inRow(node), { index.sources[$0] }, body,
        { place in
          guard test.admits(tag: index.inTags[place]) else { return false }
          return test.needsEdge ? test.admits(incoming: place, index.inEdges[place]) : true
        })
    }
  }

  /// Looks which edges of a stretch are admitted before anything is done with them: no processor can
  /// foresee it, and so none has to. Measured as it is written: with methods for the closures and `for`
  /// for `while` a search in a window of dates took a third longer.
  /// - Returns: whether `body` wants to go on.
  @inline(__always)
  private func visit(
    _ row: Range<Int>, _ neighbor: (Int) -> UInt32, _ body: (UInt32) -> Bool,
    _ admits: (Int) -> Bool
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { admitted in
      var start = row.lowerBound
      while start < row.upperBound {
        let end = min(start &+ 32, row.upperBound)
        var count = 0
        var place = start
        while place < end {
          admitted[count] = neighbor(place)
          count &+= admits(place) ? 1 : 0
          place &+= 1
        }
        var number = 0
        while number < count {
          if !body(admitted[number]) { return false }
          number &+= 1
        }
        start = end
      }
      return true
    }
  }

  /// Calls `body` with where every admitted edge leads, the edge and its tag, which is nil for those
  /// that were added, until it returns false.
  @inline(__always)
  func forEachArc(_ node: UInt32, _ side: Int, _ body: (UInt32, UInt32, UInt8?) -> Bool) {
    let (out, into) = follows(side)
    if Test.seesAdded, !visitAdded(node, out: out, into: into, body) { return }
    if out {
      for place in outRow(node) where test.admits(tag: index.outTags[place]) {
        let edge = UInt32(truncatingIfNeeded: place)
        if test.needsEdge, !test.admits(edge: edge) { continue }
        if !body(index.targets[place], edge, index.outTags[place]) { return }
      }
    }
    if into {
      for place in inRow(node) where test.admits(tag: index.inTags[place]) {
        if test.needsEdge, !test.admits(incoming: place, index.inEdges[place]) { continue }
        if !body(index.sources[place], index.inEdges[place], index.inTags[place]) { return }
      }
    }
  }

  @inline(__always) private func outRow(_ node: UInt32) -> Range<Int> {
    Test.seesAdded ? index.outRow(node) : index.indexedOutRow(node)
  }

  @inline(__always) private func inRow(_ node: UInt32) -> Range<Int> {
    Test.seesAdded ? index.inRow(node) : index.indexedInRow(node)
  }

  /// The same for edges that were added.
  /// - Returns: whether `body` wants to go on.
  private func visitAdded(
    _ node: UInt32, out: Bool, into: Bool, _ body: (UInt32, UInt32, UInt8?) -> Bool
  ) -> Bool {
    guard let overlay = index.added else { return true }
    if out {
      for arc in overlay.outArcs(node) where test.admits(added: arc.place) {
        if !body(arc.neighbor, overlay.edge(arc.place), nil) { return false }
      }
    }
    if into {
      for arc in overlay.inArcs(node) where test.admits(added: arc.place) {
        if !body(arc.neighbor, overlay.edge(arc.place), nil) { return false }
      }
    }
    return true
  }

  /// Where the two sides meet, or nil where no path is admitted or there is no time.
  ///
  /// The caller began a new epoch and forbade nodes.
  /// - Parameters:
  ///   - starts: any of which the path may begin with; none of them among `ends`, and none twice.
  ///   - completesLayer: whether the last layer is finished, so that all shortest paths can be read
  ///     from the workspace.
  @inline(__always)
  func meeting(
    from starts: some Collection<UInt32>, to ends: some Collection<UInt32>,
    _ limits: Limits = Limits(), completesLayer: Bool
  ) -> Meeting? {
    let epoch = workspace.epoch
    let hasCap = maxDegree != .max
    var pace = SearchPace(clock)
    let hasBans = !limits.bannedSuccessors.isEmpty
    var layer = (0..<starts.count, 0..<ends.count)
    var depth = (0, 0)
    var volumes = (enter(starts, 0, epoch), enter(ends, 1, epoch))
    while !layer.0.isEmpty, !layer.1.isEmpty, depth.0 + depth.1 < limits.maxHops {
      let side = volumes.0 <= volumes.1 ? 0 : 1
      let queue = workspace.queue(side)
      let current = side == 0 ? layer.0 : layer.1
      let nextDepth = UInt32(truncatingIfNeeded: (side == 0 ? depth.0 : depth.1) + 1)
      if side == 0 { depth.0 += 1 } else { depth.1 += 1 }
      var tail = current.upperBound
      var nextVolume = 0
      var met: UInt32?
      for position in current {
        let node = queue[position]
        if pace.isOver(after: volume(node, side)) { return nil }
        forEachNeighbor(node, side) { neighbor in
          let sides = workspace.sides(neighbor)
          let visit = sides + side
          if visit.pointee.epoch == epoch { return true }
          // What the other side saw is an end or was let through.
          if hasCap, index.degree(neighbor) > maxDegree, sides[1 - side].epoch != epoch {
            return true
          }
          if hasBans {
            let (first, second) = side == 0 ? (node, neighbor) : (neighbor, node)
            if first == starts.first, limits.bannedSuccessors.contains(second) { return true }
          }
          visit.pointee.epoch = epoch
          visit.pointee.depth = nextDepth
          visit.pointee.parent = node
          queue[tail] = neighbor
          tail += 1
          if sides[1 - side].epoch == epoch {
            if met == nil { met = neighbor }
            return completesLayer
          }
          nextVolume &+= volume(neighbor, side)
          return true
        }
        if met != nil, !completesLayer { break }
      }
      let next = current.upperBound..<tail
      if let met {
        return Meeting(node: met, depths: depth, lastSide: side, lastLayer: next)
      }
      if side == 0 {
        layer.0 = next
        volumes.0 = nextVolume
      } else {
        layer.1 = next
        volumes.1 = nextVolume
      }
    }
    return nil
  }

  /// Puts nodes into a side's queue; their edges are what it looks at first.
  @inline(__always)
  private func enter(_ nodes: some Collection<UInt32>, _ side: Int, _ epoch: UInt32) -> Int {
    var total = 0
    var place = 0
    for node in nodes {
      workspace.visit(node, side).pointee = SearchWorkspace.Visit(
        epoch: epoch, depth: 0, parent: node, unused: 0)
      workspace.queue(side)[place] = node
      place += 1
      total &+= volume(node, side)
    }
    return total
  }

  /// The path through the node where the sides met, by the parents that were seen first.
  func path(_ meeting: Meeting) -> [UInt32] {
    var nodes: [UInt32] = []
    nodes.reserveCapacity(meeting.depths.0 + meeting.depths.1 + 1)
    var node = meeting.node
    nodes.append(node)
    for _ in 0..<meeting.depths.0 {
      node = workspace.visit(node, 0).pointee.parent
      nodes.append(node)
    }
    nodes.reverse()
    node = meeting.node
    for _ in 0..<meeting.depths.1 {
      node = workspace.visit(node, 1).pointee.parent
      nodes.append(node)
    }
    return nodes
  }
}
