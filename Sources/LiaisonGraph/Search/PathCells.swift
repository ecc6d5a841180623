/// Paths that begin alike and then do not go on by certain nodes. Without a beginning it is the starts
/// that are banned.
struct PathCell {
  var beginning: [UInt32] = []
  var banned: [UInt32] = []
}

/// Finds the shortest paths of cells.
struct PathCells<Test: EdgeTest> {
  let search: PathSearch<Test>
  let workspace: SearchWorkspace
  let ends: PathEnds

  /// Any shortest path of a cell.
  func anyShortest(of cell: PathCell) -> [UInt32]? {
    meeting(cell, completesLayer: false) { search, meeting in
      cell.beginning.dropLast() + search.path(meeting)
    }
  }

  /// All shortest paths of a cell, from the last node of its beginning on.
  func layers(of cell: PathCell) -> ShortestPathLayers? {
    meeting(cell, completesLayer: true) { search, meeting in
      ShortestPathLayers(
        search, meeting, self.search.links, banned: cell.beginning.isEmpty ? [] : cell.banned)
    }
  }

  private func meeting<Found>(
    _ cell: PathCell, completesLayer: Bool,
    _ body: (BidirectionalSearch<Test>, BidirectionalSearch<Test>.Meeting) -> Found?
  ) -> Found? {
    guard let spur = cell.beginning.last else {
      let starts = ends.starts.filter { !cell.banned.contains($0) }
      search.begin(workspace, starts, ends.ends, ends.both + cell.banned)
      let limits = BidirectionalSearch<Test>.Limits(maxHops: search.options.maxHops ?? .max)
      return meeting(starts, limits, completesLayer, body)
    }
    var limits = BidirectionalSearch<Test>.Limits(bannedSuccessors: cell.banned)
    if let maxHops = search.options.maxHops { limits.maxHops = maxHops - cell.beginning.count + 1 }
    guard limits.maxHops > 0 else { return nil }
    let spurs = CollectionOfOne(spur)
    search.begin(workspace, spurs, ends.ends, ends.both + cell.beginning.dropLast())
    for start in ends.starts where start != spur { workspace.forbid(start) }
    return meeting(spurs, limits, completesLayer, body)
  }

  @inline(__always)
  private func meeting<Found>(
    _ starts: some Collection<UInt32>, _ limits: BidirectionalSearch<Test>.Limits,
    _ completesLayer: Bool,
    _ body: (BidirectionalSearch<Test>, BidirectionalSearch<Test>.Meeting) -> Found?
  ) -> Found? {
    let search = search.bidirectional(workspace)
    let found =
      ends.ends.count == 1
      ? search.meeting(
        from: starts, to: CollectionOfOne(ends.ends[0]), limits, completesLayer: completesLayer)
      : search.meeting(from: starts, to: ends.ends, limits, completesLayer: completesLayer)
    return found.flatMap { body(search, $0) }
  }
}
