public import LiaisonModel

extension KnowledgeGraph {
  /// Paths that share no entity but the ends: independent ways in which two are connected.
  ///
  /// There are as many as possible up to `limit`, and their hops are as few in sum as that number
  /// allows (Suurballe 1974): taken one by one, a shortest path could block two others. A direct
  /// relation is a path too. `maxHops` of the options is not looked at. Where time is limited, there
  /// may be more.
  /// - Returns: the shorter first, of equals in the order of their entities; empty from an entity to
  ///   itself.
  /// - Complexity: O(limit · (n + m)) mostly, O(limit · n · m) at worst.
  public func disjointPaths(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions(),
    limit: Int = 10
  ) -> [GraphPath] {
    disjointPaths(fromAny: [start], toAny: [end], options, limit: limit)
  }

  /// Paths from any of some entities to any of others that share no entity but those that they begin
  /// and end with.
  ///
  /// They pass through none of those they may begin or end with; who is among both is left out.
  /// - Complexity: as for two entities.
  public func disjointPaths(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], _ options: PathOptions = PathOptions(),
    limit: Int = 10
  ) -> [GraphPath] {
    search(options, DisjointPathSearch(ends: pathEnds(starts, ends), limit: limit))
  }
}

private struct DisjointPathSearch: GraphStorage.SearchBody {
  let ends: PathEnds
  let limit: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [GraphPath] {
    search.storage.workspaces.withWorkspace { workspace in
      var flow = DisjointFlow(ends)
      let walk = search.bidirectional(workspace)
      let goals = flow.ends
      let avoided = Set(search.avoided).subtracting(goals).union(ends.both).union(ends.starts)
      var pace = SearchPace(search.clock)
      let neighbors = { (node: UInt32) -> [UInt32]? in
        if pace.isOver(after: 8 * walk.index.degree(node)) { return nil }
        var row: [UInt32] = []
        walk.forEachNeighbor(node, 0) { neighbor in
          let isHub = walk.index.degree(neighbor) > walk.maxDegree && !goals.contains(neighbor)
          if !isHub, !avoided.contains(neighbor) { row.append(neighbor) }
          return true
        }
        row.sort()
        return row
      }
      while flow.count < limit, flow.grow(neighbors, isOver: { pace.isOver(after: $0) }) {}
      return flow.paths
    }.map(search.path)
  }
}

/// Paths without a common node as a flow: every node but the ends is split into an entry and an exit
/// that one path may pass. Each step adds a path at the least cost in hops; going back along a path
/// takes the hop away.
private struct DisjointFlow {
  let starts: [UInt32]
  let ends: Set<UInt32>
  /// For each node that a path passes, the nodes before and after.
  private var previous: [UInt32: UInt32] = [:]
  private var next: [UInt32: UInt32] = [:]
  /// The first hops of the paths.
  private var firsts: Set<Hop> = []

  private struct Hop: Hashable {
    let start: UInt32
    let end: UInt32
  }

  private struct Place: Hashable {
    let node: UInt32
    let isExit: Bool
  }

  init(_ ends: PathEnds) {
    starts = ends.starts
    self.ends = Set(ends.ends)
  }

  var count: Int { firsts.count }

  var paths: [[UInt32]] {
    firsts.map { first in
      var path = [first.start, first.end]
      while let node = path.last, !ends.contains(node), let following = next[node] {
        path.append(following)
      }
      return path
    }.sorted { a, b in
      a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
  }

  private func carries(_ node: UInt32, _ neighbor: UInt32) -> Bool {
    next[node] == neighbor || firsts.contains(Hop(start: node, end: neighbor))
  }

  /// Adds a path, or returns false where none can be added.
  /// - Parameters:
  ///   - neighbors: ascending, perhaps several times, without starts; nil where there is no time.
  ///   - isOver: whether there is no time after so many steps.
  mutating func grow(_ neighbors: (UInt32) -> [UInt32]?, isOver: (Int) -> Bool) -> Bool {
    var queue = starts.map { Place(node: $0, isExit: true) }
    var costs = Dictionary(uniqueKeysWithValues: queue.map { ($0, 0) })
    var parents: [Place: Place] = [:]
    var head = 0
    func reach(_ place: Place, from parent: Place, _ cost: Int) {
      // A start costs nothing, and no way back to one is cheaper.
      guard cost < costs[place] ?? .max else { return }
      costs[place] = cost
      parents[place] = parent
      if !ends.contains(place.node) { queue.append(place) }
    }
    while head < queue.count {
      let place = queue[head]
      head += 1
      guard let cost = costs[place] else { continue }
      if place.isExit {
        guard let neighbors = neighbors(place.node) else { return false }
        for (number, neighbor) in neighbors.enumerated() where !carries(place.node, neighbor) {
          // A hub has tens of thousands, and to remember one takes far longer than to see it.
          if number % 64 == 63, isOver(1024) { return false }
          reach(Place(node: neighbor, isExit: false), from: place, cost + 1)
        }
        if next[place.node] != nil {
          reach(Place(node: place.node, isExit: false), from: place, cost)
        }
      } else if let before = previous[place.node] {
        reach(Place(node: before, isExit: true), from: place, cost - 1)
      } else {
        reach(Place(node: place.node, isExit: true), from: place, cost)
      }
    }
    let goals = ends.map { Place(node: $0, isExit: false) }.filter { costs[$0] != nil }
    guard let goal = goals.min(by: { (costs[$0] ?? 0, $0.node) < (costs[$1] ?? 0, $1.node) }) else {
      return false
    }
    var steps = [goal]
    while let last = steps.last, let parent = parents[last] { steps.append(parent) }
    apply(steps.reversed())
    return true
  }

  private mutating func apply(_ steps: [Place]) {
    let pairs = Array(zip(steps, steps.dropFirst()))
    for (from, to) in pairs where !from.isExit && to.isExit && from.node != to.node {
      // Back along a path: the hop from `to` to `from` is taken away.
      next[to.node] = nil
      previous[from.node] = nil
    }
    for (from, to) in pairs where from.isExit && !to.isExit && from.node != to.node {
      if from == steps[0] {
        firsts.insert(Hop(start: from.node, end: to.node))
      } else {
        next[from.node] = to.node
      }
      if !ends.contains(to.node) { previous[to.node] = from.node }
    }
  }
}
