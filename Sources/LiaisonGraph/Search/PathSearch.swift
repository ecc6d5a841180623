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
    let added = index.added
    // Without columns every relation is sure and has no date.
    if columns == nil, hasWindow, !filter.includesUndated { mask = 0 }
    guard let columns, minimum > 0 || hasWindow || splits else {
      guard let added else {
        return body.run(
          PathSearch(storage: self, options: options, test: TagTest(mask: mask), avoided: avoided))
      }
      return body.run(overlaidSearch(options, mask, nil, added, avoided))
    }
    var rare: (@Sendable (UInt32) -> Bool)?
    if splits { rare = { [contents] edge in filter.admits(contents.relation(edge)) } }
    let test = ColumnTest(
      mask: mask, columns: columns, since: filter.since?.firstDay ?? .min,
      until: filter.until?.lastDay ?? .max, hasWindow: hasWindow,
      includesUndated: filter.includesUndated, minimumConfidence: minimum,
      rare: rare)
    if let added { return body.run(overlaidSearch(options, mask, test, added, avoided)) }
    return body.run(PathSearch(storage: self, options: options, test: test, avoided: avoided))
  }

  private func overlaidSearch(
    _ options: PathOptions, _ mask: UInt64, _ columns: ColumnTest?, _ overlay: Overlay,
    _ avoided: [UInt32]
  ) -> PathSearch<OverlaidTest> {
    var filter = options.filter
    filter.avoiding = []
    let test = OverlaidTest(
      mask: mask, columns: columns, overlay: overlay, filter: filter, admitsAll: filter == .all)
    return PathSearch(storage: self, options: options, test: test, avoided: avoided)
  }
}
