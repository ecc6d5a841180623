/// How a model file is laid out; numbers are little-endian.
///
/// A header of 32 bytes (magic, version, number of sections, checksum of all that follows the
/// header, length of the file), one directory entry of 32 bytes per section (name, three
/// parameters, offset, length), then the sections, each beginning at a multiple of 64.
package enum ModelLayout {
  package static let magic: UInt64 = 0x4D4E_4F53_4941_494C  // "LIAISONM"
  package static let version: UInt32 = 1
  package static let headerSize = 32
  package static let entrySize = 32
  package static let alignment = 64

  /// FNV-1a over words of eight bytes, begun with the number of sections.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, sections: UInt32) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(sections)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return hash
  }
}

/// The parts of a model file, by their four-letter names in it.
package enum ModelSection: UInt32, CaseIterable, Sendable {
  case tagWeights = 0x5747_4154
  case featureWeights = 0x5754_4546
  case bundles = 0x534C_4442
  case lexicon = 0x4358_454C
  case lexicalClasses = 0x534C_434C
  case clusters = 0x5453_4C43
  case coarseClusters = 0x5352_4F43
  case lemmaRules = 0x4C52_4D4C
  case lemmaScripts = 0x5253_4D4C
  case arcWeights = 0x5743_5241
  case labelWeights = 0x574C_424C
  case labels = 0x534C_424C
  case nameWeights = 0x5745_4D4E
  case boundaryWeights = 0x5753_4E42
  case nounWeights = 0x574E_4F4E
  case classifierParameters = 0x5241_5043
  case wordRows = 0x5752_4457
  case wordVectors = 0x4345_5657
}
