/// PageRank by the power method; nil where there is no time for one step.
struct PageRank: GraphStorage.SearchBody {
  let damping: Double
  let tolerance: Double

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double]? {
    let rows = AdmittedRows(search, directed: true, once: false)
    var isMember = [Bool](repeating: true, count: rows.nodeCount)
    for node in search.avoided { isMember[Int(node)] = false }
    let members = isMember.count { $0 }
    guard rows.isWhole else { return nil }
    guard members > 0 else { return isMember.map { _ in 0 } }
    let share = 1 / Double(members)
    var scores = isMember.map { $0 ? share : 0 }
    var next = scores
    var pace = SearchPace(search.clock)
    for iteration in 0..<100 {
      guard let idle = follow(rows, scores, into: &next, &pace) else {
        return iteration == 0 ? nil : scores
      }
      var change = 0.0
      for node in next.indices where isMember[node] {
        next[node] = (1 - damping) * share + damping * (next[node] + idle * share)
        change += abs(next[node] - scores[node])
      }
      swap(&scores, &next)
      if change <= tolerance { break }
    }
    return scores
  }

  /// Hands every score on to the neighbours, in equal parts.
  /// - Returns: the sum of the scores of those who have no relation to follow, and start anew; nil where
  ///   there is no time.
  private func follow(
    _ rows: AdmittedRows, _ scores: [Double], into next: inout [Double], _ pace: inout SearchPace
  ) -> Double? {
    var idle = 0.0
    for node in next.indices { next[node] = 0 }
    return rows.neighbors.withUnsafeBufferPointer { neighbors -> Double? in
      next.withUnsafeMutableBufferPointer { next in
        for node in scores.indices {
          let count = rows.count(node)
          if pace.isOver(after: count) { return nil }
          guard count > 0 else {
            idle += scores[node]
            continue
          }
          let part = scores[node] / Double(count)
          for place in rows.begins[node]..<rows.begins[node + 1] {
            next[Int(neighbors[place])] += part
          }
        }
        return idle
      }
    }
  }
}
