#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Distinct strings, numbered: one stretch of UTF-8, offsets, and an open-addressing hash table of
/// numbers. 28 bytes a name of 13 letters, a third of what strings take.
struct StringTable: Sendable {
  static let free = UInt32.max

  let bytes: Column<UInt8>
  /// One more than there are strings.
  let offsets: Column<UInt32>
  /// A power of two of them, at least one free.
  let slots: Column<UInt32>

  var count: Int { offsets.count - 1 }
  var byteCount: Int { bytes.count + 4 * offsets.count + 4 * slots.count }

  subscript(number: UInt32) -> String {
    let (start, end) = (Int(offsets[number]), Int(offsets[Int(number) + 1]))
    return String(
      decoding: UnsafeBufferPointer(start: bytes.base + start, count: end - start), as: UTF8.self)
  }

  func find(_ string: String) -> UInt32? {
    var string = string
    return string.withUTF8 { text in
      let number = slots[
        Self.slot(
          of: UnsafeRawBufferPointer(text), UnsafeRawPointer(bytes.base), offsets.base, slots.base,
          mask: slots.count - 1)]
      return number == Self.free ? nil : number
    }
  }

  /// Where a string stands in the hash table or would stand.
  static func slot(
    of text: UnsafeRawBufferPointer, _ bytes: UnsafeRawPointer, _ offsets: UnsafePointer<UInt32>,
    _ slots: UnsafePointer<UInt32>, mask: Int
  ) -> Int {
    var place = Int(truncatingIfNeeded: hash(text)) & mask
    while slots[place] != free {
      let number = Int(slots[place])
      let (start, end) = (Int(offsets[number]), Int(offsets[number + 1]))
      if end - start == text.count,
        text.baseAddress.map({ memcmp(bytes + start, $0, text.count) == 0 }) ?? true
      {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  /// Eight bytes at a time, mixed as in MurmurHash3's finalizer.
  static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while text.count - place >= 8 {
      let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      place += 8
    }
    var rest: UInt64 = 0
    while place < text.count {
      rest = rest << 8 | UInt64(text[place])
      place += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }
}

/// Numbers strings in the order in which they come.
struct StringInterner {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0]
  private var slots = [UInt32](repeating: StringTable.free, count: 1 << 12)

  var count: Int { offsets.count - 1 }

  /// The number of a string, which is new if the string is.
  /// - Returns: nil where the strings take 4 GiB or more.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> UInt32? {
    let place = slot(of: text)
    let known = slots[place]
    guard known == StringTable.free else { return known }
    guard bytes.count + text.count < Int(UInt32.max) else { return nil }
    let number = UInt32(count)
    slots[place] = number
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  mutating func intern(_ string: String) -> UInt32? {
    var string = string
    return string.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// - Parameter findable: how many of the first strings can be found again; nil is all. The others
  ///   take no place in the hash table.
  func frozen(_ owner: ColumnOwner, findable: Int? = nil) -> StringTable {
    let slots = findable.map { table(of: $0, slotCount: Self.slotCount($0)) }
    return StringTable(
      bytes: owner.column(bytes), offsets: owner.column(offsets),
      slots: owner.column(slots ?? self.slots))
  }

  /// A power of two, at least twice as many as strings.
  private static func slotCount(_ strings: Int) -> Int {
    var count = 4
    while count < 2 * strings { count *= 2 }
    return count
  }

  private func slot(of text: UnsafeRawBufferPointer) -> Int {
    slots.withUnsafeBufferPointer { slots in
      offsets.withUnsafeBufferPointer { offsets in
        bytes.withUnsafeBytes { bytes in
          // The table is never empty; without strings no slot is taken and nothing is looked at.
          guard let base = bytes.baseAddress, let offsets = offsets.baseAddress,
            let start = slots.baseAddress
          else { return Int(truncatingIfNeeded: StringTable.hash(text)) & (slots.count - 1) }
          return StringTable.slot(of: text, base, offsets, start, mask: slots.count - 1)
        }
      }
    }
  }

  private mutating func grow() { slots = table(of: count, slotCount: slots.count * 2) }

  /// A hash table of the first strings.
  private func table(of strings: Int, slotCount: Int) -> [UInt32] {
    var grown = [UInt32](repeating: StringTable.free, count: slotCount)
    bytes.withUnsafeBytes { bytes in
      for number in 0..<strings {
        let range = Int(offsets[number])..<Int(offsets[number + 1])
        let hash = StringTable.hash(UnsafeRawBufferPointer(rebasing: bytes[range]))
        var place = Int(truncatingIfNeeded: hash) & (grown.count - 1)
        while grown[place] != StringTable.free { place = (place + 1) & (grown.count - 1) }
        grown[place] = UInt32(number)
      }
    }
    return grown
  }
}
