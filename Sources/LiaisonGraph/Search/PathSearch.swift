internal import LiaisonModel

/// One question about paths, with its filter made ready; the same whatever the edge test is.
struct PathSearch<Test: EdgeTest> {
  let storage: GraphStorage
  let options: PathOptions
  let test: Test
  let avoided: [UInt32]

  var links: AdmittedLinks<Test> {
    AdmittedLinks(
      index: storage.index, columns: storage.columns, test: test, directed: options.directed)
  }

  func bidirectional(_ workspace: SearchWorkspace) -> BidirectionalSearch<Test> {
    BidirectionalSearch(
      index: storage.index, test: test, directed: options.directed, workspace: workspace,
      maxDegree: options.maxDegree ?? .max)
  }

  /// Begins a new epoch without the avoided nodes, the ends excepted, and without `forbidden`.
  func begin(
    _ workspace: SearchWorkspace, _ starts: some Collection<UInt32>,
    _ ends: some Collection<UInt32>,
    _ forbidden: ArraySlice<UInt32> = []
  ) {
    workspace.begin()
    for node in avoided where !starts.contains(node) && !ends.contains(node) {
      workspace.forbid(node)
    }
    for node in forbidden { workspace.forbid(node) }
  }

  /// The best path by the options' preference, or nil.
  func best(
    _ start: UInt32, _ end: UInt32, _ workspace: SearchWorkspace,
    forbidden: ArraySlice<UInt32> = [],
    banned: [UInt32] = [], maxHops: Int? = nil
  ) -> [UInt32]? {
    best(
      CollectionOfOne(start), CollectionOfOne(end), workspace, forbidden: forbidden, banned: banned,
      maxHops: maxHops)
  }

  /// The best path from any start to any end; no node stands twice in `starts` or in `ends`.
  @inline(__always)
  func best(
    _ starts: some Collection<UInt32>, _ ends: some Collection<UInt32>,
    _ workspace: SearchWorkspace, forbidden: ArraySlice<UInt32> = [], banned: [UInt32] = [],
    maxHops: Int? = nil
  ) -> [UInt32]? {
    if let both = Self.common(starts, ends).first { return [both] }
    begin(workspace, starts, ends, forbidden)
    let search = bidirectional(workspace)
    let limits = BidirectionalSearch<Test>.Limits(
      maxHops: maxHops ?? options.maxHops ?? .max, bannedSuccessors: banned)
    let isStrongest = options.preference == .strongest
    guard let meeting = search.meeting(from: starts, to: ends, limits, completesLayer: isStrongest)
    else { return nil }
    guard isStrongest else { return search.path(meeting) }
    return ShortestPathLayers(search, meeting, links, banned: banned).paths(limit: 1).first
  }

  /// All shortest paths in layers, or nil where there is none.
  /// Starts and ends have no node in common and none twice.
  func layers(
    _ starts: some Collection<UInt32>, _ ends: some Collection<UInt32>,
    _ workspace: SearchWorkspace
  ) -> ShortestPathLayers? {
    begin(workspace, starts, ends)
    let search = bidirectional(workspace)
    let limits = BidirectionalSearch<Test>.Limits(maxHops: options.maxHops ?? .max)
    guard let meeting = search.meeting(from: starts, to: ends, limits, completesLayer: true) else {
      return nil
    }
    return ShortestPathLayers(search, meeting, links)
  }

  /// The nodes that are start and end at once, ascending.
  @inline(__always)
  static func common(
    _ starts: some Collection<UInt32>, _ ends: some Collection<UInt32>
  ) -> [UInt32] {
    if starts.count == 1, ends.count == 1 {
      return starts.first == ends.first ? Array(starts) : []
    }
    return Set(starts).intersection(ends).sorted()
  }

  /// The nodes within reach, nearest first, with their distances; the beginning is among them.
  func reach(_ start: UInt32, radius: Int, _ workspace: SearchWorkspace) -> [(
    node: UInt32, distance: Int
  )] {
    begin(workspace, CollectionOfOne(start), EmptyCollection())
    let search = bidirectional(workspace)
    let queue = workspace.queue(0)
    let epoch = workspace.epoch
    workspace.visit(start, 0).pointee.epoch = epoch
    queue[0] = start
    var reached = [(node: start, distance: 0)]
    var layer = 0..<1
    var distance = 0
    while !layer.isEmpty, distance < radius {
      distance += 1
      var tail = layer.upperBound
      for position in layer {
        search.forEachNeighbor(queue[position], 0) { neighbor in
          let visit = workspace.visit(neighbor, 0)
          guard visit.pointee.epoch != epoch else { return true }
          visit.pointee.epoch = epoch
          queue[tail] = neighbor
          tail += 1
          return true
        }
      }
      layer = layer.upperBound..<tail
      reached += layer.map { (queue[$0], distance) }
    }
    return reached
  }

  /// The path with all admitted relations of its hops.
  func path(_ nodes: [UInt32]) -> GraphPath {
    let entities = nodes.map(storage.entity)
    let hops = zip(nodes, nodes.dropFirst()).enumerated().map { number, pair in
      var found: [GraphPath.Link] = []
      links.forEachEdge(pair.0, pair.1) { edge, isForward in
        found.append(
          GraphPath.Link(
            relation: storage.relation(edge), direction: isForward ? .forward : .reversed))
      }
      return GraphPath.Hop(
        start: entities[number], end: entities[number + 1],
        links: found.sorted(by: GraphPath.Link.precedes))
    }
    return GraphPath(entities: entities, hops: hops)
  }
}

extension GraphStorage {
  /// What can be asked of a search whatever its edge test is.
  protocol SearchBody {
    associatedtype Answer
    func run<Test: EdgeTest>(_ search: PathSearch<Test>) -> Answer
  }

  /// Runs `body` with the cheapest edge test that the filter allows.
  func search<Body: SearchBody>(_ options: PathOptions, _ body: Body) -> Body.Answer {
    let filter = options.filter
    var mask = tags.mask(filter)
    let avoided = filter.avoiding.compactMap { node($0) }.sorted()
    let minimum = EdgeColumns.confidence(filter.minimumConfidence)
    let hasWindow = filter.since != nil || filter.until != nil
    let splits = tags.splitsShared(filter)
    // Without columns every relation is sure and has no date.
    if columns == nil, hasWindow, !filter.includesUndated { mask = 0 }
    guard let columns, minimum > 0 || hasWindow || splits else {
      return body.run(
        PathSearch(storage: self, options: options, test: TagTest(mask: mask), avoided: avoided))
    }
    var rare: (@Sendable (UInt32) -> Bool)?
    if splits { rare = { [contents] edge in filter.admits(contents.relation(edge)) } }
    let test = ColumnTest(
      mask: mask, columns: columns, since: filter.since?.firstDay ?? .min,
      until: filter.until?.lastDay ?? .max, hasWindow: hasWindow,
      includesUndated: filter.includesUndated, minimumConfidence: minimum,
      rare: rare)
    return body.run(PathSearch(storage: self, options: options, test: test, avoided: avoided))
  }
}
