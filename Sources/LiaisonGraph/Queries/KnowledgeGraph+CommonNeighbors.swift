public import LiaisonModel

/// Someone whom several entities are tied to.
public struct CommonNeighbor: Hashable, Sendable {
  public let entity: Entity
  /// One hop from each of the entities asked for, in their order.
  public let hops: [GraphPath.Hop]
}

extension KnowledgeGraph {
  /// The entities that have a relation with every one of those asked for, the best connected to them
  /// first: by the pieces of evidence of all hops, then by the order of the graph.
  ///
  /// Those asked for are not among the answers. Directed means from those asked for to the answer.
  /// - Complexity: O(d log d) with d the sum of the degrees.
  public func commonNeighbors(
    of ids: [Entity.ID], filter: EdgeFilter = .all, directed: Bool = false
  ) -> [CommonNeighbor] {
    let nodes = ids.compactMap { storage.node($0) }
    guard nodes.count == ids.count, !nodes.isEmpty else { return [] }
    return search(
      PathOptions(filter: filter, directed: directed), CommonNeighborSearch(nodes: nodes))
  }
}

private struct CommonNeighborSearch: GraphStorage.SearchBody {
  let nodes: [UInt32]

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [CommonNeighbor] {
    let sets = search.storage.workspaces.withWorkspace { workspace in
      nodes.map { node in
        var neighbors: Set<UInt32> = []
        search.bidirectional(workspace).forEachNeighbor(node, 0) {
          neighbors.insert($0)
          return true
        }
        return neighbors
      }
    }
    let common = sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
      .subtracting(nodes).subtracting(search.avoided)
    let answers = common.sorted().map { node in
      let hops = nodes.flatMap { search.path([$0, node]).hops }
      return CommonNeighbor(entity: search.storage.entity(node), hops: hops)
    }
    return answers.enumerated().sorted { a, b in
      (-a.element.evidenceCount, a.offset) < (-b.element.evidenceCount, b.offset)
    }.map(\.element)
  }
}

extension CommonNeighbor {
  fileprivate var evidenceCount: Int { hops.reduce(0) { $0 + $1.evidenceCount } }
}
