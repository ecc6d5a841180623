internal import HeapModule

/// The shortest simple paths in order, of equals the strongest first.
///
/// Yen's order, a length at a time. A cell is known by the length of its shortest paths until it is its
/// turn; then all of these are listed at once, the strongest first, and only if more paths are asked
/// for than all cells of that length hold, the cells are split along them. So mostly one search answers
/// all, where a search for the strongest path of every cell took a hundred times as long.
struct StrongestKShortestPaths<Test: EdgeTest> {
  let cells: PathCells<Test>
  let limit: Int

  private struct Candidate: Comparable {
    let cell: PathCell
    /// The number of nodes of its shortest paths.
    let count: Int

    static func < (lhs: Candidate, rhs: Candidate) -> Bool { lhs.count < rhs.count }
    static func == (lhs: Candidate, rhs: Candidate) -> Bool { lhs.count == rhs.count }
  }

  private struct Chain {
    let nodes: [UInt32]
    let strength: ShortestPathLayers.Strength

    static func precedes(_ a: Chain, _ b: Chain) -> Bool {
      a.strength == b.strength
        ? a.nodes.lexicographicallyPrecedes(b.nodes) : a.strength > b.strength
    }
  }

  /// Calls `body` with one path after the other, until it returns false or the limit is reached.
  func visitAll(_ body: ([UInt32]) -> Bool) {
    var heap: Heap<Candidate> = []
    var left = limit
    func add(_ cell: PathCell) {
      if let count = cells.anyShortest(of: cell)?.count {
        heap.insert(Candidate(cell: cell, count: count))
      }
    }
    add(PathCell())
    while left > 0, let count = heap.min?.count {
      var lists: [(cell: PathCell, chains: [Chain])] = []
      while heap.min?.count == count, let next = heap.popMin() {
        // Without all lists it is not known which path is the strongest.
        guard let chains = chains(of: next.cell, left), !cells.search.isOver else { return }
        lists.append((next.cell, chains))
      }
      for chain in lists.flatMap(\.chains).sorted(by: Chain.precedes).prefix(left) {
        guard body(chain.nodes) else { return }
        left -= 1
      }
      guard left > 0 else { return }
      for (cell, chains) in lists {
        for part in split(cell, along: chains) { add(part) }
      }
    }
  }

  /// The shortest paths of a cell, strongest first; nil where there is no time.
  private func chains(of cell: PathCell, _ limit: Int) -> [Chain]? {
    guard let layers = cells.layers(of: cell) else { return nil }
    let links = cells.search.links
    let strength = zip(cell.beginning, cell.beginning.dropFirst())
      .reduce(ShortestPathLayers.Strength()) { $0 + links.summary($1.0, $1.1).strength }
    var chains: [Chain] = []
    layers.forEachPath { nodes, rest in
      chains.append(
        Chain(nodes: cell.beginning.dropLast() + nodes, strength: strength + rest))
      return chains.count < limit
    }
    return chains
  }

  /// The cells that together hold a cell's other paths: one for each beginning of the known paths.
  private func split(_ cell: PathCell, along chains: [Chain]) -> [PathCell] {
    var successors: [[UInt32]: [UInt32]] = [cell.beginning: cell.banned]
    var order = [cell.beginning]
    for chain in chains {
      for count in cell.beginning.count..<chain.nodes.count {
        let beginning = Array(chain.nodes[..<count])
        let next = chain.nodes[count]
        if successors[beginning]?.contains(next) ?? false { continue }
        if successors[beginning] == nil { order.append(beginning) }
        successors[beginning, default: []].append(next)
      }
    }
    return order.map { PathCell(beginning: $0, banned: successors[$0] ?? []) }
  }
}
