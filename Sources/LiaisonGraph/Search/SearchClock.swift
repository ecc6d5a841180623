internal import Synchronization

/// Tells searches when to stop: at a deadline, or when their task is cancelled.
///
/// Once it said so it keeps saying so, so that whoever asked knows whether the answer is whole.
final class SearchClock: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let reason = Atomic<UInt8>(0)

  private static let timedOut: UInt8 = 1
  private static let cancelled: UInt8 = 2

  init(_ timeLimit: Duration?) { deadline = timeLimit.map { ContinuousClock.now + $0 } }

  /// Whether searches must stop. Takes some tens of nanoseconds: to be asked every few thousand steps.
  var isOver: Bool {
    if reason.load(ordering: .relaxed) != 0 { return true }
    if Task.isCancelled {
      reason.store(Self.cancelled, ordering: .relaxed)
    } else if let deadline, ContinuousClock.now >= deadline {
      reason.store(Self.timedOut, ordering: .relaxed)
    } else {
      return false
    }
    return true
  }

  var ending: SearchEnding {
    switch reason.load(ordering: .relaxed) {
    case Self.timedOut: .timeLimit
    case Self.cancelled: .cancelled
    default: .complete
    }
  }
}

/// Counts the steps of one search and asks the clock now and then.
struct SearchPace {
  private let clock: SearchClock?
  private var steps = 0

  /// Some hundred microseconds at worst.
  private static var interval: Int { 1 << 13 }

  init(_ clock: SearchClock?) { self.clock = clock }

  /// Whether the search must stop.
  /// - Parameter work: the steps since it was last asked; at least one is counted.
  @inline(__always) mutating func isOver(after work: @autoclosure () -> Int) -> Bool {
    guard let clock else { return false }
    steps += 1 + work()
    guard steps > Self.interval else { return false }
    steps = 0
    return clock.isOver
  }
}
