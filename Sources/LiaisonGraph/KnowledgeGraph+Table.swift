internal import LiaisonModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why a table is no graph.
public enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line without three columns, from 1.
  case columns(line: Int, found: Int)
  case emptyName(line: Int)
  /// More than 63 types of relation.
  case tooManyTypes(line: Int)
  /// More relations, entities or bytes of names than fit into 32 bits.
  case tooLarge(line: Int)

  public var description: String {
    switch self {
    case .columns(let line, let found):
      "line \(line): expected source, type and target parted by tabs, found \(found) columns."
    case .emptyName(let line):
      "line \(line): source, type and target must not be empty."
    case .tooManyTypes(let line):
      "line \(line): more than \(TagTable.shared) types of relation; is the type the second column?"
    case .tooLarge(let line):
      "line \(line): the table does not fit; 2³² − 2 relations or 4 GiB of names are the limit."
    }
  }
}

extension KnowledgeGraph {
  /// Reads a table of relations: source, type and target parted by tabs, one relation a line.
  ///
  /// A name is its entity's id and the entity an organisation; relations are asserted and have no
  /// evidence. Entities stand in the order of their first mention. Lines that are equal are parallel
  /// relations. Empty lines are skipped.
  /// - Parameter bytes: the whole table in UTF-8, with LF or CR LF.
  /// - Throws: `TableError` for the first line that is no relation.
  /// - Complexity: O(length); about 18 bytes a relation remain.
  public init(tabSeparated bytes: UnsafeRawBufferPointer) throws(TableError) {
    var reader = TableReader()
    try reader.read(bytes)
    self.init(storage: reader.storage())
  }

  /// The bytes that names and index take.
  public var indexByteCount: Int {
    storage.index.byteCount + ((storage.contents as? ColumnContents)?.strings.byteCount ?? 0)
  }
}

/// Interns names and types of a table.
struct TableReader {
  private var names = StringInterner()
  private var types = StringInterner()
  private var edges = EdgeList()

  mutating func read(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
    var line = 0
    var start = 0
    while start < bytes.count {
      line += 1
      let end = Self.first(0x0A, in: bytes, from: start) ?? bytes.count
      let content = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
      if content > start {
        try readLine(UnsafeRawBufferPointer(rebasing: bytes[start..<content]), line)
      }
      start = end + 1
    }
  }

  private mutating func readLine(
    _ text: UnsafeRawBufferPointer, _ line: Int
  ) throws(TableError) {
    guard let tab = Self.first(0x09, in: text, from: 0),
      let second = Self.first(0x09, in: text, from: tab + 1)
    else { throw .columns(line: line, found: text.contains(0x09) ? 2 : 1) }
    if Self.first(0x09, in: text, from: second + 1) != nil {
      throw .columns(line: line, found: text.count { $0 == 0x09 } + 1)
    }
    guard tab > 0, second > tab + 1, text.count > second + 1 else { throw .emptyName(line: line) }
    let type = UnsafeRawBufferPointer(rebasing: text[(tab + 1)..<second])
    guard
      let source = names.intern(UnsafeRawBufferPointer(rebasing: text[..<tab])),
      let target = names.intern(UnsafeRawBufferPointer(rebasing: text[(second + 1)...])),
      Self.fits(relations: edges.count)
    else { throw .tooLarge(line: line) }
    guard let tag = types.intern(type), tag < UInt32(TagTable.shared) else {
      throw .tooManyTypes(line: line)
    }
    edges.append(source, target, UInt8(tag))
  }

  /// Whether one more relation has a number.
  static func fits(relations count: Int) -> Bool { count < Int(UInt32.max) - 1 }

  private static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int)
    -> Int?
  {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }

  func storage() -> GraphStorage {
    let owner = ColumnOwner()
    let typeNames = types.frozen(owner)
    let tags = TagTable(
      kinds: (0..<UInt32(types.count)).map {
        TagTable.Kind(type: RelationType(rawValue: typeNames[$0]), status: .asserted)
      })
    let index = AdjacencyIndex(nodeCount: names.count, edges: edges)
    let contents = ColumnContents(
      strings: names.frozen(owner), tags: tags, index: index, details: nil, owner: owner)
    return GraphStorage(contents: contents, index: index, columns: nil, tags: tags)
  }
}
