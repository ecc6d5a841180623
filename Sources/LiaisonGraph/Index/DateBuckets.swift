/// The dates of incoming edges, roughly, in a byte that stands beside them in their row.
///
/// The date itself stands with the outgoing row, so that to look at it costs a cache miss for every
/// edge that comes in: a search in a window of dates took twice as long as one without. A byte says
/// for most edges whether they are in the window, and for all where there are at most 255 dates.
struct DateBuckets: Sendable {
  /// The days between which the dates of a bucket begin and those between which they end.
  struct Bounds: BitwiseCopyable, Sendable {
    var earliestFirst: Int32
    var latestFirst: Int32
    var earliestLast: Int32
    var latestLast: Int32
  }

  /// The bucket of edges without a date; the others follow.
  static let undated: UInt8 = 0
  static let most = 255

  /// One for each bucket but that of edges without a date.
  let bounds: Column<Bounds>
  /// The bucket of each place in the incoming rows.
  let incoming: Column<UInt8>

  /// Takes columns that were made before.
  init(bounds: Column<Bounds>, incoming: Column<UInt8>) {
    (self.bounds, self.incoming) = (bounds, incoming)
  }

  /// As many dates in each bucket as in any other, or nearly so.
  /// - Complexity: O(m + d log d) for m edges and d dates.
  init(_ dates: Column<Int32>, incoming edges: Column<UInt32>, _ owner: ColumnOwner) {
    var counts: [Int32: Int] = [:]
    for edge in 0..<dates.count where dates[edge] != 0 { counts[dates[edge], default: 0] += 1 }
    var bounds: [Bounds] = []
    var buckets: [Int32: UInt8] = [0: Self.undated]
    var room = 0
    let share = counts.count <= Self.most ? 0 : dates.count / Self.most + 1
    for (date, count) in counts.sorted(by: { $0.key < $1.key }) {
      let (first, last) = EdgeColumns.days(of: date)
      if room <= 0 {
        bounds.append(
          Bounds(
            earliestFirst: first, latestFirst: first, earliestLast: last, latestLast: last))
        room = share
      } else {
        let place = bounds.count - 1
        bounds[place].earliestFirst = min(bounds[place].earliestFirst, first)
        bounds[place].latestFirst = max(bounds[place].latestFirst, first)
        bounds[place].earliestLast = min(bounds[place].earliestLast, last)
        bounds[place].latestLast = max(bounds[place].latestLast, last)
      }
      buckets[date] = UInt8(bounds.count)
      room -= count
    }
    self.bounds = owner.column(bounds)
    incoming = owner.column(UInt8.self, count: edges.count) { column in
      for place in 0..<edges.count { column[place] = buckets[dates[edges[place]]] ?? 0 }
    }
  }
}

/// What the bucket of an edge says about a window of dates, worked out once for all edges.
struct DateWindow: Sendable {
  enum Verdict {
    static let outside: UInt8 = 0
    static let inside: UInt8 = 1
    /// The date itself must be looked at.
    static let unsure: UInt8 = 2
  }

  /// Every relation.
  static let all = DateWindow(since: .min, until: .max, includesUndated: true, nil)

  let since: Int32
  let until: Int32
  let includesUndated: Bool
  /// By bucket.
  let verdicts: Column<UInt8>
  /// Dates from the first on and below the second are inside, whatever of them is known; those below
  /// the third or from the fourth on are outside.
  private let surelyAfter: Int32
  private let surelyBefore: Int32
  private let tooEarly: Int32
  private let tooLate: Int32
  private let owner: ColumnOwner

  /// - Parameters:
  ///   - since, until: days as `YYYYMMDD`.
  ///   - buckets: nil where there are none.
  init(since: Int32, until: Int32, includesUndated: Bool, _ buckets: DateBuckets?) {
    (self.since, self.until, self.includesUndated) = (since, until, includesUndated)
    var verdicts = [UInt8](repeating: Verdict.unsure, count: DateBuckets.most + 1)
    verdicts[Int(DateBuckets.undated)] = includesUndated ? Verdict.inside : Verdict.outside
    if let bounds = buckets?.bounds {
      for place in 0..<bounds.count {
        let bounds = bounds[place]
        let isInside = bounds.earliestLast >= since && bounds.latestFirst <= until
        let isOutside = bounds.latestLast < since || bounds.earliestFirst > until
        verdicts[place + 1] =
          isInside ? Verdict.inside : isOutside ? Verdict.outside : Verdict.unsure
      }
    }
    owner = ColumnOwner()
    self.verdicts = owner.column(verdicts)
    // Past the year in which it begins, before the year in which it ends; and the other way round.
    let years = 0...(Int32.max - 10_000)
    tooEarly = years.contains(since) ? since / 10_000 * 10_000 : .min
    surelyAfter = years.contains(since) ? tooEarly + 10_000 : since == .min ? .min : .max
    surelyBefore = years.contains(until) ? until / 10_000 * 10_000 : until == .max ? .max : .min
    tooLate = years.contains(until) ? surelyBefore + 10_000 : .max
  }

  /// Whether an edge's date, 0 for none, is or may be in the window.
  @inline(__always) func contains(_ date: Int32) -> Bool {
    // Without branches that nobody can foresee.
    let isUndated = date == 0 ? 1 : 0
    let isInside = (date >= surelyAfter ? 1 : 0) & (date < surelyBefore ? 1 : 0) & (1 - isUndated)
    let isOutside = (date < tooEarly ? 1 : 0) | (date >= tooLate ? 1 : 0)
    if isInside | isOutside | isUndated != 0 {
      return isInside | (isUndated & (includesUndated ? 1 : 0)) != 0
    }
    let (first, last) = EdgeColumns.days(of: date)
    return last >= since && first <= until
  }
}
