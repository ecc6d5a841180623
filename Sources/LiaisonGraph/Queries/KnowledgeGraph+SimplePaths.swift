public import LiaisonModel

/// Paths up to a length, perhaps not all.
public struct SimplePathList: Hashable, Sendable {
  /// Why the list ends where it ends.
  public enum Ending: Hashable, Sendable {
    /// There are no more.
    case complete
    case limit, timeLimit, cancelled
  }

  /// In the order of their entities, compared from the start.
  public let paths: [GraphPath]
  public let ending: Ending
}

extension KnowledgeGraph {
  /// The paths without a repeated entity, up to a number of hops.
  ///
  /// Their number grows with every hop by the degree of the entities, so that the search can be
  /// limited in paths and in time; it also stops when its task is cancelled. What was found so far is
  /// the answer, and says that it is partial.
  /// - Parameters:
  ///   - maxHops: the greatest number of hops; `options.maxHops` is not looked at.
  ///   - limit: the greatest number of paths.
  ///   - timeLimit: wall time, in which the listed paths are put together too; kept within a few
  ///     milliseconds.
  /// - Complexity: O(paths · maxHops · degree) beyond the search up to half of `maxHops` around the
  ///   end.
  public func simplePaths(
    from start: Entity.ID, to end: Entity.ID, maxHops: Int, _ options: PathOptions = PathOptions(),
    limit: Int = 1000, timeLimit: Duration? = nil
  ) -> SimplePathList {
    guard let start = storage.node(start), let end = storage.node(end), limit > 0 else {
      return SimplePathList(paths: [], ending: limit > 0 ? .complete : .limit)
    }
    let deadline = timeLimit.map { ContinuousClock.now + $0 }
    return storage.search(
      options,
      SimplePathSearch(
        start: start, end: end, maxHops: maxHops, limit: limit, deadline: deadline))
  }
}

private struct SimplePathSearch: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let maxHops: Int
  let limit: Int
  let deadline: ContinuousClock.Instant?

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> SimplePathList {
    var ending = SimplePathList.Ending.complete
    var found: [GraphPath] = []
    let mayGoOn = {
      if Task.isCancelled { ending = .cancelled }
      if let deadline, ContinuousClock.now > deadline { ending = .timeLimit }
      return ending == .complete
    }
    search.storage.workspaces.withWorkspace { workspace in
      let paths = SimplePaths(
        search: search, workspace: workspace, end: end, maxHops: maxHops, mayGoOn: mayGoOn)
      paths.forEach(from: start) { nodes, _ in
        if found.count == limit { ending = .limit }
        // To put a path together takes as long as many steps of the search.
        guard ending == .complete, mayGoOn() else { return false }
        found.append(search.path(nodes))
        return true
      }
    }
    return SimplePathList(paths: found, ending: ending)
  }
}
