/// A hash table from words to small numbers in a model file, four bytes a place.
///
/// A place holds 16 bits of the key's hash and the value; an absent word is taken for a present one
/// about once in 30,000 look-ups, which the taggers bear.
package struct WordTable: Sendable {
  package static let none: UInt16 = .max

  private let file: ModelFile
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let capacity: UInt64

  package init(_ name: ModelSection, of file: ModelFile) throws(ModelError) {
    let section = try file.required(name)
    guard let start = section.bytes.baseAddress, section.bytes.count >= 8,
      section.bytes.count % 4 == 0
    else { throw .damaged(path: file.path, what: "its section \(name) has a wrong size") }
    self.file = file
    base = start
    capacity = UInt64(section.bytes.count / 4)
  }

  /// The value of `key`, or `none`. Looks at a bounded number of places, whatever the file holds.
  package func value(_ key: UInt64) -> UInt16 {
    var place = Self.place(of: key, capacity: capacity)
    for _ in 0..<Self.longestProbe {
      let entry = base.load(fromByteOffset: Int(place) &* 4, as: UInt32.self)
      if entry == .max { return Self.none }
      if entry & 0xFFFF == Self.mark(of: key) { return UInt16(truncatingIfNeeded: entry >> 16) }
      place += 1
      if place == capacity { place = 0 }
    }
    return Self.none
  }

  package static let longestProbe = 64

  /// Places fill the high bits of the hash, marks the low ones.
  package static func place(of key: UInt64, capacity: UInt64) -> UInt64 {
    key.multipliedFullWidth(by: capacity).high
  }

  package static func mark(of key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key & 0xFFFF) }

  /// The bytes of a table that holds `entries`; of two with one key the first stays.
  package static func encode(_ entries: [(key: UInt64, value: UInt16)]) -> [UInt8] {
    let capacity = max(2, entries.count * 4 / 3 + 1)
    var places = [UInt32](repeating: .max, count: capacity)
    for (key, value) in entries {
      var place = Int(Self.place(of: key, capacity: UInt64(capacity)))
      for _ in 0..<longestProbe {
        if places[place] == .max { places[place] = UInt32(value) << 16 | mark(of: key) }
        if places[place] & 0xFFFF == mark(of: key) { break }
        place = place + 1 == capacity ? 0 : place + 1
      }
    }
    return places.flatMap { entry in (0..<4).map { UInt8(truncatingIfNeeded: entry >> ($0 * 8)) } }
  }
}
