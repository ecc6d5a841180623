internal import LiaisonModel

/// Whether a search may use an edge; made of an `EdgeFilter` once a query.
protocol EdgeTest {
  /// Whether there may be edges beyond those of the index.
  static var seesAdded: Bool { get }
  /// Whether many edges are not admitted, and all are told quickly.
  static var isSelective: Bool { get }
  /// Whether `admits` looks at more than the tag.
  var needsEdge: Bool { get }
  func admits(tag: UInt8) -> Bool
  /// Asked only where the tag was admitted and `needsEdge` is true.
  func admits(edge: UInt32) -> Bool
  /// The same by the edge's place in the incoming rows.
  func admits(incoming place: Int, _ edge: @autoclosure () -> UInt32) -> Bool
  /// Asked about edges of the overlay by their place there.
  func admits(added place: Int) -> Bool
}

extension EdgeTest {
  @inline(__always) static var seesAdded: Bool { false }
  @inline(__always) static var isSelective: Bool { false }
  @inline(__always) func admits(added place: Int) -> Bool { false }
  @inline(__always)
  func admits(incoming place: Int, _ edge: @autoclosure () -> UInt32) -> Bool {
    admits(edge: edge())
  }
}

/// Every edge: not even the tag is looked at.
struct EveryTest: EdgeTest {
  @inline(__always) var needsEdge: Bool { false }
  @inline(__always) func admits(tag: UInt8) -> Bool { true }
  @inline(__always) func admits(edge: UInt32) -> Bool { true }
}

/// Types and statuses: one bit of a mask.
struct TagTest: EdgeTest {
  let mask: UInt64

  @inline(__always) static var isSelective: Bool { true }
  @inline(__always) var needsEdge: Bool { false }
  @inline(__always) func admits(tag: UInt8) -> Bool { mask >> UInt64(tag & 63) & 1 == 1 }
  @inline(__always) func admits(edge: UInt32) -> Bool { true }
}

/// A window of dates and nothing else: neither tag nor confidence are looked at, each of which would
/// cost a cache miss for every node.
struct WindowTest: EdgeTest {
  let dates: Column<Int32>
  /// The date buckets of incoming edges.
  let incoming: Column<UInt8>
  let window: DateWindow

  @inline(__always) static var isSelective: Bool { true }
  @inline(__always) var needsEdge: Bool { true }
  @inline(__always) func admits(tag: UInt8) -> Bool { true }
  @inline(__always) func admits(edge: UInt32) -> Bool { window.contains(dates[edge]) }
  @inline(__always)
  func admits(incoming place: Int, _ edge: @autoclosure () -> UInt32) -> Bool {
    let verdict = window.verdicts[Int(incoming[place])]
    if verdict == DateWindow.Verdict.unsure { return window.contains(dates[edge()]) }
    return verdict == DateWindow.Verdict.inside
  }
}

/// Types, statuses, dates and confidence.
struct ColumnTest: EdgeTest {
  let mask: UInt64
  let columns: EdgeColumns
  let hasWindow: Bool
  let window: DateWindow
  /// The date buckets of incoming edges, where there is a window and they are known.
  let incoming: Column<UInt8>?
  let minimumConfidence: UInt16
  /// Where rare combinations of type and status share a tag.
  let rare: (@Sendable (UInt32) -> Bool)?

  @inline(__always) var needsEdge: Bool { true }
  @inline(__always) func admits(tag: UInt8) -> Bool { mask >> UInt64(tag & 63) & 1 == 1 }
  @inline(__always) func admits(edge: UInt32) -> Bool {
    // Each column that is looked at costs a cache miss.
    if minimumConfidence > 0, columns.confidence[edge] < minimumConfidence { return false }
    if hasWindow, !window.contains(columns.dates[edge]) { return false }
    return rare?(edge) ?? true
  }
  @inline(__always)
  func admits(incoming place: Int, _ edge: @autoclosure () -> UInt32) -> Bool {
    guard let incoming else { return admits(edge: edge()) }
    switch window.verdicts[Int(incoming[place])] {
    case DateWindow.Verdict.outside: return false
    case DateWindow.Verdict.unsure where !window.contains(columns.dates[edge()]): return false
    default: break
    }
    if minimumConfidence > 0, columns.confidence[edge()] < minimumConfidence { return false }
    return rare?(edge()) ?? true
  }
}

/// The same where something was added: what was replaced is passed over, what was added is compared
/// with the filter itself.
struct OverlaidTest: EdgeTest {
  let mask: UInt64
  /// Nil where type and status decide.
  let columns: ColumnTest?
  let overlay: Overlay
  let filter: EdgeFilter
  let admitsAll: Bool

  @inline(__always) static var seesAdded: Bool { true }
  @inline(__always) var needsEdge: Bool { true }
  @inline(__always) func admits(tag: UInt8) -> Bool { mask >> UInt64(tag & 63) & 1 == 1 }
  func admits(edge: UInt32) -> Bool {
    !overlay.replaced.contains(edge) && columns?.admits(edge: edge) ?? true
  }
  func admits(added place: Int) -> Bool {
    admitsAll || filter.admits(overlay.relations[place])
  }
}
