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
  ///   - timeLimit: wall time; kept within a few milliseconds.
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
    var found: [[UInt32]] = []
    search.storage.workspaces.withWorkspace { workspace in
      let paths = SimplePaths(
        search: search, workspace: workspace, end: end, maxHops: maxHops,
        mayGoOn: {
          if Task.isCancelled { ending = .cancelled }
          if let deadline, ContinuousClock.now > deadline { ending = .timeLimit }
          return ending == .complete
        })
      paths.forEach(from: start) { nodes, _ in
        if found.count == limit { ending = .limit }
        guard ending == .complete else { return false }
        found.append(nodes)
        return true
      }
    }
    return SimplePathList(paths: found.map(search.path), ending: ending)
  }
}
