/// Lays the columns of a graph out as a file.
struct SnapshotWriter {
  private var entries: [(kind: Snapshot.Section, elementSize: Int, bytes: UnsafeRawBufferPointer)] =
    []

  mutating func add<Element: BitwiseCopyable>(
    _ kind: Snapshot.Section, _ column: Column<Element>
  ) {
    let size = MemoryLayout<Element>.stride
    entries.append(
      (kind, size, UnsafeRawBufferPointer(start: column.base, count: column.count * size)))
  }

  mutating func add(_ index: AdjacencyIndex) {
    add(.rows, index.rows)
    add(.targets, index.targets)
    add(.outTags, index.outTags)
    add(.sources, index.sources)
    add(.inTags, index.inTags)
    add(.inEdges, index.inEdges)
  }

  mutating func add(_ strings: StringTable) {
    add(.stringBytes, strings.bytes)
    add(.stringOffsets, strings.offsets)
    add(.slots, strings.slots)
  }

  mutating func add(_ columns: EdgeColumns) {
    add(.dates, columns.dates)
    add(.edgeConfidence, columns.confidence)
    add(.evidenceBegins, columns.evidenceBegins)
    if let buckets = columns.buckets {
      add(.dateBounds, buckets.bounds)
      add(.inDates, buckets.incoming)
    }
  }

  mutating func add(_ details: ColumnDetails) {
    add(.names, details.names)
    add(.types, details.types)
    add(.aliasBegins, details.aliasBegins)
    add(.aliases, details.aliases)
    add(.twins, .twinPlaces, details.twins)
    add(.relationIDs, .relationIDPlaces, details.relationIDs)
    add(.kinds, .kindPlaces, details.kinds)
    add(.amounts, .amountPlaces, details.amounts)
    add(.currencies, .currencyPlaces, details.currencies)
    add(.confidences, .confidencePlaces, details.confidences)
    add(.documents, details.documents)
    add(.quotes, details.quotes)
    add(.evidenceStart, details.evidenceStart)
    add(.evidenceEnd, .evidenceEndPlaces, details.evidenceEnd)
    add(.rules, details.rules)
    add(.ruleTable, details.ruleTable)
    add(.rareRules, .rareRulePlaces, details.rareRules)
    add(.evidenceConfidence, details.evidenceConfidence)
    add(.evidenceConfidences, .evidenceConfidencePlaces, details.evidenceConfidences)
  }

  private mutating func add<Element: BitwiseCopyable & Sendable>(
    _ values: Snapshot.Section, _ places: Snapshot.Section, _ column: SparseColumn<Element>
  ) {
    add(values, column.values)
    add(places, column.places)
  }

  /// The whole file.
  func file() -> [UInt8] {
    var offset = Self.aligned(Snapshot.headerSize + entries.count * Snapshot.entrySize)
    var offsets: [Int] = []
    for entry in entries {
      offsets.append(offset)
      offset = Self.aligned(offset + entry.bytes.count)
    }
    var file = [UInt8](repeating: 0, count: offset)
    file.withUnsafeMutableBytes { file in
      for (number, entry) in entries.enumerated() {
        let place = Snapshot.headerSize + number * Snapshot.entrySize
        file.store(entry.kind.rawValue, at: place)
        file.store(UInt32(entry.elementSize), at: place + 4)
        file.store(UInt64(offsets[number]), at: place + 8)
        file.store(UInt64(entry.bytes.count / entry.elementSize), at: place + 16)
        UnsafeMutableRawBufferPointer(rebasing: file[offsets[number]...])
          .copyMemory(from: entry.bytes)
      }
      file.store(Snapshot.magic, at: 0)
      file.store(Snapshot.version, at: 8)
      file.store(UInt32(entries.count), at: 12)
      file.store(UInt64(file.count), at: 16)
      file.store(
        Snapshot.checksum(UnsafeRawBufferPointer(rebasing: file[Snapshot.headerSize...])), at: 24)
    }
    return file
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func store<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value, at offset: Int)
  {
    storeBytes(of: value.littleEndian, toByteOffset: offset, as: Value.self)
  }
}
