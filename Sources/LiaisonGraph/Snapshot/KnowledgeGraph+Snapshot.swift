internal import LiaisonModel

extension KnowledgeGraph {
  /// Writes the graph as a file that `init(snapshotAt:)` opens without reading it through.
  ///
  /// The file is written whole or not at all.
  /// - Throws: `SnapshotError` where it cannot be written.
  /// - Complexity: O(n + m + length of all texts) in time and space.
  public func writeSnapshot(to path: String) throws(SnapshotError) {
    let storage = compacted().storage
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
    let relations = contents.relations
    guard
      let details = ColumnDetails(
        contents.entities, relations, tags, columns ?? EdgeColumns(relations, of: index), &strings,
        owner)
    else {
      return nil
    }
    return ColumnContents(
      strings: strings.frozen(owner, findable: index.nodeCount), tags: tags, index: index,
      details: details, owner: owner)
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
      let edges = try reader.edgeColumns(edgeCount: index.edgeCount, owner, verifying)
      columns = edges
      details = try reader.details(index, edges, strings, tags, verifying)
    } else if tags.kinds.count > Int(TagTable.shared) {
      throw reader.damage(.kindTable, "it has too many entries")
    }
    let contents = ColumnContents(
      strings: strings, tags: tags, index: index, details: details, owner: owner)
    self.init(
      contents: contents, index: index, columns: columns, tags: tags, isMapped: true)
  }
}
