/// Where paths may begin and where they may end, ascending, no node twice.
///
/// No node of a path but its first is among `starts`, and none but its last among `ends`: what leads
/// through another start is that start's path. A node that may be both is a path of its own.
struct PathEnds {
  let starts: [UInt32]
  let ends: [UInt32]
  /// The nodes that were among both, and are now in neither.
  let both: [UInt32]

  /// - Parameters: ascending, no node twice.
  init(_ starts: [UInt32], _ ends: [UInt32]) {
    if starts.count == 1, ends.count == 1 {
      let isBoth = starts == ends
      (self.starts, self.ends, both) = isBoth ? ([], [], starts) : (starts, ends, [])
      return
    }
    let common = Set(starts).intersection(ends)
    self.starts = starts.filter { !common.contains($0) }
    self.ends = ends.filter { !common.contains($0) }
    both = common.sorted()
  }
}
