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
    let reached = storage.workspaces.withWorkspace { search.reach(center, radius: radius, $0) }
      .sorted { ($0.distance, $0.node) < ($1.distance, $1.node) }
    let inside = Set(reached.map(\.node))
    var edges: [Int] = []
    for node in inside.sorted() {
      for place in storage.index.outRow(node) where inside.contains(storage.index.targets[place]) {
        guard search.test.admits(tag: storage.index.outTags[place]),
          !search.test.needsEdge || search.test.admits(edge: UInt32(place))
        else { continue }
        edges.append(place)
      }
    }
    return Neighborhood(
      center: storage.entity(center),
      members: reached.map {
        Neighborhood.Member(entity: storage.entity($0.node), distance: $0.distance)
      },
      relations: edges.map { storage.relation(UInt32($0)) })
  }
}
