public import LiaisonModel

/// Answers in numbers of entities instead of values, to measure the search alone.
@_spi(Benchmark)
extension KnowledgeGraph {
  public func number(of id: Entity.ID) -> UInt32? { storage.node(id) }

  public func shortestPath(
    from start: UInt32, to end: UInt32, _ options: PathOptions
  ) -> [UInt32]? {
    search(options, NumberedBest(start: start, end: end))
  }

  public func kShortestPaths(
    from start: UInt32, to end: UInt32, k: Int, _ options: PathOptions
  ) -> [[UInt32]] {
    search(options, NumberedKShortest(start: start, end: end, k: k))
  }

  /// All shortest paths, and how many they are as chains of relations.
  public func allShortestPaths(
    from start: UInt32, to end: UInt32, limit: Int, _ options: PathOptions
  ) -> (paths: [[UInt32]], relationPaths: UInt64) {
    search(options, NumberedAllShortest(start: start, end: end, limit: limit))
  }

  /// The number of simple paths, as chains of relations.
  public func countSimplePaths(
    from start: UInt32, to end: UInt32, maxHops: Int, _ options: PathOptions
  ) -> UInt64 {
    search(options, NumberedSimple(start: start, end: end, maxHops: maxHops))
  }

  /// The numbers of entities within reach and of relations between them.
  public func sizeOfNeighborhood(of node: UInt32, radius: Int) -> (entities: Int, relations: Int) {
    search(PathOptions(), NumberedReach(start: node, radius: radius))
  }

  /// The components as groups of numbers.
  public func numberedComponents() -> [[UInt32]] { search(PathOptions(), Components()) }

  public func pageRankScores(tolerance: Double) -> [Double] {
    search(PathOptions(), PageRank(damping: 0.85, tolerance: tolerance)) ?? []
  }

  public func betweennessScores(sources: Int, directed: Bool) -> [Double] {
    search(PathOptions(directed: directed), Betweenness(sources: sources)) ?? []
  }
}

private struct NumberedBest: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [UInt32]? {
    search.storage.workspaces.withWorkspace {
      search.best(CollectionOfOne(start), CollectionOfOne(end), $0)
    }
  }
}

private struct NumberedKShortest: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let k: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> [[UInt32]] {
    var paths: [[UInt32]] = []
    search.storage.workspaces.withWorkspace { workspace in
      search.forEachShortest(PathEnds([start], [end]), limit: k, workspace) { nodes in
        paths.append(nodes)
        return true
      }
    }
    return paths
  }
}

private struct NumberedAllShortest: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let limit: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> (
    paths: [[UInt32]], relationPaths: UInt64
  ) {
    guard start != end else { return ([[start]], 1) }
    let layers = search.storage.workspaces.withWorkspace { search.layers([start], [end], $0) }
    guard let layers else { return ([], 0) }
    var paths: [[UInt32]] = []
    layers.forEachPath { nodes, _ in
      paths.append(nodes)
      return paths.count < limit
    }
    return (paths, layers.count().edgePaths)
  }
}

private struct NumberedSimple: GraphStorage.SearchBody {
  let start: UInt32
  let end: UInt32
  let maxHops: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> UInt64 {
    var count: UInt64 = 0
    _ = search.storage.workspaces.withWorkspace {
      SimplePaths(
        search: search, workspace: $0, ends: PathEnds([start], [end]), maxHops: maxHops,
        mayGoOn: { true }
      ).visitAll { _, chains in
        count = count.addingSaturated(chains)
        return true
      }
    }
    return count
  }
}

private struct NumberedReach: GraphStorage.SearchBody {
  let start: UInt32
  let radius: Int

  func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> (entities: Int, relations: Int) {
    search.storage.workspaces.withWorkspace { workspace in
      search.withReach(start, radius: radius, workspace) { reach in
        var relations = 0
        search.forEachEdge(inside: reach) { _ in relations += 1 }
        return (reach.count, relations)
      }
    }
  }
}
