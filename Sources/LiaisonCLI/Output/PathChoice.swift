import Liaison

/// Why one connection is shown where others are as short.
struct PathChoice {
  private let shown: GraphPath
  private let next: GraphPath
  private let total: UInt64

  /// - Parameter list: with at least two paths where there are more than one.
  init?(_ list: PathList) {
    guard list.paths.count > 1 else { return nil }
    (shown, next, total) = (list.paths[0], list.paths[1], list.total)
  }

  var sentence: String {
    "Of \(total) equally short connections this one \(reason); --all lists them."
  }

  private var reason: String {
    if shown.evidenceCount > next.evidenceCount { return "has the most evidence" }
    if sureness(shown) > sureness(next) { return "is the surest of those with the most evidence" }
    return "comes first in the order of its entities, others being as well supported"
  }

  /// As the search sums it.
  private func sureness(_ path: GraphPath) -> Int {
    path.hops.reduce(0) { $0 + Int(($1.confidence * 10_000).rounded()) }
  }
}
