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
    let needsNothing = text.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if needsNothing { return "\"" + text + "\"" }
    let safe = text.unicodeScalars.map { $0 == "\"" ? "\u{2033}" : $0 == "\\" ? "\u{29F5}" : $0 }
    return "\"" + String(String.UnicodeScalarView(safe)) + "\""
  }

  // MARK: What is shown

  /// Text for a label: entities and escapes disarmed, line ends kept.
  static func label(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case "&": "&amp;"
      case "\"": "&quot;"
      case "\\": "&#92;&#92;"
      default: nil
      }
    }
  }

  /// Text for a tooltip, whose escapes Graphviz undoes twice: a look-alike of the backslash.
  static func tooltip(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case "&": "&amp;"
      case "\"": "&quot;"
      case "\\": "\u{29F5}"
      default: nil
      }
    }
  }

  /// Text inside a HTML-like label.
  static func markup(_ text: String) -> String {
    escaping(text) {
      switch $0 {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\\": "&#92;"
      default: nil
      }
    }
  }

  /// What can be shown of a text: without controls, characters that XML forbids, and marks that
  /// turn the direction of writing around.
  static func printable(_ text: String) -> String {
    // What needs a look: controls, and the two bytes that begin all the others.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 && $0 < 0xEF
    }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func escaping(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      if let replaced = replacement(scalar) {
        result += replaced
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: What is read back

  /// An identifier for a DOT name, an XML id or a class: ASCII letters, digits and `-`, the rest
  /// as `_XX`. Not `%XX`: cgraph takes names that begin with a percent sign for its own.
  static func identifier(_ text: String) -> String {
    text.isEmpty ? "_" : encoded(text, mark: "_", isWordByte)
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
    let bytes = Array(text.utf8)
    var index = 0
    return encoded(text) { byte in
      defer { index += 1 }
      if byte == UInt8(ascii: "%") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        return !isWordByte(next)
      }
      return byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "\"") && byte != separator
    }
  }

  /// The parts of a text between separators; the last of `count` holds all that is left.
  ///
  /// By scalars, as a space and an accent that follows it are one `Character`.
  static func fields(_ text: String, at separator: Unicode.Scalar, count: Int = .max) -> [String] {
    text.unicodeScalars
      .split(separator: separator, maxSplits: count - 1, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  /// Undoes `data` and `field`.
  static func decoded(_ text: String) -> String {
    text == "%-" ? "" : decoded(text, mark: "%")
  }

  private static func decoded(_ text: String, mark: Unicode.Scalar) -> String {
    let mark = UInt8(ascii: mark)
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
