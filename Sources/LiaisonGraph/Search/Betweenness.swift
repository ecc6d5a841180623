/// Betweenness by Brandes' accumulation from some sources.
struct Betweenness: GraphStorage.SearchBody {
  let sources: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [Double] {
    let rows = AdmittedRows(search, directed: search.options.directed, once: true)
    let nodeCount = rows.nodeCount
    let count = min(max(0, sources), nodeCount)
    guard count > 0 else { return [Double](repeating: 0, count: nodeCount) }
    var accumulation = Accumulation(nodeCount: nodeCount)
    for number in 0..<count { accumulation.add(from: number * nodeCount / count, rows) }
    // Without directions every pair was seen from both ends.
    let scale = Double(nodeCount) / Double(count) / (search.options.directed ? 1 : 2)
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

    mutating func add(from source: Int, _ rows: AdmittedRows) {
      order.removeAll(keepingCapacity: true)
      order.append(UInt32(source))
      labels[source] = Label(distance: 0, paths: 1)
      rows.neighbors.withUnsafeBufferPointer { neighbors in
        labels.withUnsafeMutableBufferPointer { labels in
          Self.search(rows, neighbors, labels, &order)
          Self.collect(rows, neighbors, labels, order, source, &scores)
          for node in order { labels[Int(node)] = Label() }
        }
      }
    }

    private static func search(
      _ rows: AdmittedRows, _ neighbors: UnsafeBufferPointer<UInt32>,
      _ labels: UnsafeMutableBufferPointer<Label>, _ order: inout [UInt32]
    ) {
      var place = 0
      while place < order.count {
        let node = Int(order[place])
        place += 1
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
    }

    private static func collect(
      _ rows: AdmittedRows, _ neighbors: UnsafeBufferPointer<UInt32>,
      _ labels: UnsafeMutableBufferPointer<Label>, _ order: [UInt32], _ source: Int,
      _ scores: inout [Double]
    ) {
      for node in order.reversed().map(Int.init) {
        let next = labels[node].distance + 1
        var share = 0.0
        for place in rows.begins[node]..<rows.begins[node + 1] {
          let label = labels[Int(neighbors[place])]
          if label.distance == next {
            share += labels[node].paths / label.paths * (1 + label.share)
          }
        }
        labels[node].share = share
        if node != source { scores[node] += share }
      }
    }
  }
}
