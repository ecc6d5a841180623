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

/// Neighbours in plain arrays, for work that walks the whole graph many times.
struct AdmittedRows {
  /// The admitted neighbours of each node; those that are avoided have none and are none.
  let rows: [[UInt32]]

  /// - Parameters:
  ///   - directed: whether only outgoing relations count.
  ///   - once: whether each neighbour stands once, and nobody is a neighbour of himself.
  init<Test: EdgeTest>(_ search: PathSearch<Test>, directed: Bool, once: Bool) {
    let avoided = Set(search.avoided)
    rows = search.storage.workspaces.withWorkspace { workspace in
      var walk = search.bidirectional(workspace)
      walk.directed = directed
      return (0..<UInt32(search.storage.index.nodeCount)).map { node in
        guard !avoided.contains(node) else { return [] }
        var row: [UInt32] = []
        walk.forEachNeighbor(node, 0) { neighbor in
          if !avoided.contains(neighbor) { row.append(neighbor) }
          return true
        }
        guard once else { return row }
        return Set(row).subtracting([node]).sorted()
      }
    }
  }
}

private struct Degrees: GraphStorage.SearchBody {
  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double] {
    let rows = AdmittedRows(search, directed: true, once: false).rows
    var degrees = rows.map { Double($0.count) }
    for neighbor in rows.joined() { degrees[Int(neighbor)] += 1 }
    return degrees
  }
}

private struct PageRank: GraphStorage.SearchBody {
  let damping: Double
  let tolerance: Double

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double] {
    let rows = AdmittedRows(search, directed: true, once: false).rows
    let avoided = Set(search.avoided)
    let members = rows.indices.filter { !avoided.contains(UInt32($0)) }
    guard !members.isEmpty else { return rows.map { _ in 0 } }
    let share = 1 / Double(members.count)
    var scores = [Double](repeating: 0, count: rows.count)
    for node in members { scores[node] = share }
    for _ in 0..<100 {
      var next = [Double](repeating: 0, count: rows.count)
      // Who has no relation to follow starts anew.
      var idle = 0.0
      for node in members {
        if rows[node].isEmpty { idle += scores[node] }
        for neighbor in rows[node] {
          next[Int(neighbor)] += scores[node] / Double(rows[node].count)
        }
      }
      var change = 0.0
      for node in members {
        next[node] = (1 - damping) * share + damping * (next[node] + idle * share)
        change += abs(next[node] - scores[node])
      }
      scores = next
      if change <= tolerance { break }
    }
    return scores
  }
}

private struct Betweenness: GraphStorage.SearchBody {
  let sources: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double] {
    let rows = AdmittedRows(search, directed: search.options.directed, once: true).rows
    var scores = [Double](repeating: 0, count: rows.count)
    let count = min(max(0, sources), rows.count)
    guard count > 0 else { return scores }
    for number in 0..<count { add(from: number * rows.count / count, rows, to: &scores) }
    // Without directions every pair was seen from both ends.
    let scale = Double(rows.count) / Double(count) / (search.options.directed ? 1 : 2)
    return scores.map { $0 * scale }
  }

  private func add(from source: Int, _ rows: [[UInt32]], to scores: inout [Double]) {
    var distances = [Int](repeating: -1, count: rows.count)
    var paths = [Double](repeating: 0, count: rows.count)
    var shares = paths
    var order = [source]
    distances[source] = 0
    paths[source] = 1
    var place = 0
    while place < order.count {
      let node = order[place]
      place += 1
      for neighbor in rows[node].map(Int.init) {
        if distances[neighbor] < 0 {
          distances[neighbor] = distances[node] + 1
          order.append(neighbor)
        }
        if distances[neighbor] == distances[node] + 1 { paths[neighbor] += paths[node] }
      }
    }
    for node in order.reversed() {
      for neighbor in rows[node].map(Int.init) where distances[neighbor] == distances[node] + 1 {
        shares[node] += paths[node] / paths[neighbor] * (1 + shares[neighbor])
      }
      if node != source { scores[node] += shares[node] }
    }
  }
}
