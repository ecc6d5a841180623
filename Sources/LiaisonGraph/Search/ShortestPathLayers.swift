internal import HeapModule

/// All shortest paths between two nodes, or from any of some to any of others, as layers with the arcs between them.
///
/// Every way from the first layer to the last is a shortest path. Counting them takes time linear in
/// the arcs, listing the best `k` of them about `k` times the length.
struct ShortestPathLayers {
  /// Two nodes of neighbouring layers, with all admitted edges between them.
  struct Arc {
    let from: Int
    let to: Int
    let strength: Strength
    /// The number of admitted edges.
    let multiplicity: UInt64
  }

  /// How well a path is supported; the stronger is the greater.
  struct Strength: Comparable {
    var evidence = 0
    /// In ten-thousandths, summed over the hops.
    var confidence = 0

    static func < (lhs: Strength, rhs: Strength) -> Bool {
      (lhs.evidence, lhs.confidence) < (rhs.evidence, rhs.confidence)
    }
    static func + (lhs: Strength, rhs: Strength) -> Strength {
      Strength(
        evidence: lhs.evidence + rhs.evidence, confidence: lhs.confidence + rhs.confidence)
    }
  }

  /// From the start to the end, each sorted.
  private(set) var layers: [[UInt32]] = []
  /// `arcs[i]` lead from layer `i` to the next, grouped by their beginning, sorted.
  private(set) var arcs: [[[Arc]]] = []
  /// The strength of the strongest way from a node to the end.
  private var best: [[Strength]] = []

  /// Reads the layers out of a workspace after a search that completed its last layer; nil where there
  /// is no time.
  init?<Test: EdgeTest>(
    _ search: BidirectionalSearch<Test>, _ meeting: BidirectionalSearch<Test>.Meeting,
    _ links: some HopLinks, banned: [UInt32] = []
  ) {
    let workspace = search.workspace
    let (before, after) = meeting.depths
    let queue = workspace.queue(meeting.lastSide)
    let middle = meeting.lastLayer.map { queue[$0] }
      .filter { workspace.isSeen($0, 1 - meeting.lastSide) }
    var pace = SearchPace(search.clock)
    var front = [Array(Set(middle)).sorted()]
    for depth in stride(from: before - 1, through: 0, by: -1) {
      guard let next = Self.neighbors(search, front[front.count - 1], 0, depth, &pace) else {
        return nil
      }
      front.append(next)
    }
    layers = front.reversed()
    for depth in stride(from: after - 1, through: 0, by: -1) {
      guard let next = Self.neighbors(search, layers[layers.count - 1], 1, depth, &pace) else {
        return nil
      }
      layers.append(next)
    }
    guard connect(links, banned, &pace) else { return nil }
    weigh()
  }

  /// The nodes one step nearer to a side's end.
  private static func neighbors<Test: EdgeTest>(
    _ search: BidirectionalSearch<Test>, _ nodes: [UInt32], _ side: Int, _ depth: Int,
    _ pace: inout SearchPace
  ) -> [UInt32]? {
    var found: Set<UInt32> = []
    let workspace = search.workspace
    for node in nodes {
      if pace.isOver(after: search.index.degree(node)) { return nil }
      // The side's own edges, gone backwards.
      search.forEachNeighbor(node, search.directed ? 1 - side : side) { neighbor in
        if let visit = workspace.seen(neighbor, side), Int(visit.depth) == depth {
          found.insert(neighbor)
        }
        return true
      }
    }
    return found.sorted()
  }

  /// - Returns: whether there was time for all.
  private mutating func connect(
    _ links: some HopLinks, _ banned: [UInt32], _ pace: inout SearchPace
  ) -> Bool {
    for (level, (layer, next)) in zip(layers, layers.dropFirst()).enumerated() {
      var rows: [[Arc]] = []
      rows.reserveCapacity(layer.count)
      for (from, node) in layer.enumerated() {
        let places = links.neighbors(of: node, among: next)
        if pace.isOver(after: 8 * places.count) { return false }
        rows.append(
          places.compactMap { to in
            if level == 0, banned.contains(next[to]) { return nil }
            let link = links.summary(node, next[to])
            return link.multiplicity == 0
              ? nil
              : Arc(from: from, to: to, strength: link.strength, multiplicity: link.multiplicity)
          })
      }
      arcs.append(rows)
    }
    return true
  }

  private mutating func weigh() {
    best = layers.map { [Strength](repeating: Strength(), count: $0.count) }
    for level in arcs.indices.reversed() {
      for (from, row) in arcs[level].enumerated() {
        best[level][from] = row.map { $0.strength + best[level + 1][$0.to] }.max() ?? Strength()
      }
    }
  }

  /// The number of paths, as chains of nodes and as chains of edges; both stop at 2⁶⁴ − 1.
  func count() -> (paths: UInt64, edgePaths: UInt64) {
    let ones = layers.last?.map { _ in UInt64(1) } ?? []
    var counts = (paths: ones, edgePaths: ones)
    for level in arcs.indices.reversed() {
      counts = (
        arcs[level].map { $0.reduce(0) { $0.addingSaturated(counts.paths[$1.to]) } },
        arcs[level].map {
          $0.reduce(0) {
            $0.addingSaturated($1.multiplicity.multipliedSaturated(by: counts.edgePaths[$1.to]))
          }
        }
      )
    }
    return (
      counts.paths.reduce(0) { $0.addingSaturated($1) },
      counts.edgePaths.reduce(0) { $0.addingSaturated($1) }
    )
  }

  /// The strongest path, of equals the first by its nodes.
  var strongest: [UInt32]? {
    guard layers.allSatisfy({ !$0.isEmpty }), var place = Self.firstOfMost(best[0])
    else { return nil }
    var path = [layers[0][place]]
    for level in arcs.indices {
      let row = arcs[level][place]
      let potentials = row.map { $0.strength + best[level + 1][$0.to] }
      guard let first = Self.firstOfMost(potentials) else { return nil }
      place = row[first].to
      path.append(layers[level + 1][place])
    }
    return path
  }

  private static func firstOfMost(_ strengths: [Strength]) -> Int? {
    strengths.max().flatMap { strengths.firstIndex(of: $0) }
  }

  /// Calls `body` with every path and its strength, strongest first, of equals by their nodes, until it
  /// returns false.
  ///
  /// A beginning is extended in the order of what it can still come to, which is known exactly, so
  /// no beginning is extended in vain.
  func forEachPath(_ body: ([UInt32], Strength) -> Bool) {
    struct Beginning: Comparable {
      let potential: Strength
      let strength: Strength
      let locals: [Int]
      let nodes: [UInt32]

      static func < (lhs: Beginning, rhs: Beginning) -> Bool {
        lhs.potential == rhs.potential
          ? rhs.nodes.lexicographicallyPrecedes(lhs.nodes) : lhs.potential < rhs.potential
      }
      static func == (lhs: Beginning, rhs: Beginning) -> Bool {
        lhs.potential == rhs.potential && lhs.nodes == rhs.nodes
      }
    }
    guard layers.allSatisfy({ !$0.isEmpty }) else { return }
    var heap = Heap(
      layers[0].enumerated().map { place, node in
        Beginning(potential: best[0][place], strength: Strength(), locals: [place], nodes: [node])
      })
    while let beginning = heap.popMax() {
      let level = beginning.locals.count - 1
      guard level < arcs.count else {
        guard body(beginning.nodes, beginning.strength) else { return }
        continue
      }
      for arc in arcs[level][beginning.locals[level]] {
        let strength = beginning.strength + arc.strength
        heap.insert(
          Beginning(
            potential: strength + best[level + 1][arc.to], strength: strength,
            locals: beginning.locals + [arc.to],
            nodes: beginning.nodes + [layers[level + 1][arc.to]]))
      }
    }
  }
}

/// What the admitted edges between two nodes come to.
protocol HopLinks {
  /// The places in a sorted list of those nodes that may be neighbours of a node, ascending; the
  /// summary tells whether they are.
  func neighbors(of node: UInt32, among nodes: [UInt32]) -> [Int]
  func summary(_ start: UInt32, _ end: UInt32) -> (
    strength: ShortestPathLayers.Strength, multiplicity: UInt64
  )
}

extension UInt64 {
  func addingSaturated(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  func multipliedSaturated(by other: UInt64) -> UInt64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
