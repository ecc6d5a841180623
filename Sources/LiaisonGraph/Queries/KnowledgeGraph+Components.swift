public import LiaisonModel

extension KnowledgeGraph {
  /// The groups of entities that relations connect, whatever their direction; the largest first, of
  /// equals by their first id. Inside a group the ids are sorted.
  ///
  /// Entities that the filter avoids are in no group.
  /// - Complexity: O((n + m) α(n)) in time, O(n) in space.
  public func components(filter: EdgeFilter = .all) -> [[Entity.ID]] {
    let groups = storage.search(PathOptions(filter: filter), Components())
    return groups.map { $0.map { storage.entity($0).id } }
  }
}

private struct Components: GraphStorage.SearchBody {
  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [[UInt32]] {
    let index = search.storage.index
    let avoided = Set(search.avoided)
    var sets = DisjointSets(count: index.nodeCount)
    for node in 0..<UInt32(index.nodeCount) where !avoided.contains(node) {
      for place in index.outRow(node) where search.test.admits(tag: index.outTags[place]) {
        guard !search.test.needsEdge || search.test.admits(edge: UInt32(place)),
          !avoided.contains(index.targets[place])
        else { continue }
        sets.join(node, index.targets[place])
      }
    }
    var groups: [UInt32: [UInt32]] = [:]
    for node in 0..<UInt32(index.nodeCount) where !avoided.contains(node) {
      groups[sets.root(node), default: []].append(node)
    }
    return groups.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}

/// Union-find with path halving; the smallest node of a set is its root.
struct DisjointSets {
  private var parents: [UInt32]

  init(count: Int) { parents = (0..<UInt32(count)).map { $0 } }

  mutating func root(_ node: UInt32) -> UInt32 {
    var node = node
    while parents[Int(node)] != node {
      let grandparent = parents[Int(parents[Int(node)])]
      parents[Int(node)] = grandparent
      node = grandparent
    }
    return node
  }

  mutating func join(_ a: UInt32, _ b: UInt32) {
    let (rootA, rootB) = (root(a), root(b))
    parents[Int(max(rootA, rootB))] = min(rootA, rootB)
  }
}
