/// Finds the columns of a graph in a file.
struct SnapshotReader {
  let path: String
  let file: MappedFile
  private var entries: [UInt32: (elementSize: Int, offset: Int, count: Int)] = [:]

  /// - Parameter verifying: whether the checksum is compared, which reads the whole file.
  init(path: String, verifying: Bool) throws(SnapshotError) {
    let file = try MappedFile(path: path)
    let bytes = file.bytes
    self.path = path
    self.file = file
    func load<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, _ offset: Int)
      -> Value
    {
      Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }
    guard bytes.count >= Snapshot.headerSize, load(UInt64.self, 0) == Snapshot.magic else {
      throw .notASnapshot(path: path)
    }
    let version = load(UInt32.self, 8)
    guard version == Snapshot.version else { throw .unknownVersion(path: path, found: version) }
    let length = load(UInt64.self, 16)
    guard length == bytes.count else {
      throw .damaged(path: path, offset: bytes.count, "expected \(length) bytes")
    }
    let count = Int(load(UInt32.self, 12))
    guard Snapshot.headerSize + count * Snapshot.entrySize <= bytes.count else {
      throw .damaged(path: path, offset: 12, "too many sections")
    }
    for number in 0..<count {
      let place = Snapshot.headerSize + number * Snapshot.entrySize
      let (size, offset, elements) = (
        Int(load(UInt32.self, place + 4)), load(UInt64.self, place + 8),
        load(UInt64.self, place + 16)
      )
      let (extent, overflow) = elements.multipliedReportingOverflow(by: UInt64(size))
      guard size > 0, !overflow, offset % 64 == 0, offset <= length, extent <= length - offset
      else {
        throw .damaged(path: path, offset: place, "a section lies outside the file")
      }
      entries[load(UInt32.self, place)] = (size, Int(offset), Int(elements))
    }
    if verifying {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[Snapshot.headerSize...])
      guard Snapshot.checksum(rest) == load(UInt64.self, 24) else {
        throw .damaged(path: path, offset: 24, "the checksum is not that of the contents")
      }
    }
  }

  func has(_ kind: Snapshot.Section) -> Bool { entries[kind.rawValue] != nil }

  /// A section as a column.
  /// - Parameter count: how many elements it must have.
  func column<Element: BitwiseCopyable>(
    _ kind: Snapshot.Section, _ type: Element.Type, count: Int? = nil
  ) throws(SnapshotError) -> Column<Element> {
    guard let entry = entries[kind.rawValue], let base = file.bytes.baseAddress else {
      throw damage(kind, "it is missing")
    }
    guard entry.elementSize == MemoryLayout<Element>.stride, entry.count == count ?? entry.count
    else { throw damage(kind, "it does not have the size that others ask for") }
    let start = (base + entry.offset).assumingMemoryBound(to: Element.self)
    return Column(base: start, count: entry.count)
  }

  func damage(_ kind: Snapshot.Section, _ what: String) -> SnapshotError {
    .damaged(path: path, offset: entries[kind.rawValue]?.offset ?? 0, "section \(kind): \(what)")
  }

  /// Refuses numbers that are not below a limit; `StringTable.free` may be allowed.
  func check<Number: FixedWidthInteger & BitwiseCopyable>(
    _ kind: Snapshot.Section, _ column: Column<Number>, below limit: Int, allowsFree: Bool = false
  ) throws(SnapshotError) {
    for place in 0..<column.count
    where column[place] >= limit && !(allowsFree && column[place] == StringTable.free) {
      throw damage(kind, "a number is out of range")
    }
  }

  /// Refuses beginnings of rows that do not ascend from 0 to the number of elements.
  func check(
    begins kind: Snapshot.Section, count: Int, end: Int, _ begin: (Int) -> UInt32
  ) throws(SnapshotError) {
    guard count > 0, begin(0) == 0, begin(count - 1) == end else {
      throw damage(kind, "rows do not end where they should")
    }
    for place in 1..<max(1, count) where begin(place) < begin(place - 1) {
      throw damage(kind, "rows do not ascend")
    }
  }
}
