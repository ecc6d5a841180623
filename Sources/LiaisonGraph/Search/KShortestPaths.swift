internal import HeapModule

/// The shortest simple paths in order (Yen 1971, with Lawler's saving of 1972), of equals any.
///
/// All paths that were not given yet fall into cells. The shortest path of all cells is the next
/// answer, and its cell is split along that path, so that no path is found twice.
struct KShortestPaths<Test: EdgeTest> {
  let cells: PathCells<Test>

  private struct Candidate: Comparable {
    let nodes: [UInt32]
    let cell: PathCell

    static func < (lhs: Candidate, rhs: Candidate) -> Bool {
      lhs.nodes.count == rhs.nodes.count
        ? lhs.nodes.lexicographicallyPrecedes(rhs.nodes) : lhs.nodes.count < rhs.nodes.count
    }
    static func == (lhs: Candidate, rhs: Candidate) -> Bool { lhs.nodes == rhs.nodes }
  }

  /// Calls `body` with one path after the other, until it returns false.
  func visitAll(_ body: ([UInt32]) -> Bool) {
    var heap: Heap<Candidate> = []
    func add(_ cell: PathCell) {
      if let nodes = cells.anyShortest(of: cell) {
        heap.insert(Candidate(nodes: nodes, cell: cell))
      }
    }
    add(PathCell())
    while let next = heap.popMin(), !cells.search.isOver, body(next.nodes) {
      let old = next.cell
      for count in old.beginning.count..<next.nodes.count {
        let banned = count == old.beginning.count ? old.banned : []
        add(PathCell(beginning: Array(next.nodes[..<count]), banned: banned + [next.nodes[count]]))
      }
    }
  }
}
