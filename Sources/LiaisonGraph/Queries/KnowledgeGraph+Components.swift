public import LiaisonModel

extension KnowledgeGraph {
  /// The groups of entities that relations connect, whatever their direction; the largest first, of
  /// equals by their first id. Inside a group the ids are sorted.
  ///
  /// Entities that the filter avoids are in no group. Where time is limited, no group is known before all
  /// relations were seen; then the largest are given, as many as there is time for.
  /// - Complexity: O((n + m) α(n)) in time, O(n) in space.
  public func components(filter: EdgeFilter = .all) -> [[Entity.ID]] {
    var pace = SearchPace(clock)
    var groups: [[Entity.ID]] = []
    for nodes in search(PathOptions(filter: filter), Components()) {
      var group: [Entity.ID] = []
      group.reserveCapacity(nodes.count)
      for node in nodes {
        if pace.isOver(after: 8) { return groups }
        group.append(storage.entity(node).id)
      }
      groups.append(group)
    }
    return groups
  }
}

struct Components: GraphStorage.SearchBody {
  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [[UInt32]] {
    let count = search.storage.index.nodeCount
    let sets = DisjointSets(count: count)
    defer { sets.deallocate() }
    var pace = SearchPace(search.clock)
    let isWhole = search.storage.workspaces.withWorkspace { workspace in
      var walk = search.bidirectional(workspace)
      walk.directed = true
      let marks = workspace.marks
      for node in search.avoided { marks.insert(node) }
      defer { for node in search.avoided { marks.remove(node) } }
      let avoidsNone = search.avoided.isEmpty
      for node in 0..<UInt32(count) where avoidsNone || !marks.contains(node) {
        if pace.isOver(after: walk.index.degree(node)) { return false }
        var root = sets.root(node)
        walk.forEachNeighbor(node, 0) { neighbor in
          if avoidsNone || !marks.contains(neighbor) { root = sets.join(root, neighbor) }
          return true
        }
      }
      return true
    }
    return isWhole ? groups(sets, without: search.avoided) : []
  }

  /// The sets, counted before they are filled. A root is the first of its group.
  private func groups(_ sets: DisjointSets, without avoided: [UInt32]) -> [[UInt32]] {
    var sizes = [Int](repeating: 0, count: sets.count)
    let roots = (0..<UInt32(sets.count)).map { sets.root($0) }
    for root in roots { sizes[Int(root)] += 1 }
    for node in avoided { sizes[Int(node)] = 0 }
    let order = (0..<UInt32(sets.count)).filter { sizes[Int($0)] > 0 }
      .sorted { (sizes[Int($1)], $0) < (sizes[Int($0)], $1) }
    var places = [Int](repeating: -1, count: sets.count)
    var groups: [[UInt32]] = order.map { root in
      var group: [UInt32] = []
      group.reserveCapacity(sizes[Int(root)])
      return group
    }
    for (place, root) in order.enumerated() { places[Int(root)] = place }
    for (node, root) in zip(UInt32(0)..., roots) where places[Int(root)] >= 0 {
      groups[places[Int(root)]].append(node)
    }
    return groups
  }
}

/// Union-find with path halving; the smallest node of a set is its root. The owner deallocates it.
struct DisjointSets {
  let count: Int
  private let parents: UnsafeMutablePointer<UInt32>

  init(count: Int) {
    self.count = count
    parents = .allocate(capacity: max(1, count))
    for node in 0..<count { parents[node] = UInt32(truncatingIfNeeded: node) }
  }

  func deallocate() { parents.deallocate() }

  @inline(__always) func root(_ node: UInt32) -> UInt32 {
    var node = node
    while parents[Int(node)] != node {
      let grandparent = parents[Int(parents[Int(node)])]
      parents[Int(node)] = grandparent
      node = grandparent
    }
    return node
  }

  /// Joins the set of a root with that of a node.
  /// - Returns: the root of both.
  @inline(__always) func join(_ root: UInt32, _ node: UInt32) -> UInt32 {
    // Most edges join nothing, and most nodes point at their root.
    if parents[Int(node)] == root { return root }
    let other = self.root(node)
    let first = min(root, other)
    parents[Int(max(root, other))] = first
    return first
  }
}
