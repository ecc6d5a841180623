/// Betweenness by Brandes' accumulation from some sources; nil where there is no time for one.
struct Betweenness: GraphStorage.SearchBody {
  let sources: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double]? {
    let rows = AdmittedRows(search, directed: search.options.directed, once: true)
    let nodeCount = rows.nodeCount
    let count = min(max(0, sources), nodeCount)
    guard rows.isWhole else { return nil }
    guard count > 0 else { return [Double](repeating: 0, count: nodeCount) }
    var accumulation = Accumulation(nodeCount: nodeCount)
    var pace = SearchPace(search.clock)
    var done = 0
    // Scattered, so that those for whom there is time stand for the others.
    for number in ScatteredNumbers(below: count) {
      guard accumulation.add(from: number * nodeCount / count, rows, &pace) else { break }
      done += 1
    }
    guard done > 0 else { return nil }
    // Without directions every pair was seen from both ends.
    let scale = Double(nodeCount) / Double(done) / (search.options.directed ? 1 : 2)
    return accumulation.scores.map { $0 * scale }
  }

  private struct Accumulation {
    /// What is known of a node as seen from the source; side by side, for the cache.
    struct Label {
      var distance: Int32 = -1
      var paths = 0.0
      var share = 0.0
    }

    var scores: [Double]
    private var labels: [Label]
    private var order: [UInt32] = []

    init(nodeCount: Int) {
      scores = [Double](repeating: 0, count: nodeCount)
      labels = [Label](repeating: Label(), count: nodeCount)
      order.reserveCapacity(nodeCount)
    }

    /// - Returns: whether there was time for it; if not, nothing was added.
    mutating func add(
      from source: Int, _ rows: AdmittedRows, _ pace: inout SearchPace
    ) -> Bool {
      order.removeAll(keepingCapacity: true)
      order.append(UInt32(source))
      labels[source] = Label(distance: 0, paths: 1)
      return rows.neighbors.withUnsafeBufferPointer { neighbors in
        labels.withUnsafeMutableBufferPointer { labels in
          defer { for node in order { labels[Int(node)] = Label() } }
          guard Self.search(rows, neighbors, labels, &order, &pace) else { return false }
          guard Self.collect(rows, neighbors, labels, order, &pace) else { return false }
          for node in order.dropFirst() { scores[Int(node)] += labels[Int(node)].share }
          return true
        }
      }
    }

    private static func search(
      _ rows: AdmittedRows, _ neighbors: UnsafeBufferPointer<UInt32>,
      _ labels: UnsafeMutableBufferPointer<Label>, _ order: inout [UInt32],
      _ pace: inout SearchPace
    ) -> Bool {
      var place = 0
      while place < order.count {
        let node = Int(order[place])
        place += 1
        if pace.isOver(after: rows.count(node)) { return false }
        let (distance, paths) = (labels[node].distance + 1, labels[node].paths)
        for place in rows.begins[node]..<rows.begins[node + 1] {
          let neighbor = Int(neighbors[place])
          if labels[neighbor].distance < 0 {
            labels[neighbor].distance = distance
            order.append(neighbors[place])
          }
          if labels[neighbor].distance == distance { labels[neighbor].paths += paths }
        }
      }
      return true
    }

    private static func collect(
      _ rows: AdmittedRows, _ neighbors: UnsafeBufferPointer<UInt32>,
      _ labels: UnsafeMutableBufferPointer<Label>, _ order: [UInt32], _ pace: inout SearchPace
    ) -> Bool {
      for node in order.reversed().map(Int.init) {
        if pace.isOver(after: rows.count(node)) { return false }
        let next = labels[node].distance + 1
        var share = 0.0
        for place in rows.begins[node]..<rows.begins[node + 1] {
          let label = labels[Int(neighbors[place])]
          if label.distance == next {
            share += labels[node].paths / label.paths * (1 + label.share)
          }
        }
        labels[node].share = share
      }
      return true
    }
  }
}

/// The numbers below a count, each far from those before it, as 0, 4, 2, 6, 1, 5, 3, 7.
struct ScatteredNumbers: Sequence, IteratorProtocol {
  private let count: Int
  private let width: Int
  private var place = 0

  init(below count: Int) {
    self.count = count
    width = Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  mutating func next() -> Int? {
    while place < 1 << width {
      var number = 0
      for bit in 0..<width where place >> bit & 1 == 1 { number |= 1 << (width - 1 - bit) }
      place += 1
      if number < count { return number }
    }
    return nil
  }
}
