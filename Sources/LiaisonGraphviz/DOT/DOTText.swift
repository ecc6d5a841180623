/// How a text is written in each of the places that DOT has for it.
///
/// Graphviz replaces escapes (`\N`, `\G`) and entities (`&eacute;`) in what is shown, keeps them in
/// names, writes links into SVG as they are, and its own writer does not escape backslashes. So no
/// backslash ever reaches it, names and identifiers are plain ASCII, and what has to be read back
/// is written apart from what is shown.
enum DOTText {
  /// A DOT string, of a text that the encodings below have made.
  ///
  /// They leave no quotation mark and no backslash: cgraph drops a newline between two `\"`. What
  /// is replaced here would end the string or escape its end.
  static func quoted(_ text: String) -> String {
    var result: [UInt8] = []
    appendQuoted(text, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  static func appendQuoted(_ text: String, to result: inout [UInt8]) {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var text = text
    result.append(quote)
    text.withUTF8 { bytes in
      if bytes.allSatisfy({ $0 != quote && $0 != backslash }) {
        result.append(contentsOf: bytes)
        return
      }
      for byte in bytes {
        switch byte {
        case quote: result += "\u{2033}".utf8
        case backslash: result += "\u{29F5}".utf8
        default: result.append(byte)
        }
      }
    }
    result.append(quote)
  }

  /// The text as it stands between the quotation marks of `quoted`.
  static func unquotable(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return isPlain ? text : String(quoted(text).dropFirst().dropLast())
  }

  // MARK: What is shown

  /// Text for a label: entities and escapes disarmed, line ends kept.
  static func label(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "\\"): "&#92;&#92;"
      default: nil
      }
    }
  }

  /// Text for a tooltip, whose escapes Graphviz undoes twice: a look-alike of the backslash.
  static func tooltip(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "\\"): "\u{29F5}"
      default: nil
      }
    }
  }

  /// Text inside a HTML-like label.
  static func markup(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "\\"): "&#92;"
      default: nil
      }
    }
  }

  /// What can be shown of a text: without controls, characters that XML forbids, and marks that
  /// turn the direction of writing around.
  static func printable(_ text: String) -> String {
    // What needs a look: controls, and the bytes that begin some others.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 && $0 < 0xEF
    }
    return isPlain ? text : escaping(text) { _ in nil }
  }

  private static func escaping(
    _ text: String, _ replacement: (UInt8) -> StaticString?
  ) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 16)
    appendPrintable(text, to: &result, replacement)
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends what can be shown of a text as UTF-8, some ASCII characters replaced.
  static func appendPrintable(
    _ text: String, to result: inout [UInt8], _ replacement: (UInt8) -> StaticString?
  ) {
    var text = text
    text.withUTF8 { bytes in
      // What stays as it is is copied in one piece.
      var start = 0
      var index = 0
      func copy() { result.append(contentsOf: bytes[start..<index]) }
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          let replaced: StaticString?
          if byte == 0x09 {
            replaced = " "
          } else if isShown(byte) {
            replaced = replacement(byte)
          } else {
            replaced = ""
          }
          if let replaced {
            copy()
            replaced.withUTF8Buffer { result.append(contentsOf: $0) }
            start = index + 1
          }
          index += 1
        } else {
          let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
          let end = min(index + length, bytes.count)
          if isHidden(bytes[index..<end]) {
            copy()
            start = end
          }
          index = end
        }
      }
      copy()
    }
  }

  private static func isShown(_ ascii: UInt8) -> Bool {
    ascii >= 0x20 && ascii != 0x7F || ascii == 0x0A
  }

  /// Whether a scalar of two to four bytes is a control, a mark of direction, the byte order mark,
  /// or none that XML allows.
  private static func isHidden(_ scalar: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let (first, bytes) = (scalar[scalar.startIndex], scalar.dropFirst())
    let (second, last) = (bytes.first ?? 0, bytes.last ?? 0)
    switch first {
    case 0xC2: return second < 0xA0
    case 0xE2:
      let isEmbedding = bytes.first == 0x80 && (0xAA...0xAE).contains(last)
      return isEmbedding || bytes.first == 0x81 && (0xA6...0xA9).contains(last)
    case 0xEF:
      return second == 0xBB && last == 0xBF || second == 0xBF && last >= 0xBE
    case 0xF0...:
      // The last two of each plane are no characters.
      return second & 0x0F == 0x0F && bytes.dropFirst().first == 0xBF && last >= 0xBE
    default: return false
    }
  }

  // MARK: What is read back

  /// An identifier for a DOT name, an XML id or a class: ASCII letters, digits and `-`, the rest
  /// as `_XX`. Not `%XX`: cgraph takes names that begin with a percent sign for its own.
  static func identifier(_ text: String) -> String {
    if text.utf8.allSatisfy(isWordByte) { return text.isEmpty ? "_" : text }
    return encoded(text, mark: "_", isWordByte)
  }

  /// Undoes `identifier`.
  static func identified(_ identifier: String) -> String {
    identifier == "_" ? "" : decoded(identifier, mark: "_")
  }

  /// A text of which every byte is read back, still legible: `%XX` for controls, backslashes and
  /// quotation marks, and for a percent sign that could be taken for the beginning of one.
  static func data(_ text: String) -> String { data(text, separator: nil) }

  /// The same for one field among others, with its separator written as `%XX` too.
  static func field(_ text: String) -> String { data(text, separator: UInt8(ascii: " ")) }

  private static func data(_ text: String, separator: UInt8?) -> String {
    // An empty value is none in DOT, hence a sign for it.
    if text.isEmpty { return "%-" }
    let isPlain = text.utf8.allSatisfy { isKeptAlways($0) && $0 != separator }
    if isPlain { return text }
    let bytes = Array(text.utf8)
    var index = 0
    return encoded(text) { byte in
      defer { index += 1 }
      if byte == UInt8(ascii: "%") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        return !isWordByte(next)
      }
      return isKeptAlways(byte) && byte != separator
    }
  }

  /// Unless it is a separator.
  private static func isKeptAlways(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"")
      && byte != UInt8(ascii: "%")
  }

  /// The parts of a text between separators, which are ASCII; the last of `count` holds all that is
  /// left.
  ///
  /// By bytes, as a space and an accent that follows it are one `Character`.
  static func fields(_ text: String, at separator: Unicode.Scalar, count: Int = .max) -> [String] {
    var text = text
    let mark = UInt8(ascii: separator)
    return text.withUTF8 { bytes in
      var result: [String] = []
      var start = 0
      for index in bytes.indices where bytes[index] == mark {
        guard result.count < count - 1 else { break }
        result.append(String(decoding: bytes[start..<index], as: UTF8.self))
        start = index + 1
      }
      result.append(String(decoding: bytes[start...], as: UTF8.self))
      return result
    }
  }

  /// Undoes `data` and `field`.
  static func decoded(_ text: String) -> String {
    text == "%-" ? "" : decoded(text, mark: "%")
  }

  private static func decoded(_ text: String, mark: Unicode.Scalar) -> String {
    let mark = UInt8(ascii: mark)
    guard text.utf8.contains(mark) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == mark, index + 2 < bytes.count,
        let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func encoded(
    _ text: String, mark: Unicode.Scalar = "%", _ isKept: (UInt8) -> Bool
  ) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: mark), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
