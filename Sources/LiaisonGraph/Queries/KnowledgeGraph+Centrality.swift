internal import HeapModule
public import LiaisonModel

/// An entity with a figure that says how central it is.
public struct Ranked: Hashable, Sendable {
  public let entity: Entity
  public let score: Double
}

extension KnowledgeGraph {
  /// How many admitted relations everybody has; a relation to oneself counts twice, parallel ones
  /// each.
  /// - Parameter limit: how many are ranked; nil is all.
  /// - Returns: as `pageRank`; where time is limited, perhaps nobody.
  /// - Complexity: O(n log limit + m) in time, O(n) in space.
  public func degrees(filter: EdgeFilter = .all, limit: Int? = nil) -> [Ranked] {
    ranked(search(PathOptions(filter: filter), Degrees()), filter, limit)
  }

  /// PageRank (Brin and Page 1998): how often one comes by when following relations from source to
  /// target at random; parallel relations count each.
  /// - Parameters:
  ///   - damping: the chance to follow a relation rather than to start anew.
  ///   - tolerance: the iteration stops when no more than this changes in sum.
  ///   - limit: how many are ranked; nil is all.
  /// - Returns: the entities that the filter does not avoid, the highest first, of equals in the
  ///   order of the graph. The scores of all sum to 1. Where time is limited, as the last iteration left
  ///   them, or nobody before the first.
  /// - Complexity: O((n + m) · iterations + n log limit), at most 100 iterations; O(n) in space.
  public func pageRank(
    filter: EdgeFilter = .all, damping: Double = 0.85, tolerance: Double = 1e-9, limit: Int? = nil
  ) -> [Ranked] {
    let body = PageRank(damping: damping, tolerance: tolerance)
    return ranked(search(PathOptions(filter: filter), body), filter, limit)
  }

  /// Betweenness (Brandes 2001): through whom the shortest paths between others lead, parallel
  /// relations taken as one hop.
  /// - Parameters:
  ///   - directed: whether paths follow relations from source to target only; a pair then counts
  ///     once for either direction.
  ///   - sources: from how many entities paths are counted. All where there are no more,
  ///   else every n-th in the order of the graph, and the scores are scaled to stand for all; so
  ///   they are where time is limited and some were not reached.
  ///   - limit: how many are ranked; nil is all.
  /// - Returns: as `pageRank`; a score is the number of pairs whose shortest paths lead through, a
  ///   pair counting by the share of its paths.
  /// - Complexity: O(sources · (n + m) + n log limit); O(n) in space.
  public func betweenness(
    filter: EdgeFilter = .all, directed: Bool = false, sources: Int = 1000, limit: Int? = nil
  ) -> [Ranked] {
    let options = PathOptions(filter: filter, directed: directed)
    return ranked(search(options, Betweenness(sources: sources)), filter, limit)
  }

  private func ranked(_ scores: [Double]?, _ filter: EdgeFilter, _ limit: Int?) -> [Ranked] {
    guard let scores else { return [] }
    let avoided = Set(filter.avoiding.compactMap { storage.node($0) })
    let count = max(0, limit ?? .max)
    var best: Heap<Scored> = []
    if count >= scores.count {
      best = Heap(scores.enumerated().map { Scored(score: $1, node: UInt32($0)) })
    } else if count > 0 {
      for (node, score) in zip(UInt32(0)..., scores) where !avoided.contains(node) {
        let scored = Scored(score: score, node: node)
        if best.count < count {
          best.insert(scored)
        } else if let least = best.min, least < scored {
          best.replaceMin(with: scored)
        }
      }
    }
    return best.unordered.filter { !avoided.contains($0.node) }.sorted(by: >)
      .map { Ranked(entity: storage.entity($0.node), score: $0.score) }
  }
}

/// The greater is the higher in the ranking.
private struct Scored: Comparable {
  let score: Double
  let node: UInt32

  static func < (lhs: Scored, rhs: Scored) -> Bool {
    (lhs.score, rhs.node) < (rhs.score, lhs.node)
  }
}

private struct Degrees: GraphStorage.SearchBody {
  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double]? {
    let rows = AdmittedRows(search, directed: true, once: false)
    guard rows.isWhole else { return nil }
    var degrees = (0..<rows.nodeCount).map { Double(rows.count($0)) }
    for neighbor in rows.neighbors { degrees[Int(neighbor)] += 1 }
    return degrees
  }
}
