/// Why a search ended.
public enum SearchEnding: Hashable, Sendable {
  /// There was nothing more to find.
  case complete
  /// As many were found as were asked for, and there are more.
  case limit
  case timeLimit
  case cancelled
}

/// An answer, and whether the search for it came to its end.
public struct LimitedAnswer<Value> {
  public let value: Value
  /// `complete`, or what stopped the search first.
  public let ending: SearchEnding

  /// Whether the value is what it would be without a limit.
  public var isComplete: Bool { ending == .complete }
}

extension LimitedAnswer: Sendable where Value: Sendable {}
extension LimitedAnswer: Equatable where Value: Equatable {}

extension KnowledgeGraph {
  /// Asks questions that stop after some time, or when the task that asks is cancelled.
  ///
  ///     let middle = graph.limited(to: .seconds(2)) { $0.betweenness(limit: 10) }
  ///     if !middle.isComplete { print("an estimate") }
  ///
  /// Queries stop within a few milliseconds and answer with what they have: lists with what was found
  /// so far; neighbourhoods with the nearest; PageRank with the last whole iteration; betweenness with
  /// an estimate from the entities that were whole; groups without those that are not yet known; one
  /// path, or how many there are, with nothing. Each query says what.
  /// - Parameters:
  ///   - timeLimit: wall time for all that `ask` asks in sum; nil leaves only cancellation.
  ///   - ask: gets this graph, whose queries know the limit. Outside it they would stop at once
  ///     after the time.
  /// - Complexity: as the queries; a query without a limit does not pay for this.
  public func limited<Value>(
    to timeLimit: Duration?, _ ask: (KnowledgeGraph) throws -> Value
  ) rethrows -> LimitedAnswer<Value> {
    let clock = SearchClock(timeLimit)
    let value = try ask(KnowledgeGraph(storage: storage, clock: clock))
    return LimitedAnswer(value: value, ending: clock.ending)
  }
}
