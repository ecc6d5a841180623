/// Formats that people point at by mistake, told by their first bytes.
enum FileSignature {
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF"),
    (Array("PK\u{3}\u{4}".utf8), "a ZIP archive (or a Word or OpenDocument file)"),
    ([0x1F, 0x8B], "a gzip archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Microsoft Office file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    (Array("{\\rtf".utf8), "an RTF file"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
  ]

  static func kind(of bytes: ArraySlice<UInt8>) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.kind
  }
}
