/// Distinct names, numbered in the order in which they came: one stretch of UTF-8, offsets, and an
/// open-addressing hash table of numbers. 28 bytes a name of 13 letters, a third of what strings take.
struct NameTable: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [UInt32] = [0]
  private(set) var slots: [UInt32]

  private static let free = UInt32.max

  init() { slots = [UInt32](repeating: Self.free, count: 1 << 12) }

  var count: Int { offsets.count - 1 }
  var byteCount: Int { bytes.count + 4 * offsets.count + 4 * slots.count }

  subscript(number: UInt32) -> String {
    String(
      decoding: bytes[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])], as: UTF8.self)
  }

  func find(_ name: UnsafeRawBufferPointer) -> UInt32? {
    let number = slots[slot(of: name)]
    return number == Self.free ? nil : number
  }

  /// The number of a name, which is new if the name is.
  /// - Returns: nil where the names take 4 GiB or more.
  mutating func intern(_ name: UnsafeRawBufferPointer) -> UInt32? {
    let place = slot(of: name)
    let known = slots[place]
    guard known == Self.free else { return known }
    guard bytes.count + name.count < Int(UInt32.max) else { return nil }
    let number = UInt32(count)
    slots[place] = number
    bytes.append(contentsOf: name)
    offsets.append(UInt32(bytes.count))
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: Self.free, count: slots.count * 2)
    bytes.withUnsafeBytes { bytes in
      for number in 0..<count {
        let range = Int(offsets[number])..<Int(offsets[number + 1])
        var place = Int(
          truncatingIfNeeded: Self.hash(UnsafeRawBufferPointer(rebasing: bytes[range])))
        while true {
          place &= slots.count - 1
          if slots[place] == Self.free { break }
          place &+= 1
        }
        slots[place] = UInt32(number)
      }
    }
  }

  /// Where a name stands or would stand.
  private func slot(of name: UnsafeRawBufferPointer) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(name)) & mask
    return slots.withUnsafeBufferPointer { slots in
      offsets.withUnsafeBufferPointer { offsets in
        bytes.withUnsafeBytes { bytes in
          while slots[place] != Self.free {
            let number = Int(slots[place])
            let (start, end) = (Int(offsets[number]), Int(offsets[number + 1]))
            if end - start == name.count,
              bytes[start..<end].elementsEqual(name)
            {
              return place
            }
            place = (place + 1) & mask
          }
          return place
        }
      }
    }
  }

  /// Eight bytes at a time, mixed as in MurmurHash3's finalizer.
  private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while name.count - place >= 8 {
      let word = name.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      place += 8
    }
    var rest: UInt64 = 0
    while place < name.count {
      rest = rest << 8 | UInt64(name[place])
      place += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 29)
  }
}
