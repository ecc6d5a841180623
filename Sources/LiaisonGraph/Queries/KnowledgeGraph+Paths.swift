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
    run(from: start, to: end, options) { BestPath(start: $0, end: $1) } ?? nil
  }

  /// All shortest paths between two entities, counted before they are listed.
  /// - Parameter limit: how many are listed, the strongest first; see `PathOptions.Preference`.
  /// - Returns: an empty list where there is no path.
  /// - Complexity: O(n + m) to count; about O(length · log limit) for each path listed.
  public func allShortestPaths(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions(),
    limit: Int = 100
  ) -> PathList {
    run(from: start, to: end, options) { AllShortest(start: $0, end: $1, limit: limit) }
      ?? PathList(paths: [], total: 0, relationPaths: 0)
  }

  /// The `k` shortest paths without a repeated entity, shorter first, of equals the stronger.
  ///
  /// Paths differ in their entities: parallel relations make one hop and no alternative.
  /// - Complexity: O(k · l · (n + m)) at worst, l being the length of a path.
  public func kShortestPaths(
    from start: Entity.ID, to end: Entity.ID, k: Int, _ options: PathOptions = PathOptions()
  ) -> [GraphPath] {
    run(from: start, to: end, options) { KShortest(start: $0, end: $1, k: k) } ?? []
  }

  private func run<Body: GraphStorage.SearchBody>(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions,
    _ body: (UInt32, UInt32) -> Body
  ) -> Body.Answer? {
    guard let start = storage.node(start), let end = storage.node(end) else { return nil }
    return storage.search(options, body(start, end))
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
  let start: UInt32
  let end: UInt32

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> GraphPath? {
    search.storage.workspaces.withWorkspace { search.best(start, end, $0) }.map(search.path)
  }
}

private struct AllShortest: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let limit: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> PathList {
    guard start != end else {
      return PathList(paths: limit > 0 ? [search.path([start])] : [], total: 1, relationPaths: 1)
    }
    let layers = search.storage.workspaces.withWorkspace { search.layers(start, end, $0) }
    guard let layers else { return PathList(paths: [], total: 0, relationPaths: 0) }
    let count = layers.count()
    return PathList(
      paths: layers.paths(limit: limit).map(search.path), total: count.paths,
      relationPaths: count.edgePaths)
  }
}

private struct KShortest: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let k: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [GraphPath] {
    search.storage.workspaces.withWorkspace { workspace in
      KShortestPaths(search: search, workspace: workspace, end: end).paths(from: start, limit: k)
    }.map(search.path)
  }
}
