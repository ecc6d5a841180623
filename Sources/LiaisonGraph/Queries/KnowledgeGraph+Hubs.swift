internal import HeapModule
public import LiaisonModel

extension KnowledgeGraph {
  /// The entities with the most relations, the best connected first, of equals in the order of the
  /// graph. A chain through them says little; `EdgeFilter.avoiding` keeps clear of them.
  /// - Complexity: O(n log count).
  public func hubs(_ count: Int) -> [Entity.ID] {
    guard count > 0 else { return [] }
    var best: Heap<Hub> = []
    for node in 0..<UInt32(entityCount) {
      let hub = Hub(degree: storage.index.degree(node), node: node)
      if best.count < count {
        best.insert(hub)
      } else if let least = best.min, least < hub {
        best.replaceMin(with: hub)
      }
    }
    return best.unordered.sorted(by: >).map { storage.entity($0.node).id }
  }

  /// The entities with more than so many relations, in the order of the graph.
  /// - Complexity: O(n).
  public func hubs(above degree: Int) -> [Entity.ID] {
    (0..<UInt32(entityCount)).filter { storage.index.degree($0) > degree }
      .map { storage.entity($0).id }
  }
}

private struct Hub: Comparable {
  let degree: Int
  let node: UInt32

  static func < (lhs: Hub, rhs: Hub) -> Bool {
    (lhs.degree, rhs.node) < (rhs.degree, lhs.node)
  }
}
