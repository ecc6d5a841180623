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

  /// Markup that is not read yet; compared without case, after white space.
  private static let markup: [(opening: String, kind: String)] = [
    ("<!doctype html", "an HTML page"), ("<html", "an HTML page"), ("<?xml", "an XML file"),
    ("<svg", "an SVG picture"),
  ]

  static func kind(of bytes: ArraySlice<UInt8>) -> String? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.kind }
    let start = String(decoding: bytes.prefix(128), as: UTF8.self).lowercased()
      .drop { $0.isWhitespace }
    return markup.first { start.hasPrefix($0.opening) }?.kind
  }
}
