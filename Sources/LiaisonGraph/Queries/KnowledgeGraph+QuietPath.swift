internal import HeapModule
public import LiaisonModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension KnowledgeGraph {
  /// The path that keeps clear of entities whom everybody is tied to: every entity passed through
  /// costs 1 + ln(degree), the ends cost nothing.
  ///
  /// It may be longer than the shortest path, and says more. Of equally cheap paths the one with fewer
  /// hops is taken, then the one whose entities come first in the graph's order, compared from the
  /// end. `maxHops` and `preference` of the options are not looked at.
  /// - Complexity: O((n + m) log n) in time, in space what the search touches.
  public func quietestPath(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    guard let start = storage.node(start), let end = storage.node(end) else { return nil }
    return storage.search(options, QuietSearch(start: start, end: end))
  }
}

/// Dijkstra's search, the toll of a node in thousandths so that sums are exact.
private struct QuietSearch: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32

  private struct Label: Comparable {
    let cost: Int
    let hops: Int
    let node: UInt32
    let parent: UInt32

    static func < (lhs: Label, rhs: Label) -> Bool {
      (lhs.cost, lhs.hops, lhs.parent, lhs.node) < (rhs.cost, rhs.hops, rhs.parent, rhs.node)
    }
  }

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> GraphPath? {
    let avoided = Set(search.avoided).subtracting([start, end])
    let index = search.storage.index
    return search.storage.workspaces.withWorkspace { workspace -> [UInt32]? in
      let walk = search.bidirectional(workspace)
      var settled: [UInt32: UInt32] = [:]
      var heap: Heap = [Label(cost: 0, hops: 0, node: start, parent: start)]
      while let label = heap.popMin() {
        guard settled[label.node] == nil else { continue }
        settled[label.node] = label.parent
        if label.node == end { return chain(settled) }
        let toll =
          label.node == start
          ? 0 : 1000 + Int((1000 * log(Double(index.degree(label.node)))).rounded())
        walk.forEachNeighbor(label.node, 0) { neighbor in
          let isHub = neighbor != end && index.degree(neighbor) > walk.maxDegree
          if !isHub, settled[neighbor] == nil, !avoided.contains(neighbor) {
            heap.insert(
              Label(
                cost: label.cost + toll, hops: label.hops + 1, node: neighbor, parent: label.node))
          }
          return true
        }
      }
      return nil
    }.map(search.path)
  }

  private func chain(_ parents: [UInt32: UInt32]) -> [UInt32] {
    var path = [end]
    while let node = path.last, node != start, let parent = parents[node] { path.append(parent) }
    return path.reversed()
  }
}
