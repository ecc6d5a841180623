public import LiaisonModel

/// Why there is no path.
public enum NoPathReason: Hashable, Sendable {
  /// A condition of `PathOptions`.
  public enum Condition: String, Hashable, Sendable, CaseIterable {
    case direction, types, statuses, dates, confidence, avoided
    case maxHops = "number of hops"
    case maxDegree = "degree"
  }

  case unknownEntity(Entity.ID)
  /// No chain of relations connects the two; each lies in a group of so many entities.
  case differentComponents(start: Int, end: Int)
  /// The conditions cut every path. `sufficient` are those that would have to be dropped alone;
  /// empty where it takes more than one. `path` is the best path without any condition, and `cut` the
  /// place of its first hop that the conditions do not let through; nil where it is only too long.
  case cutByFilter(sufficient: [Condition], path: GraphPath, cut: Int?)
}

extension KnowledgeGraph {
  /// Why `shortestPath` finds nothing with the same options; nil where it finds a path, or where time
  /// is limited and was not enough to tell.
  /// - Complexity: as for a few searches.
  public func whyNoPath(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions()
  ) -> NoPathReason? {
    for id in [start, end] where entity(id) == nil { return .unknownEntity(id) }
    guard shortestPath(from: start, to: end, options) == nil, !isOver else { return nil }
    guard let path = shortestPath(from: start, to: end) else {
      let sizes = (componentSize(of: start), componentSize(of: end))
      return isOver ? nil : .differentComponents(start: sizes.0, end: sizes.1)
    }
    let sufficient = NoPathReason.Condition.allCases.filter {
      let eased = options.dropping($0)
      return eased != options && shortestPath(from: start, to: end, eased) != nil
    }
    let cut = search(options, FirstCut(nodes: path.entities.compactMap { storage.node($0.id) }))
    return isOver ? nil : .cutByFilter(sufficient: sufficient, path: path, cut: cut)
  }

  private var isOver: Bool { clock?.isOver ?? false }

  private func componentSize(of id: Entity.ID) -> Int {
    guard let node = storage.node(id) else { return 0 }
    return search(PathOptions(), ReachCount(start: node))
  }
}

/// The first hop of a chain that has no admitted relation or leads to whom it must not lead.
private struct FirstCut: GraphStorage.SearchBody {
  let nodes: [UInt32]

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> Int? {
    let limit = search.options.maxDegree ?? .max
    return zip(nodes, nodes.dropFirst()).enumerated().first { place, hop in
      let isInner = place + 2 < nodes.count
      return search.links.summary(hop.0, hop.1).multiplicity == 0
        || isInner && search.avoided.contains(hop.1)
        || isInner && search.storage.index.degree(hop.1) > limit
    }?.offset
  }
}

private struct ReachCount: GraphStorage.SearchBody {
  let start: UInt32

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> Int {
    search.storage.workspaces.withWorkspace {
      search.withReach(start, radius: .max - 1, $0) { $0.count }
    }
  }
}

extension PathOptions {
  fileprivate func dropping(_ condition: NoPathReason.Condition) -> PathOptions {
    var options = self
    switch condition {
    case .direction: options.directed = false
    case .types: options.filter.types = nil
    case .statuses: options.filter.statuses = nil
    case .dates: (options.filter.since, options.filter.until) = (nil, nil)
    case .confidence: options.filter.minimumConfidence = 0
    case .avoided: options.filter.avoiding = []
    case .maxHops: options.maxHops = nil
    case .maxDegree: options.maxDegree = nil
    }
    return options
  }
}
