#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a search remembers of the nodes that it saw: 40 bytes a node, made once and used again.
///
/// A node counts as seen where its stamp is the current epoch, so nothing is cleared between
/// queries and a query costs what it touches.
final class SearchWorkspace {
  /// A node as seen from one end; both ends of a node lie in one cache line.
  struct Visit: BitwiseCopyable {
    var epoch: UInt32
    var depth: UInt32
    var parent: UInt32
    var unused: UInt32
  }

  /// The depth of a node that must not be entered.
  static let forbidden = UInt32.max

  let nodeCount: Int
  /// Two a node: side 0 is the start, side 1 the end.
  let visits: UnsafeMutablePointer<Visit>
  /// Two queues, one a side.
  let queues: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>)
  let marks: NodeMarks
  private(set) var epoch: UInt32 = 0

  /// - Parameter touchesPages: whether the memory is made ready now, so that no query pays for it,
  ///   or as it is touched, so that the first query need not wait for all of it.
  init(nodeCount: Int, touchesPages: Bool) {
    self.nodeCount = nodeCount
    let count = max(1, nodeCount)
    // Whole pages, for the alignment; the system zeroes them when they are touched.
    let pages = mmap(
      nil, 2 * count * MemoryLayout<Visit>.stride, PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { fatalError("out of memory") }
    visits = pages.bindMemory(to: Visit.self, capacity: 2 * count)
    queues = (.allocate(capacity: count), .allocate(capacity: count))
    marks = NodeMarks(capacity: count)
    if touchesPages { clear() }
  }

  deinit {
    munmap(visits, 2 * max(1, nodeCount) * MemoryLayout<Visit>.stride)
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
    epoch &+= 1
    if epoch == 0 {
      clear()
      epoch = 1
    }
  }

  @inline(__always) func visit(_ node: UInt32, _ side: Int) -> UnsafeMutablePointer<Visit> {
    visits + (Int(node) * 2 + side)
  }

  @inline(__always) func isSeen(_ node: UInt32, _ side: Int) -> Bool {
    visit(node, side).pointee.epoch == epoch
  }

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

  private let touchesPages: Bool

  init(nodeCount: Int, touchesPages: Bool) {
    capacity = nodeCount + max(64, nodeCount / 16)
    self.touchesPages = touchesPages
  }

  func withWorkspace<Result>(_ body: (SearchWorkspace) throws -> Result) rethrows -> Result {
    let workspace =
      idle.withLock { $0.popLast() }?.workspace
      ?? SearchWorkspace(nodeCount: capacity, touchesPages: touchesPages)
    defer {
      let returned = Idle(workspace: workspace)
      idle.withLock { $0.append(returned) }
    }
    return try body(workspace)
  }
}
