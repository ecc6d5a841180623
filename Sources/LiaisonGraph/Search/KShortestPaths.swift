internal import HeapModule

/// The shortest simple paths in order (Yen 1971, with Lawler's saving of 1972).
///
/// All paths that were not given yet fall into cells: the paths that share a beginning and go on by
/// other nodes than those banned. The best path of the best cell is the next answer, and its cell is
/// split along that path, so that no path is found twice.
struct KShortestPaths<Test: EdgeTest> {
  let search: PathSearch<Test>
  let workspace: SearchWorkspace
  let end: UInt32

  private struct Candidate: Comparable {
    let nodes: [UInt32]
    let strength: ShortestPathLayers.Strength
    /// The length of the beginning that the cell's paths share.
    let shared: Int
    let banned: [UInt32]

    static func < (lhs: Candidate, rhs: Candidate) -> Bool {
      guard lhs.nodes.count == rhs.nodes.count else { return lhs.nodes.count < rhs.nodes.count }
      guard lhs.strength == rhs.strength else { return lhs.strength > rhs.strength }
      return lhs.nodes.lexicographicallyPrecedes(rhs.nodes)
    }
    static func == (lhs: Candidate, rhs: Candidate) -> Bool { lhs.nodes == rhs.nodes }
  }

  func paths(from start: UInt32, limit: Int) -> [[UInt32]] {
    guard limit > 0 else { return [] }
    guard start != end else { return [[start]] }
    var heap: Heap<Candidate> = []
    if let first = best(after: [start], banned: []) { heap.insert(first) }
    var result: [[UInt32]] = []
    while let next = heap.popMin() {
      result.append(next.nodes)
      if result.count == limit { break }
      for position in (next.shared - 1)..<(next.nodes.count - 1) {
        let isOldCell = position == next.shared - 1
        let banned = (isOldCell ? next.banned : []) + [next.nodes[position + 1]]
        if let candidate = best(after: Array(next.nodes[...position]), banned: banned) {
          heap.insert(candidate)
        }
      }
    }
    return result
  }

  /// The best path of a cell.
  private func best(after beginning: [UInt32], banned: [UInt32]) -> Candidate? {
    let spur = beginning[beginning.count - 1]
    let left = search.options.maxHops.map { $0 - (beginning.count - 1) }
    guard left.map({ $0 > 0 }) ?? true,
      let rest = search.best(
        spur, end, workspace, forbidden: beginning.dropLast(), banned: banned, maxHops: left)
    else { return nil }
    let nodes = beginning.dropLast() + rest[...]
    return Candidate(
      nodes: Array(nodes), strength: strength(nodes), shared: beginning.count, banned: banned)
  }

  private func strength(_ nodes: ArraySlice<UInt32>) -> ShortestPathLayers.Strength {
    guard search.options.preference == .strongest else { return .init() }
    return zip(nodes, nodes.dropFirst()).reduce(.init()) {
      $0 + search.links.summary($1.0, $1.1).strength
    }
  }
}
