internal import LiaisonModel

/// One question about paths, with its filter made ready; the same whatever the edge test is.
struct PathSearch<Test: EdgeTest> {
  let storage: GraphStorage
  let clock: SearchClock?
  let options: PathOptions
  let test: Test
  let avoided: [UInt32]

  /// Whether there is no time left.
  var isOver: Bool { clock?.isOver ?? false }

  var links: AdmittedLinks<Test> {
    AdmittedLinks(
      index: storage.index, columns: storage.columns, test: test, directed: options.directed)
  }

  func bidirectional(_ workspace: SearchWorkspace) -> BidirectionalSearch<Test> {
    BidirectionalSearch(
      index: storage.index, test: test, directed: options.directed, workspace: workspace,
      maxDegree: options.maxDegree ?? .max, clock: clock)
  }

  /// Begins a new epoch without the avoided nodes, the ends excepted, and without `forbidden`.
  func begin(
    _ workspace: SearchWorkspace, _ starts: some Collection<UInt32>,
    _ ends: some Collection<UInt32>,
    _ forbidden: [UInt32] = []
  ) {
    workspace.begin()
    for node in avoided where !starts.contains(node) && !ends.contains(node) {
      workspace.forbid(node)
    }
    for node in forbidden { workspace.forbid(node) }
  }

  /// The best path from any start to any end by the options' preference, or nil; no node stands twice
  /// in `starts` or in `ends`.
  @inline(__always)
  func best(
    _ starts: some Collection<UInt32>, _ ends: some Collection<UInt32>,
    _ workspace: SearchWorkspace
  ) -> [UInt32]? {
    if let both = Self.common(starts, ends).first { return [both] }
    begin(workspace, starts, ends)
    let search = bidirectional(workspace)
    let limits = BidirectionalSearch<Test>.Limits(maxHops: options.maxHops ?? .max)
    let isStrongest = options.preference == .strongest
    guard let meeting = search.meeting(from: starts, to: ends, limits, completesLayer: isStrongest)
    else { return nil }
    guard isStrongest else { return search.path(meeting) }
    return ShortestPathLayers(search, meeting, links)?.strongest
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

  /// Calls `body` with the shortest simple paths in order, by the options' preference, until it
  /// returns false or there were as many as the limit.
  func forEachShortest(
    _ ends: PathEnds, limit: Int, _ workspace: SearchWorkspace, _ body: ([UInt32]) -> Bool
  ) {
    for node in ends.both.prefix(limit) where !body([node]) { return }
    var left = limit - ends.both.count
    guard left > 0, !ends.starts.isEmpty, !ends.ends.isEmpty else { return }
    let cells = PathCells(search: self, workspace: workspace, ends: ends)
    guard options.preference == .first else {
      return StrongestKShortestPaths(cells: cells, limit: left).visitAll(body)
    }
    KShortestPaths(cells: cells).visitAll {
      left -= 1
      return body($0) && left > 0
    }
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
  func search<Body: SearchBody>(
    _ options: PathOptions, _ clock: SearchClock?, _ body: Body
  ) -> Body.Answer {
    let filter = options.filter
    var mask = tags.mask(filter)
    let avoided = nodes(avoided: filter.avoiding)
    let minimum = EdgeColumns.confidence(filter.minimumConfidence)
    let hasWindow = filter.since != nil || filter.until != nil
    let splits = tags.splitsShared(filter)
    let added = index.added
    // Without columns every relation is sure and has no date.
    if columns == nil, hasWindow, !filter.includesUndated { mask = 0 }
    func plain<Test: EdgeTest>(_ test: Test) -> Body.Answer {
      body.run(
        PathSearch(storage: self, clock: clock, options: options, test: test, avoided: avoided))
    }
    guard let columns, minimum > 0 || hasWindow || splits else {
      if let added { return body.run(overlaidSearch(options, clock, mask, nil, added, avoided)) }
      return mask == .max ? plain(EveryTest()) : plain(TagTest(mask: mask))
    }
    let window =
      hasWindow
      ? window(
        since: filter.since?.firstDay ?? .min, until: filter.until?.lastDay ?? .max,
        includesUndated: filter.includesUndated) : .all
    let incoming = hasWindow ? columns.buckets?.incoming : nil
    if let incoming, added == nil, mask == .max, minimum == 0, !splits {
      return plain(WindowTest(dates: columns.dates, incoming: incoming, window: window))
    }
    var rare: (@Sendable (UInt32) -> Bool)?
    if splits { rare = { [contents] edge in filter.admits(contents.relation(edge)) } }
    let test = ColumnTest(
      mask: mask, columns: columns, hasWindow: hasWindow, window: window, incoming: incoming,
      minimumConfidence: minimum, rare: rare)
    if let added { return body.run(overlaidSearch(options, clock, mask, test, added, avoided)) }
    return plain(test)
  }

  private func overlaidSearch(
    _ options: PathOptions, _ clock: SearchClock?, _ mask: UInt64, _ columns: ColumnTest?,
    _ overlay: Overlay, _ avoided: [UInt32]
  ) -> PathSearch<OverlaidTest> {
    var filter = options.filter
    filter.avoiding = []
    let test = OverlaidTest(
      mask: mask, columns: columns, overlay: overlay, filter: filter, admitsAll: filter == .all)
    return PathSearch(
      storage: self, clock: clock, options: options, test: test, avoided: avoided)
  }
}
