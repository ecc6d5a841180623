public import LiaisonModel

/// Paths up to a length, perhaps not all.
public struct SimplePathList: Hashable, Sendable {
  /// In the order of their entities, compared from the start.
  public let paths: [GraphPath]
  /// Why the list ends where it ends.
  public let ending: SearchEnding
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
    simplePaths(
      fromAny: [start], toAny: [end], maxHops: maxHops, options, limit: limit, timeLimit: timeLimit)
  }

  /// The paths without a repeated entity from any of some entities to any of others, up to a number of
  /// hops, as for two entities.
  ///
  /// A path passes through none of those it may begin or end with. An entity that is among both is a
  /// path without hops.
  public func simplePaths(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], maxHops: Int,
    _ options: PathOptions = PathOptions(), limit: Int = 1000, timeLimit: Duration? = nil
  ) -> SimplePathList {
    guard limit > 0 else { return SimplePathList(paths: [], ending: .limit) }
    return search(
      options,
      SimplePathSearch(
        ends: pathEnds(starts, ends), maxHops: maxHops, limit: limit,
        ownClock: SearchClock(timeLimit)))
  }
}

private struct SimplePathSearch: GraphStorage.SearchBody {
  let ends: PathEnds
  let maxHops: Int
  let limit: Int
  /// Besides the one that the graph may have.
  let ownClock: SearchClock

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> SimplePathList {
    var ending = SearchEnding.complete
    var found: [GraphPath] = []
    let mayGoOn = {
      if ending == .complete, let clock = search.clock, clock.isOver { ending = clock.ending }
      if ending == .complete, ownClock.isOver { ending = ownClock.ending }
      return ending == .complete
    }
    search.storage.workspaces.withWorkspace { workspace in
      let paths = SimplePaths(
        search: search, workspace: workspace, ends: ends, maxHops: maxHops, mayGoOn: mayGoOn)
      paths.visitAll { nodes, _ in
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
