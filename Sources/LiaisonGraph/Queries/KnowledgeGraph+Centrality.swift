public import LiaisonModel

/// An entity with a figure that says how central it is.
public struct Ranked: Hashable, Sendable {
  public let entity: Entity
  public let score: Double
}

extension KnowledgeGraph {
  /// How many admitted relations everybody has; a relation to oneself counts twice, parallel ones
  /// each.
  /// - Returns: as `pageRank`.
  /// - Complexity: O(n log n + m) in time, O(n) in space.
  public func degrees(filter: EdgeFilter = .all) -> [Ranked] {
    ranked(storage.search(PathOptions(filter: filter), Degrees()), filter)
  }

  /// PageRank (Brin and Page 1998): how often one comes by when following relations from source to
  /// target at random; parallel relations count each.
  /// - Parameters:
  ///   - damping: the chance to follow a relation rather than to start anew.
  ///   - tolerance: the iteration stops when no more than this changes in sum.
  /// - Returns: all entities that the filter does not avoid, the highest first, of equals in the
  ///   order of the graph. The scores sum to 1.
  /// - Complexity: O((n + m) · iterations), at most 100; O(n) in space.
  public func pageRank(
    filter: EdgeFilter = .all, damping: Double = 0.85, tolerance: Double = 1e-9
  ) -> [Ranked] {
    ranked(
      storage.search(
        PathOptions(filter: filter), PageRank(damping: damping, tolerance: tolerance)), filter)
  }

  /// Betweenness (Brandes 2001): through whom the shortest paths between others lead, parallel
  /// relations taken as one hop.
  /// - Parameters:
  ///   - directed: whether paths follow relations from source to target only; a pair then counts
  ///     once for either direction.
  ///   - sources: from how many entities paths are counted. All where there are no more,
  ///   else every n-th in the order of the graph, and the scores are scaled to stand for all.
  /// - Returns: as `pageRank`; a score is the number of pairs whose shortest paths lead through, a
  ///   pair counting by the share of its paths.
  /// - Complexity: O(sources · (n + m)); O(n) in space.
  public func betweenness(
    filter: EdgeFilter = .all, directed: Bool = false, sources: Int = 1000
  ) -> [Ranked] {
    let options = PathOptions(filter: filter, directed: directed)
    return ranked(storage.search(options, Betweenness(sources: sources)), filter)
  }

  private func ranked(_ scores: [Double], _ filter: EdgeFilter) -> [Ranked] {
    zip(0..., scores).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
      .map { Ranked(entity: storage.entity($0.0), score: $0.1) }
      .filter { !filter.avoiding.contains($0.entity.id) }
  }
}

private struct Degrees: GraphStorage.SearchBody {
  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double] {
    let rows = AdmittedRows(search, directed: true, once: false)
    var degrees = (0..<rows.nodeCount).map { Double(rows.count($0)) }
    for neighbor in rows.neighbors { degrees[Int(neighbor)] += 1 }
    return degrees
  }
}
