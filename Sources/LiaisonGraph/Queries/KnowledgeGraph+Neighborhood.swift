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
  ///
  /// Where time is limited, the nearest that were found, and perhaps not all relations between them.
  /// - Complexity: O(size of the neighbourhood, log for the order).
  public func neighborhood(
    of id: Entity.ID, radius: Int = 1, filter: EdgeFilter = .all, directed: Bool = false
  ) -> Neighborhood? {
    guard let node = storage.node(id) else { return nil }
    return search(
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
    var pace = SearchPace(search.clock)
    storage.workspaces.withWorkspace { workspace in
      search.withReach(center, radius: radius, workspace) { reach in
        for (distance, layer) in reach.layers.enumerated() {
          for node in layer.map({ reach.nodes[$0] }).sorted() {
            // The center is always there. To make an entity takes as long as many steps.
            if distance > 0, pace.isOver(after: 16) { return }
            members.append(Neighborhood.Member(entity: storage.entity(node), distance: distance))
          }
        }
        search.forEachEdge(inside: reach) { edges.append($0) }
      }
    }
    var relations: [Relation] = []
    for edge in search.isOver ? [] : storage.inOrder(edges) {
      if pace.isOver(after: 64) { break }
      relations.append(storage.relation(edge))
    }
    return Neighborhood(
      center: storage.entity(center), members: members, relations: relations)
  }
}
