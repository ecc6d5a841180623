/// The admitted edges between two nodes, asked for in pairs.
struct AdmittedLinks<Test: EdgeTest>: HopLinks {
  let index: AdjacencyIndex
  let columns: EdgeColumns?
  let test: Test
  let directed: Bool

  /// Calls `body` with every admitted edge of a hop and whether it goes the way of the hop.
  func forEachEdge(_ start: UInt32, _ end: UInt32, _ body: (UInt32, Bool) -> Void) {
    visitAll(start, end, true, body)
    guard !directed, start != end else { return }
    visitAll(end, start, false, body)
  }

  private func visitAll(
    _ source: UInt32, _ target: UInt32, _ isForward: Bool, _ body: (UInt32, Bool) -> Void
  ) {
    for edge in index.edges(from: source, to: target) { visit(edge, isForward, body) }
    guard Test.seesAdded, let overlay = index.added else { return }
    for arc in overlay.outArcs(source)
    where arc.neighbor == target && test.admits(added: arc.place) {
      body(overlay.edge(arc.place), isForward)
    }
  }

  private func visit(_ place: Int, _ isForward: Bool, _ body: (UInt32, Bool) -> Void) {
    let edge = UInt32(truncatingIfNeeded: place)
    guard test.admits(tag: index.outTags[place]), !test.needsEdge || test.admits(edge: edge)
    else { return }
    body(edge, isForward)
  }

  private func columns(of edge: UInt32) -> (EdgeColumns?, place: Int) {
    let place = Int(edge) - index.indexedEdgeCount
    return place < 0 ? (columns, Int(edge)) : (index.added?.columns, place)
  }

  func summary(_ start: UInt32, _ end: UInt32) -> (
    strength: ShortestPathLayers.Strength, multiplicity: UInt64
  ) {
    var strength = ShortestPathLayers.Strength()
    var multiplicity: UInt64 = 0
    forEachEdge(start, end) { edge, _ in
      let (columns, place) = columns(of: edge)
      strength.evidence += columns?.evidenceRow(place).count ?? 0
      strength.confidence = max(strength.confidence, Int(columns?.confidence[place] ?? 10_000))
      multiplicity += 1
    }
    return (strength, multiplicity)
  }

  /// Looks each up where the list is short, else walks the node's rows.
  func neighbors(of node: UInt32, among nodes: [UInt32]) -> [Int] {
    guard nodes.count > index.degree(node) else { return Array(nodes.indices) }
    var places: Set<Int> = []
    func look(for neighbor: UInt32) {
      var (low, high) = (0, nodes.count)
      while low < high {
        let middle = (low + high) / 2
        if nodes[middle] < neighbor { low = middle + 1 } else { high = middle }
      }
      if low < nodes.count, nodes[low] == neighbor { places.insert(low) }
    }
    for place in index.outRow(node) { look(for: index.targets[place]) }
    if !directed { for place in index.inRow(node) { look(for: index.sources[place]) } }
    if Test.seesAdded, let overlay = index.added {
      for arc in overlay.outArcs(node) { look(for: arc.neighbor) }
      if !directed { for arc in overlay.inArcs(node) { look(for: arc.neighbor) } }
    }
    return places.sorted()
  }
}
