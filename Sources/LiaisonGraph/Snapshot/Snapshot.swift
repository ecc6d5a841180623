/// The layout of a snapshot file: a header of 64 bytes, a table of sections, and the sections, each
/// aligned to 64 bytes, which are the columns as they lie in memory. Little endian.
///
///     0  magic `LIAISONG`     8  version, UInt32     12  number of sections, UInt32
///     16 length of the file, UInt64                  24  checksum of all that follows the header
///     64 for each section: kind UInt32, element size UInt32, offset UInt64, count UInt64
enum Snapshot {
  static let magic: UInt64 = 0x474E_4F53_4941_494C
  static let version: UInt32 = 3
  static let headerSize = 64
  static let entrySize = 24

  enum Section: UInt32, CaseIterable {
    case rows = 1
    case targets, outTags, sources, inTags, inEdges
    case stringBytes, stringOffsets, slots, kindTable
    case dates, edgeConfidence, evidenceBegins
    case names, types, aliasBegins, aliases
    case twins, twinPlaces, relationIDs, relationIDPlaces, kinds, kindPlaces, amounts, amountPlaces
    case currencies, currencyPlaces, confidences, confidencePlaces
    case documents, quotes, evidenceStart, evidenceEnd, evidenceEndPlaces
    case rules, ruleTable, rareRules, rareRulePlaces
    case evidenceConfidence, evidenceConfidences, evidenceConfidencePlaces
    case dateBounds, inDates
  }

  /// Four lanes of multiply and rotate over words of eight bytes; the rest byte by byte.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime: UInt64 = 0x9E37_79B1_85EB_CA87
    var lanes = SIMD4<UInt64>(1, 2, 3, 4) &* prime
    var place = 0
    while bytes.count - place >= 32 {
      for lane in 0..<4 {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8 * lane, as: UInt64.self))
        let mixed = (lanes[lane] ^ word) &* prime
        lanes[lane] = mixed << 29 | mixed >> 35
      }
      place += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = (sum ^ lanes[lane]) &* prime ^ (sum >> 31) }
    while place < bytes.count {
      sum = (sum ^ UInt64(bytes[place])) &* prime
      sum ^= sum >> 33
      place += 1
    }
    return sum
  }
}
