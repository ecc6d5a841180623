internal import LiaisonModel

/// The words behind a line, short enough to be read in passing.
enum DiagramTooltip {
  private static let piecesShown = 3

  /// The claim, then each piece of evidence with its document.
  static func text(heading: String, evidence: [Evidence]) -> String {
    var lines = [heading]
    for piece in evidence.prefix(piecesShown) {
      lines.append("“\(cut(oneLine(piece.quote), to: 300))” (\(short(piece.document.rawValue)))")
    }
    if evidence.count > piecesShown { lines.append("+ \(evidence.count - piecesShown)") }
    return lines.joined(separator: "\n")
  }

  /// A name that may be of any length.
  static func short(_ text: String) -> String { cut(oneLine(text), to: 120) }

  private static func oneLine(_ text: String) -> String {
    // The rest is never shown, and a name of a megabyte is not worth splitting.
    let start = text.utf8.count <= 2_000 ? text[...] : text.prefix(2_000)
    var line = String(start)
    if line.withUTF8(isOneLine) { return line }
    return line.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var isParted = false
      var index = 0
      while index < bytes.count {
        let space = lengthOfSpace(bytes, at: index)
        if space > 0 {
          isParted = true
          index += space
          continue
        }
        if isParted, !result.isEmpty { result.append(0x20) }
        isParted = false
        result.append(bytes[index])
        index += 1
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  /// Whether there is no white space but single spaces between words: then nothing is to be done.
  private static func isOneLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var wasSpace = true
    for index in bytes.indices {
      let isSpace = bytes[index] == 0x20
      if isSpace ? wasSpace : lengthOfSpace(bytes, at: index) > 0 { return false }
      wasSpace = isSpace
    }
    return !wasSpace || bytes.isEmpty
  }

  /// How many bytes long the white space is that begins at a byte of UTF-8, or 0: Unicode's
  /// `White_Space`, which the standard library has to look up for each scalar.
  private static func lengthOfSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 {
      index + offset < bytes.count ? bytes[index + offset] : 0
    }
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0
    case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
    case 0xE2:
      switch (byte(1), byte(2)) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
      default: return 0
      }
    case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
    default: return 0
    }
  }

  private static func cut(_ text: String, to length: Int) -> String {
    // No text has more characters than bytes.
    text.utf8.count <= length || text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
