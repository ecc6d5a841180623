/// Turns the bytes of a file into text, and says when it had to guess.
enum TextDecoder {
  enum Encoding: Hashable, Sendable {
    case utf8, utf16
    /// UTF-8 in which some bytes were damaged; each stands as U+FFFD.
    case damagedUTF8(bytes: Int)
    case windows1252
  }

  struct NotText: Error, Hashable {
    /// What the bytes are, where that can be told.
    let kind: String?
  }

  /// - Complexity: O(n) in time and space.
  static func decode(_ bytes: [UInt8]) throws(NotText) -> (text: String, encoding: Encoding) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return try decodeMarkless(bytes[3...])
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (try decodeUTF16(bytes[2...], highByteFirst: false), .utf16)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (try decodeUTF16(bytes[2...], highByteFirst: true), .utf16)
    }
    return try decodeMarkless(bytes[...])
  }

  private static func decodeMarkless(
    _ bytes: ArraySlice<UInt8>
  ) throws(NotText) -> (text: String, encoding: Encoding) {
    if let kind = FileSignature.kind(of: bytes) { throw NotText(kind: kind) }
    guard looksLikeText(bytes) else { throw NotText(kind: nil) }
    let (good, bad) = highByteSequences(in: bytes)
    guard bad > 0 else { return (String(decoding: bytes, as: UTF8.self), .utf8) }
    // French in Windows-1252 has hardly a byte pair that is also UTF-8; French in UTF-8 with a cut
    // or broken character has many that are.
    if good > bad {
      return (String(decoding: bytes, as: UTF8.self), .damagedUTF8(bytes: bad))
    }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(windows1252(byte)) }
    return (String(text), .windows1252)
  }

  /// Text has no NUL and next to no control characters besides white space.
  private static func looksLikeText(_ bytes: ArraySlice<UInt8>) -> Bool {
    var controls = 0
    for byte in bytes where byte < 0x20 || byte == 0x7F {
      if byte == 0 { return false }
      if !(0x09...0x0D).contains(byte) { controls += 1 }
    }
    return controls * 100 <= bytes.count
  }

  /// How many sequences above ASCII are well-formed UTF-8, and how many bytes are not.
  private static func highByteSequences(in bytes: ArraySlice<UInt8>) -> (good: Int, bad: Int) {
    var good = 0
    var bad = 0
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.count > 1 { good += 1 }
      case .error(let length): bad += length
      case .emptyInput: return (good, bad)
      }
    }
  }

  private static func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, highByteFirst: Bool
  ) throws(NotText) -> String {
    guard bytes.count.isMultiple(of: 2) else { throw NotText(kind: nil) }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return highByteFirst ? first << 8 | second : second << 8 | first
    }
    guard !units.contains(0), let text = String(validating: units, as: UTF16.self) else {
      throw NotText(kind: nil)
    }
    return text
  }

  /// The WHATWG reading of the code page: the five unassigned bytes are C1 controls.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? windows1252Specials[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  private static let windows1252Specials = Array(
    ("\u{20AC}\u{81}\u{201A}\u{0192}\u{201E}\u{2026}\u{2020}\u{2021}"
      + "\u{02C6}\u{2030}\u{0160}\u{2039}\u{0152}\u{8D}\u{017D}\u{8F}"
      + "\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}"
      + "\u{02DC}\u{2122}\u{0161}\u{203A}\u{0153}\u{9D}\u{017E}\u{0178}").unicodeScalars)
}
