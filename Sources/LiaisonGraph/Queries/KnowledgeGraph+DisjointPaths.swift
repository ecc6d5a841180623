public import LiaisonModel

extension KnowledgeGraph {
  /// Paths that share no entity but the ends: independent ways in which two are connected.
  ///
  /// There are as many as possible up to `limit`, and their hops are as few in sum as that number
  /// allows (Suurballe 1974): taken one by one, a shortest path could block two others. A direct
  /// relation is a path too. `maxHops` of the options is not looked at.
  /// - Returns: the shorter first, of equals in the order of their entities; empty from an entity to
  ///   itself.
  /// - Complexity: O(limit · (n + m)) mostly, O(limit · n · m) at worst.
  public func disjointPaths(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions(),
    limit: Int = 10
  ) -> [GraphPath] {
    guard let start = storage.node(start), let end = storage.node(end), start != end, limit > 0
    else { return [] }
    return storage.search(options, DisjointPathSearch(start: start, end: end, limit: limit))
  }
}

private struct DisjointPathSearch: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let limit: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [GraphPath] {
    search.storage.workspaces.withWorkspace { workspace in
      var flow = DisjointFlow(start: start, end: end)
      let walk = search.bidirectional(workspace)
      let avoided = Set(search.avoided).subtracting([start, end])
      let neighbors = { (node: UInt32) in
        var row: Set<UInt32> = []
        walk.forEachNeighbor(node, 0) { neighbor in
          let isHub = neighbor != end && walk.index.degree(neighbor) > walk.maxDegree
          if !isHub, !avoided.contains(neighbor) { row.insert(neighbor) }
          return true
        }
        return row.sorted()
      }
      while flow.count < limit, flow.grow(neighbors) {}
      return flow.paths
    }.map(search.path)
  }
}

/// Paths without a common node as a flow: every node but the ends is split into an entry and an exit
/// that one path may pass. Each step adds a path at the least cost in hops; going back along a path
/// takes the hop away.
private struct DisjointFlow {
  let start: UInt32
  let end: UInt32
  /// For each node that a path passes, the nodes before and after.
  private var previous: [UInt32: UInt32] = [:]
  private var next: [UInt32: UInt32] = [:]
  /// The second nodes of the paths, the end itself for the direct relation.
  private var firsts: Set<UInt32> = []

  private struct Place: Hashable {
    let node: UInt32
    let isExit: Bool
  }

  init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  var count: Int { firsts.count }

  var paths: [[UInt32]] {
    firsts.map { first in
      var path = [start, first]
      while let node = path.last, node != end, let following = next[node] { path.append(following) }
      return path
    }.sorted { a, b in
      a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
  }

  private func carries(_ node: UInt32, _ neighbor: UInt32) -> Bool {
    node == start ? firsts.contains(neighbor) : next[node] == neighbor
  }

  /// Adds a path, or returns false where none can be added.
  mutating func grow(_ neighbors: (UInt32) -> [UInt32]) -> Bool {
    let origin = Place(node: start, isExit: true)
    let goal = Place(node: end, isExit: false)
    var costs = [origin: 0]
    var parents: [Place: Place] = [:]
    var queue = [origin]
    var head = 0
    func reach(_ place: Place, from parent: Place, _ cost: Int) {
      guard cost < costs[place] ?? .max, place != origin else { return }
      costs[place] = cost
      parents[place] = parent
      if place != goal { queue.append(place) }
    }
    while head < queue.count {
      let place = queue[head]
      head += 1
      guard let cost = costs[place] else { continue }
      if place.isExit {
        for neighbor in neighbors(place.node)
        where neighbor != start && !carries(place.node, neighbor) {
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
    guard costs[goal] != nil else { return false }
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
      if from.node == start { firsts.insert(to.node) } else { next[from.node] = to.node }
      if to.node != end { previous[to.node] = from.node }
    }
  }
}
