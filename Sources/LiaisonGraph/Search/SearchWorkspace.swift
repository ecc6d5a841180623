/// What a search remembers of the nodes that it saw: 40 bytes a node, made once and used again.
///
/// A node counts as seen where its stamp is the current epoch, so nothing is cleared between
/// queries and a query costs what it touches.
///
/// Of a graph that was just opened that is still too much: nearly every node that a first search sees
/// lies in a page of its own, which the system has yet to make. A *close* workspace gives nodes their
/// place in the order in which they are seen (`NodePlaces`). Later searches are faster without.
final class SearchWorkspace {
  /// A node as seen from one end; both ends of a node lie in one cache line.
  struct Visit: BitwiseCopyable {
    var epoch: UInt32
    var depth: UInt32
    var parent: UInt32
    var unused: UInt32
  }

  enum Kind {
    /// All memory made ready at once, so that no query pays for it.
    case ready
    /// Memory made ready as it is touched.
    case lazy
    /// The same, of which little is touched.
    case close
  }

  /// The depth of a node that must not be entered.
  static let forbidden = UInt32.max

  let nodeCount: Int
  /// Two a node or place: side 0 is the start, side 1 the end.
  private let visits: UnsafeMutablePointer<Visit>
  private let isClose: Bool
  /// The place of each node that was seen; none unless close.
  private var places: NodePlaces
  /// How many nodes were given places so far.
  private var placedInAll = 0
  /// What `visits` stand in.
  private let memory: ZeroedMemory
  /// Two queues, one a side.
  let queues: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>)
  let marks: NodeMarks
  private(set) var epoch: UInt32 = 0

  init(nodeCount: Int, _ kind: Kind) {
    self.nodeCount = nodeCount
    isClose = kind == .close
    memory = ZeroedMemory(
      byteCount: 2 * max(1, nodeCount) * MemoryLayout<Visit>.stride, inLargePages: !isClose)
    visits = memory.start.bindMemory(to: Visit.self, capacity: 2 * max(1, nodeCount))
    places = NodePlaces(nodeCount: max(1, nodeCount))
    queues = (.allocate(capacity: max(1, nodeCount)), .allocate(capacity: max(1, nodeCount)))
    marks = NodeMarks(capacity: max(1, nodeCount))
    if kind == .ready { clear() }
  }

  deinit {
    memory.deallocate()
    places.deallocate()
    queues.0.deallocate()
    queues.1.deallocate()
    marks.deallocate()
  }

  private func clear() {
    visits.initialize(
      repeating: Visit(epoch: 0, depth: 0, parent: 0, unused: 0), count: 2 * max(1, nodeCount))
  }

  /// Forgets everything, in constant time but for once in 2³² calls.
  func begin() {
    placedInAll += Int(places.count)
    places.removeAll()
    epoch &+= 1
    if epoch == 0 {
      clear()
      epoch = 1
    }
  }

  /// Whether so much was asked by now that another kind is better.
  var isOutgrown: Bool { isClose && placedInAll + Int(places.count) > nodeCount / 4 }

  /// Both sides of a node.
  @inline(__always) func sides(_ node: UInt32) -> UnsafeMutablePointer<Visit> {
    isClose ? placedSides(node) : visits + 2 * Int(node)
  }

  /// Gives the node a place where it has none.
  private func placedSides(_ node: UInt32) -> UnsafeMutablePointer<Visit> {
    let count = places.count
    let sides = visits + 2 * places.place(node)
    if places.count != count {
      sides[0].epoch = 0
      sides[1].epoch = 0
    }
    return sides
  }

  @inline(__always) func visit(_ node: UInt32, _ side: Int) -> UnsafeMutablePointer<Visit> {
    sides(node) + side
  }

  /// The same for a node of which nothing is to be remembered; nil where it was not seen.
  @inline(__always) func seen(_ node: UInt32, _ side: Int) -> Visit? {
    var place = Int(node)
    if isClose {
      guard let found = places.find(node) else { return nil }
      place = found
    }
    let visit = visits[2 * place + side]
    return visit.epoch == epoch ? visit : nil
  }

  @inline(__always) func isSeen(_ node: UInt32, _ side: Int) -> Bool { seen(node, side) != nil }

  /// Keeps a node out of the search.
  func forbid(_ node: UInt32) {
    for side in 0..<2 {
      visit(node, side).pointee = Visit(
        epoch: epoch, depth: Self.forbidden, parent: node, unused: 0)
    }
  }

  @inline(__always) func queue(_ side: Int) -> UnsafeMutablePointer<UInt32> {
    side == 0 ? queues.0 : queues.1
  }
}

/// Workspaces that are not in use; as many as there were threads asking at once.
final class WorkspacePool: Sendable {
  /// How many nodes there may be: some more than there are, for those that are added.
  let capacity: Int
  private let idle = Guarded<[Idle]>([])

  /// A workspace that nobody holds: whoever takes it out of the pool is alone with it.
  private struct Idle: @unchecked Sendable { let workspace: SearchWorkspace }

  private let first: SearchWorkspace.Kind

  /// What up to so many nodes take, 8 MiB, the system makes in no more than four pages where it has
  /// large ones: sooner than places are given.
  private static let few = 1 << 18

  /// - Parameter isMapped: whether the graph was opened and not made, so that the first answer is
  ///   waited for.
  init(nodeCount: Int, isMapped: Bool) {
    capacity = nodeCount + max(64, nodeCount / 16)
    first = isMapped ? (capacity <= Self.few ? .lazy : .close) : .ready
  }

  func withWorkspace<Result>(_ body: (SearchWorkspace) throws -> Result) rethrows -> Result {
    var workspace =
      idle.withLock { $0.popLast() }?.workspace ?? SearchWorkspace(nodeCount: capacity, first)
    if workspace.isOutgrown { workspace = SearchWorkspace(nodeCount: capacity, .lazy) }
    defer {
      let returned = Idle(workspace: workspace)
      idle.withLock { $0.append(returned) }
    }
    return try body(workspace)
  }
}
