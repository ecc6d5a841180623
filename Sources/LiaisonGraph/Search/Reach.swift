/// The nodes within some hops of one, nearest first; valid while the search that found them holds
/// its workspace.
struct Reach {
  let workspace: SearchWorkspace
  /// One a distance, from 0, as places in the first queue; none is empty.
  let layers: [Range<Int>]
  /// Whether there was time for all.
  let isWhole: Bool

  var count: Int { layers.last?.upperBound ?? 0 }

  @inline(__always) func contains(_ node: UInt32) -> Bool { workspace.marks.contains(node) }

  var nodes: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: workspace.queue(0), count: count)
  }
}

extension PathSearch {
  /// Finds the nodes within reach, the beginning among them.
  ///
  /// What was seen is one bit a node, which fits a cache where stamps would not: this touches most of
  /// a graph within two or three hops.
  func withReach<Result>(
    _ start: UInt32, radius: Int, _ workspace: SearchWorkspace, _ body: (Reach) -> Result
  ) -> Result {
    let search = bidirectional(workspace)
    let queue = workspace.queue(0)
    let marks = workspace.marks
    for node in avoided { marks.insert(node) }
    marks.insert(start)
    queue[0] = start
    var layers = [0..<1]
    var pace = SearchPace(clock)
    var isWhole = true
    while isWhole, let layer = layers.last, layers.count <= radius {
      var tail = layer.upperBound
      for position in layer {
        isWhole = !pace.isOver(after: search.index.degree(queue[position]))
        guard isWhole else { break }
        search.forEachNeighbor(queue[position], 0) { neighbor in
          if marks.insert(neighbor) {
            queue[tail] = neighbor
            tail += 1
          }
          return true
        }
      }
      guard tail > layer.upperBound else { break }
      layers.append(layer.upperBound..<tail)
    }
    let reach = Reach(workspace: workspace, layers: layers, isWhole: isWhole)
    for node in avoided where node != start { marks.remove(node) }
    defer { for node in reach.nodes { marks.remove(node) } }
    return body(reach)
  }

  /// Calls `body` with every admitted relation between nodes within reach, as long as there is time.
  @inline(__always)
  func forEachEdge(inside reach: Reach, _ body: (UInt32) -> Void) {
    var walk = bidirectional(reach.workspace)
    walk.directed = true
    var pace = SearchPace(clock)
    for node in reach.nodes {
      if pace.isOver(after: walk.index.degree(node)) { return }
      walk.forEachArc(node, 0) { neighbor, edge, _ in
        if reach.contains(neighbor) { body(edge) }
        return true
      }
    }
  }
}

/// A set of nodes, one bit each; empty between searches.
struct NodeMarks {
  private let memory: ZeroedMemory
  private let words: UnsafeMutablePointer<UInt64>

  init(capacity: Int) {
    let count = capacity / 64 + 1
    memory = ZeroedMemory(byteCount: count * MemoryLayout<UInt64>.stride)
    words = memory.start.bindMemory(to: UInt64.self, capacity: count)
  }

  func deallocate() { memory.deallocate() }

  @inline(__always) func contains(_ node: UInt32) -> Bool {
    words[Int(node >> 6)] >> UInt64(node & 63) & 1 == 1
  }

  /// - Returns: whether the node is new.
  @discardableResult
  @inline(__always) func insert(_ node: UInt32) -> Bool {
    let bit: UInt64 = 1 << UInt64(node & 63)
    let word = words[Int(node >> 6)]
    words[Int(node >> 6)] = word | bit
    return word & bit == 0
  }

  @inline(__always) func remove(_ node: UInt32) {
    words[Int(node >> 6)] &= ~(1 << UInt64(node & 63))
  }
}
