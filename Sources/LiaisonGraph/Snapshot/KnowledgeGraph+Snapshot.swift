internal import LiaisonModel

extension KnowledgeGraph {
  /// Writes the graph as a file that `init(snapshotAt:)` opens without reading it through.
  ///
  /// The file is written whole or not at all.
  /// - Throws: `SnapshotError` where it cannot be written.
  /// - Complexity: O(n + m + length of all texts) in time and space.
  public func writeSnapshot(to path: String) throws(SnapshotError) {
    guard let columns = storage.columnContents() else { throw .tooLarge(path: path) }
    let owner = ColumnOwner()
    var writer = SnapshotWriter()
    writer.add(storage.index)
    writer.add(columns.strings)
    let kinds = storage.tags.kinds.map { "\($0.status.rawValue)\t\($0.type.rawValue)" }
    writer.add(.kindTable, owner.column(Array(kinds.joined(separator: "\0").utf8)))
    if let details = columns.details, let edges = storage.columns {
      writer.add(edges)
      writer.add(details)
    }
    let file = writer.file()
    withExtendedLifetime((owner, columns)) {}
    var failure: SnapshotError?
    file.withUnsafeBytes { bytes in
      do throws(SnapshotError) {
        try MappedFile.write([bytes], to: path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Opens a snapshot.
  /// - Parameters:
  ///   - path: of a file that `writeSnapshot` wrote. It must not be changed while the graph is used.
  ///   - verifying: whether the contents are compared with their checksum and every number with its
  ///     range, so that a damaged file is an error. Leave it out only for files that nobody else
  ///     can have touched: what a damaged one answers is undefined then.
  /// - Throws: `SnapshotError`, which names the place in the file.
  /// - Complexity: O(size of the file) to verify; O(1) without, pages are read as queries touch them.
  public init(snapshotAt path: String, verifying: Bool = true) throws(SnapshotError) {
    self.init(
      storage: try GraphStorage(SnapshotReader(path: path, verifying: verifying), verifying))
  }
}

extension GraphStorage {
  /// The contents in columns; nil where the strings take 4 GiB or more.
  fileprivate func columnContents() -> ColumnContents? {
    if let columns = contents as? ColumnContents { return columns }
    let owner = ColumnOwner()
    var strings = StringInterner()
    for entity in contents.entities where strings.intern(entity.id.rawValue) == nil { return nil }
    let relations = (0..<UInt32(index.edgeCount)).map(relation)
    guard let details = ColumnDetails(contents.entities, relations, tags, &strings, owner) else {
      return nil
    }
    return ColumnContents(
      strings: strings.frozen(owner), tags: tags, index: index, details: details, owner: owner)
  }

  fileprivate convenience init(
    _ reader: SnapshotReader, _ verifying: Bool
  ) throws(SnapshotError) {
    let owner = ColumnOwner(reader.file)
    let index = try reader.index(owner, verifying)
    let strings = try reader.strings(nodeCount: index.nodeCount, verifying)
    let tags = try reader.tags()
    let tagLimit = min(max(tags.kinds.count, 1), Int(TagTable.shared) + 1)
    if verifying {
      try reader.check(.outTags, index.outTags, below: tagLimit)
      try reader.check(.inTags, index.inTags, below: tagLimit)
    }
    guard index.edgeCount == 0 || !tags.kinds.isEmpty else {
      throw reader.damage(.kindTable, "it is empty")
    }
    var columns: EdgeColumns?
    var details: ColumnDetails?
    if reader.has(.names) {
      columns = try reader.edgeColumns(edgeCount: index.edgeCount, owner)
      details = try reader.details(index, strings, tags, verifying)
    } else if tags.kinds.count > Int(TagTable.shared) {
      throw reader.damage(.kindTable, "it has too many entries")
    }
    let contents = ColumnContents(
      strings: strings, tags: tags, index: index, details: details, owner: owner)
    self.init(
      contents: contents, index: index, columns: columns, tags: tags, isMapped: true)
  }
}

extension SnapshotReader {
  fileprivate func index(
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

  fileprivate func strings(
    nodeCount: Int, _ verifying: Bool
  ) throws(SnapshotError) -> StringTable {
    let strings = StringTable(
      bytes: try column(.stringBytes, UInt8.self), offsets: try column(.stringOffsets, UInt32.self),
      slots: try column(.slots, UInt32.self))
    let slots = strings.slots
    guard strings.offsets.count > nodeCount, slots.count > strings.count,
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

  fileprivate func tags() throws(SnapshotError) -> TagTable {
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

  fileprivate func edgeColumns(
    edgeCount: Int, _ owner: ColumnOwner
  ) throws(SnapshotError) -> EdgeColumns {
    EdgeColumns(
      firstDay: try column(.firstDay, Int32.self, count: edgeCount),
      lastDay: try column(.lastDay, Int32.self, count: edgeCount),
      confidence: try column(.edgeConfidence, UInt16.self, count: edgeCount),
      evidenceCount: try column(.evidenceCount, UInt16.self, count: edgeCount), owner: owner)
  }

  fileprivate func details(
    _ index: AdjacencyIndex, _ strings: StringTable, _ tags: TagTable, _ verifying: Bool
  ) throws(SnapshotError) -> ColumnDetails {
    let (nodes, edges) = (index.nodeCount, index.edgeCount)
    let documents = try column(.documents, UInt32.self)
    let rows = documents.count
    let details = ColumnDetails(
      names: try column(.names, UInt32.self, count: nodes),
      types: try column(.types, UInt8.self, count: nodes),
      aliasBegins: try column(.aliasBegins, UInt32.self, count: nodes + 1),
      aliases: try column(.aliases, UInt32.self),
      relationIDs: try column(.relationIDs, UInt32.self, count: edges),
      kinds: try column(.kinds, UInt16.self, count: edges),
      dates: try column(.dates, Int32.self, count: edges),
      amounts: try column(.amounts, Double.self, count: edges),
      currencies: try column(.currencies, UInt32.self, count: edges),
      confidences: try column(.confidences, Double.self, count: edges),
      evidenceBegins: try column(.evidenceBegins, UInt32.self, count: edges + 1),
      documents: documents, quotes: try column(.quotes, UInt32.self, count: rows),
      evidenceStart: try column(.evidenceStart, UInt32.self, count: rows),
      evidenceEnd: try column(.evidenceEnd, UInt32.self, count: rows),
      rules: try column(.rules, UInt32.self, count: rows),
      evidenceConfidences: try column(.evidenceConfidences, Double.self, count: rows))
    guard verifying else { return details }
    let texts: [(Snapshot.Section, Column<UInt32>)] = [
      (.names, details.names), (.aliases, details.aliases), (.relationIDs, details.relationIDs),
      (.documents, documents), (.quotes, details.quotes), (.rules, details.rules),
    ]
    for (kind, column) in texts { try check(kind, column, below: strings.count) }
    try check(.currencies, details.currencies, below: strings.count, allowsFree: true)
    try check(.types, details.types, below: ColumnDetails.entityTypes.count)
    try check(.kinds, details.kinds, below: tags.kinds.count)
    try check(begins: .aliasBegins, count: nodes + 1, end: details.aliases.count) {
      details.aliasBegins[$0]
    }
    try check(begins: .evidenceBegins, count: edges + 1, end: rows) { details.evidenceBegins[$0] }
    return details
  }
}
