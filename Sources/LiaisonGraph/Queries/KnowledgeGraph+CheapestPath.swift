internal import HeapModule
public import LiaisonModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension KnowledgeGraph {
  /// The path that costs least; nil where there is none.
  ///
  /// Of equally cheap paths the one with fewer hops is taken, then the one whose entities come first
  /// in the graph's order, compared from the end. `maxHops` and `preference` of the options are not
  /// looked at. Where time is limited, nil if it is not known yet.
  /// - Complexity: O((n + m) log m) in time; in space what the search touches.
  public func cheapestPath(
    from start: Entity.ID, to end: Entity.ID, cost: PathCost, _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    cheapestPath(fromAny: [start], toAny: [end], cost: cost, options)
  }

  /// The path that costs least from any of some entities to any of others; nil where there is none.
  ///
  /// An entity that is among both is a path without hops.
  /// - Complexity: as for two entities.
  public func cheapestPath(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], cost: PathCost,
    _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    search(options, CheapestSearch(ends: pathEnds(starts, ends), cost: cost))
  }

  /// The path that keeps clear of entities whom everybody is tied to: every entity passed through
  /// costs 1 + ln(degree), the ends cost nothing.
  ///
  /// It may be longer than the shortest path, and says more; see `cheapestPath`.
  public func quietestPath(
    from start: Entity.ID, to end: Entity.ID, _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    cheapestPath(from: start, to: end, cost: .quiet, options)
  }

  /// The same from any of some entities to any of others.
  public func quietestPath(
    fromAny starts: [Entity.ID], toAny ends: [Entity.ID], _ options: PathOptions = PathOptions()
  ) -> GraphPath? {
    cheapestPath(fromAny: starts, toAny: ends, cost: .quiet, options)
  }
}

/// Dijkstra's search (1959).
private struct CheapestSearch: GraphStorage.SearchBody {
  let ends: PathEnds
  let cost: PathCost

  private struct Label: Comparable {
    let cost: Int
    let hops: Int
    let node: UInt32
    let parent: UInt32

    static func < (lhs: Label, rhs: Label) -> Bool {
      (lhs.cost, lhs.hops, lhs.node, lhs.parent) < (rhs.cost, rhs.hops, rhs.node, rhs.parent)
    }
  }

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> GraphPath? {
    search.storage.workspaces.withWorkspace { chain(search, $0) }.map(search.path)
  }

  private func chain<Test: EdgeTest>(
    _ search: PathSearch<Test>, _ workspace: SearchWorkspace
  ) -> [UInt32]? {
    if let node = ends.both.first { return [node] }
    search.begin(workspace, ends.starts, ends.ends)
    let epoch = workspace.epoch
    let index = search.storage.index
    let walk = search.bidirectional(workspace)
    let fares = EdgeFares(search.storage, cost)
    let goals = workspace.marks
    for end in ends.ends { goals.insert(end) }
    defer { for end in ends.ends { goals.remove(end) } }
    // What the cheapest way to any end costs, as far as is known.
    var bound = Int.max
    var pace = SearchPace(search.clock)
    var heap = Heap(ends.starts.map { Label(cost: 0, hops: 0, node: $0, parent: $0) })
    for start in ends.starts { workspace.setCost(start, 0) }
    while let label = heap.popMin() {
      // Side 0 of a node holds its parent once it is settled.
      let visit = workspace.visit(label.node, 0)
      if visit.pointee.epoch == epoch { continue }
      visit.pointee = SearchWorkspace.Visit(epoch: epoch, depth: 0, parent: label.parent, unused: 0)
      if goals.contains(label.node) { return chain(to: label.node, workspace) }
      if pace.isOver(after: 8 * index.degree(label.node)) { return nil }
      let toll = label.node == label.parent ? 0 : self.toll(index.degree(label.node))
      walk.forEachArc(label.node, 0) { neighbor, edge, tag in
        if workspace.isSeen(neighbor, 0) { return true }
        let isGoal = goals.contains(neighbor)
        if !isGoal, index.degree(neighbor) > walk.maxDegree { return true }
        let cost = label.cost + toll + fares.fare(edge, tag)
        // Side 1 holds the least cost so far; what is dearer need not be looked at again, nor what is
        // dearer than a path that is known.
        guard cost <= workspace.cost(neighbor), cost <= bound else { return true }
        if isGoal { bound = cost }
        workspace.setCost(neighbor, cost)
        heap.insert(Label(cost: cost, hops: label.hops + 1, node: neighbor, parent: label.node))
        return true
      }
    }
    return nil
  }

  /// Back by the parents; a start is its own.
  private func chain(to end: UInt32, _ workspace: SearchWorkspace) -> [UInt32] {
    var path = [end]
    var node = end
    while case let parent = workspace.visit(node, 0).pointee.parent, parent != node {
      path.append(parent)
      node = parent
    }
    return path.reversed()
  }

  private func toll(_ degree: Int) -> Int {
    cost.countsHubs ? 1000 + Int((1000 * log(Double(max(1, degree)))).rounded()) : 0
  }
}

extension SearchWorkspace {
  fileprivate func cost(_ node: UInt32) -> Int {
    let visit = visit(node, 1).pointee
    guard visit.epoch == epoch else { return .max }
    return Int(visit.depth) << 32 | Int(visit.unused)
  }

  fileprivate func setCost(_ node: UInt32, _ cost: Int) {
    visit(node, 1).pointee = Visit(
      epoch: epoch, depth: UInt32(truncatingIfNeeded: cost >> 32), parent: node,
      unused: UInt32(truncatingIfNeeded: cost))
  }
}

/// What edges cost, by their tags where that is enough.
private struct EdgeFares {
  private let storage: GraphStorage
  private let cost: PathCost
  /// One a tag, without doubt; nil for the tag that types share.
  private let byTag: [Int?]
  /// The weight of each tag's type, to be divided by the confidence; empty where doubt does not count.
  private let weights: [Double]
  /// What each edge costs, where that does not depend on its type or doubt.
  private let uniform: Int?

  init(_ storage: GraphStorage, _ cost: PathCost) {
    self.storage = storage
    self.cost = cost
    let kinds = storage.tags.kinds
    let sure = kinds.map { cost.hop($0.type, confidence: 10_000) }
    let isShared = sure.count > Int(TagTable.shared) + 1
    byTag = sure.prefix(Int(TagTable.shared) + 1).enumerated().map {
      isShared && $0.offset == Int(TagTable.shared) ? nil : $0.element
    }
    // Without columns every relation of the index is sure.
    let countsDoubt = cost.countsDoubt && storage.columns != nil
    weights = countsDoubt ? kinds.prefix(Int(TagTable.shared)).map { cost.weight(of: $0.type) } : []
    let added = storage.index.added?.relations ?? []
    let isSame = Set(sure + added.map { cost.hop($0.type, confidence: 10_000) }).count <= 1
    let isSure = !cost.countsDoubt || storage.columns == nil && added.isEmpty
    uniform = isSame && (isSure || sure.first == 0) ? sure.first : nil
  }

  /// - Parameter tag: nil for an edge that was added.
  @inline(__always) func fare(_ edge: UInt32, _ tag: UInt8?) -> Int {
    if let uniform { return uniform }
    if let tag, weights.isEmpty, Int(tag) < byTag.count, let fare = byTag[Int(tag)] { return fare }
    return otherFare(edge, tag)
  }

  private func otherFare(_ edge: UInt32, _ tag: UInt8?) -> Int {
    guard let tag else {
      guard let overlay = storage.index.added else { return 0 }
      let place = Int(edge) - storage.index.indexedEdgeCount
      return cost.hop(
        overlay.relations[place].type, confidence: overlay.columns.confidence[place])
    }
    if Int(tag) < weights.count, let columns = storage.columns {
      return PathCost.hop(weights[Int(tag)], confidence: columns.confidence[edge])
    }
    return cost.hop(
      storage.relation(edge).type, confidence: storage.columns?.confidence[edge] ?? 10_000)
  }
}
