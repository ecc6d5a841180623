public import LiaisonModel

/// Who is how near to an entity.
public struct Neighborhood: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public let entity: Entity
    /// The number of hops from the center.
    public let distance: Int
  }

  public let center: Entity
  /// The center first, then by distance, then by id.
  public let members: [Member]
  /// The admitted relations between members, in the order of the graph.
  public let relations: [Relation]
}

extension KnowledgeGraph {
  /// The entities within a number of hops, with the relations between them; nil for an unknown id.
  /// - Complexity: O(size of the neighbourhood, log for the order).
  public func neighborhood(
    of id: Entity.ID, radius: Int = 1, filter: EdgeFilter = .all, directed: Bool = false
  ) -> Neighborhood? {
    guard let node = storage.node(id) else { return nil }
    return storage.search(
      PathOptions(filter: filter, directed: directed), Surroundings(center: node, radius: radius))
  }
}

private struct Surroundings: GraphStorage.SearchBody {
  let center: UInt32
  let radius: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> Neighborhood {
    let storage = search.storage
    var members: [Neighborhood.Member] = []
    var edges: [UInt32] = []
    storage.workspaces.withWorkspace { workspace in
      search.withReach(center, radius: radius, workspace) { reach in
        for (distance, layer) in reach.layers.enumerated() {
          members += layer.map { reach.nodes[$0] }.sorted().map {
            Neighborhood.Member(entity: storage.entity($0), distance: distance)
          }
        }
        search.forEachEdge(inside: reach) { edges.append($0) }
      }
    }
    return Neighborhood(
      center: storage.entity(center), members: members,
      relations: storage.inOrder(edges).map(storage.relation))
  }
}
