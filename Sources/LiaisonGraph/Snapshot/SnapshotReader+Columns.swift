internal import LiaisonModel

extension SnapshotReader {
  func index(
    _ owner: ColumnOwner, _ verifying: Bool
  ) throws(SnapshotError) -> AdjacencyIndex {
    let rows = try column(.rows, AdjacencyIndex.RowStart.self)
    let targets = try column(.targets, UInt32.self)
    let count = targets.count
    guard rows.count > 0 else { throw damage(.rows, "it is empty") }
    let index = AdjacencyIndex(
      rows: rows, targets: targets, outTags: try column(.outTags, UInt8.self, count: count),
      sources: try column(.sources, UInt32.self, count: count),
      inTags: try column(.inTags, UInt8.self, count: count),
      inEdges: try column(.inEdges, UInt32.self, count: count), owner: owner)
    if verifying {
      try check(begins: .rows, count: rows.count, end: count) { rows[$0].out }
      try check(begins: .rows, count: rows.count, end: count) { rows[$0].in }
      try check(.targets, targets, below: index.nodeCount)
      try check(.sources, index.sources, below: index.nodeCount)
      try check(.inEdges, index.inEdges, below: count)
    }
    return index
  }

  func strings(
    nodeCount: Int, _ verifying: Bool
  ) throws(SnapshotError) -> StringTable {
    let strings = StringTable(
      bytes: try column(.stringBytes, UInt8.self), offsets: try column(.stringOffsets, UInt32.self),
      slots: try column(.slots, UInt32.self))
    let slots = strings.slots
    guard strings.offsets.count > nodeCount, slots.count > nodeCount,
      slots.count & (slots.count - 1) == 0
    else { throw damage(.stringOffsets, "there are fewer strings than entities") }
    if verifying {
      try check(
        begins: .stringOffsets, count: strings.offsets.count, end: strings.bytes.count
      ) { strings.offsets[$0] }
      try check(.slots, slots, below: strings.count, allowsFree: true)
      guard (0..<slots.count).contains(where: { slots[$0] == StringTable.free }) else {
        throw damage(.slots, "no slot is free")
      }
    }
    return strings
  }

  func tags() throws(SnapshotError) -> TagTable {
    let bytes = try column(.kindTable, UInt8.self)
    let text = String(
      decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self)
    var kinds: [TagTable.Kind] = []
    for entry in text.isEmpty ? [] : text.split(separator: "\0", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let status = RelationStatus(rawValue: String(parts[0])) else {
        throw damage(.kindTable, "an entry is no status and type")
      }
      kinds.append(TagTable.Kind(type: RelationType(rawValue: String(parts[1])), status: status))
    }
    return TagTable(kinds: kinds)
  }

  func edgeColumns(
    edgeCount: Int, _ owner: ColumnOwner, _ verifying: Bool
  ) throws(SnapshotError) -> EdgeColumns {
    let buckets = DateBuckets(
      bounds: try column(.dateBounds, DateBuckets.Bounds.self),
      incoming: try column(.inDates, UInt8.self, count: edgeCount))
    guard buckets.bounds.count <= DateBuckets.most else {
      throw damage(.dateBounds, "there are too many")
    }
    if verifying { try check(.inDates, buckets.incoming, below: buckets.bounds.count + 1) }
    return EdgeColumns(
      dates: try column(.dates, Int32.self, count: edgeCount),
      confidence: try column(.edgeConfidence, UInt16.self, count: edgeCount),
      evidenceBegins: try column(.evidenceBegins, UInt32.self, count: edgeCount + 1),
      buckets: buckets, owner: owner)
  }
}
