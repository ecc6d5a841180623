public import LiaisonModel

extension KnowledgeGraph {
  /// A shortest path between two entities, by the options' preference; nil where there is none.
  ///
  /// `whyNoPath` says why. From an entity to itself leads a path without hops.
  /// - Complexity: O(n + m) at worst; from both ends at once it mostly touches far less. No space
  ///   is taken or cleared per entity of the graph.
  public func shortestPath(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    shortestPath(fromAny: [start], toAny: [end], options)
  }

  /// A shortest path from any of some entities to any of others, by the options' preference; nil
  /// where there is none.
  ///
  /// One search from all of them at once. An entity that is among both is a path without hops; ids
  /// that the graph does not know are passed over.
  /// - Complexity: as for two entities, and O(s) for s starts and ends.
  public func shortestPath(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    search(options, BestPath(starts: nodes(starts), ends: nodes(ends)))
  }

  /// All paths from any of some entities to any of others that are as short as the shortest of them,
  /// counted before they are listed.
  /// - Complexity: as for two entities.
  public func allShortestPaths(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], _ options: PathOptions = PathOptions(),
    limit: Int = 100
  ) -> PathList {
    search(options, AllShortest(starts: nodes(starts), ends: nodes(ends), limit: limit))
  }

  /// All shortest paths between two entities, counted before they are listed.
  ///
  /// Where time is limited, the list may end before `limit`; the numbers are exact, or the list is empty.
  /// - Parameter limit: how many are listed, the strongest first; see `PathOptions.Preference`.
  /// - Returns: an empty list where there is no path.
  /// - Complexity: O(n + m) to count; about O(length · log limit) for each path listed.
  public func allShortestPaths(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions(),
    limit: Int = 100
  ) -> PathList {
    allShortestPaths(fromAny: [start], toAny: [end], options, limit: limit)
  }

  /// The `k` shortest paths without a repeated entity, shorter first, of equals by the options'
  /// preference.
  ///
  /// Paths differ in their entities: parallel relations make one hop and no alternative. Where time is
  /// limited, the first of them that were found.
  /// - Complexity: O(k · l · (n + m)) at worst, l being the length of a path; mostly that of one
  ///   search and of the list.
  public func kShortestPaths(
    from start: Entity.ID, to end: Entity.ID, k: Int, _ options: PathOptions = PathOptions()
  ) -> [GraphPath] {
    kShortestPaths(fromAny: [start], toAny: [end], k: k, options)
  }

  /// The `k` shortest paths from any of some entities to any of others.
  ///
  /// A path passes through none of those it may begin or end with: what leads through another start is
  /// that one's path. An entity that is among both is a path without hops.
  /// - Complexity: as for two entities, and O(k · l · s) for s starts and ends.
  public func kShortestPaths(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], k: Int,
    _ options: PathOptions = PathOptions()
  ) -> [GraphPath] {
    search(options, KShortest(ends: pathEnds(starts, ends), k: k))
  }

  /// Where paths may begin and end, in numbers.
  func pathEnds(_ starts: [Entity.ID], _ ends: [Entity.ID]) -> PathEnds {
    PathEnds(nodes(starts), nodes(ends))
  }

  /// The numbers of entities, each once, ascending.
  private func nodes(_ ids: [Entity.ID]) -> [UInt32] {
    let nodes = ids.compactMap { storage.node($0) }
    return nodes.count < 2 ? nodes : Set(nodes).sorted()
  }
}

/// Equally short paths.
public struct PathList: Hashable, Sendable {
  /// The strongest first, perhaps not all.
  public let paths: [GraphPath]
  /// How many there are, as chains of entities; `UInt64.max` stands for that many or more.
  public let total: UInt64
  /// How many there are, as chains of relations: a hop with three relations counts three times.
  public let relationPaths: UInt64

  /// Whether every path is listed.
  public var isComplete: Bool { UInt64(paths.count) == total }
}

private struct BestPath: GraphStorage.SearchBody {
  let starts: [UInt32]
  let ends: [UInt32]

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> GraphPath? {
    search.storage.workspaces.withWorkspace { workspace in
      starts.count == 1 && ends.count == 1
        ? search.best(CollectionOfOne(starts[0]), CollectionOfOne(ends[0]), workspace)
        : search.best(starts, ends, workspace)
    }.map(search.path)
  }
}

private struct AllShortest: GraphStorage.SearchBody {
  let starts: [UInt32]
  let ends: [UInt32]
  let limit: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> PathList {
    let both = PathSearch<Test>.common(starts, ends)
    guard both.isEmpty else {
      return PathList(
        paths: both.prefix(max(0, limit)).map { search.path([$0]) }, total: UInt64(both.count),
        relationPaths: UInt64(both.count))
    }
    let layers = search.storage.workspaces.withWorkspace { search.layers(starts, ends, $0) }
    guard let layers else { return PathList(paths: [], total: 0, relationPaths: 0) }
    let count = layers.count()
    var paths: [GraphPath] = []
    if limit > 0 {
      layers.forEachPath { nodes, _ in
        paths.append(search.path(nodes))
        return paths.count < limit && !search.isOver
      }
    }
    return PathList(paths: paths, total: count.paths, relationPaths: count.edgePaths)
  }
}

private struct KShortest: GraphStorage.SearchBody {
  let ends: PathEnds
  let k: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [GraphPath] {
    guard k > 0 else { return [] }
    var paths: [GraphPath] = []
    search.storage.workspaces.withWorkspace { workspace in
      search.forEachShortest(ends, limit: k, workspace) { nodes in
        paths.append(search.path(nodes))
        return true
      }
    }
    return paths
  }
}
