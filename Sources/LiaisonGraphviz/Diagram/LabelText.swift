/// Breaks names into lines that a node has room for.
enum LabelText {
  /// The text in lines of at most about `width` columns, no more than `lines` of them, the last
  /// ending in an ellipsis where something is left out.
  static func wrapped(_ text: String, width: Int = 24, lines limit: Int = 4) -> [String] {
    if isOneLine(text, width: width) { return [text] }
    var lines: [String] = []
    var line = ""
    // A name may be a megabyte long; what no label can show is not looked at.
    let start = String(text.unicodeScalars.prefix(4_000))
    for word in pieces(of: DOTText.printable(start), width: width) {
      if line.isEmpty {
        line = word
      } else if columns(line) + 1 + columns(word) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      if lines.count > limit { break }
    }
    lines.append(line)
    guard lines.count > limit else { return lines }
    return Array(lines.prefix(limit - 1)) + [lines[limit - 1] + "…"]
  }

  /// Most are: Latin letters with single spaces or `·` between words, no more bytes than there is
  /// room for.
  private static func isOneLine(_ text: String, width: Int) -> Bool {
    guard text.utf8.count <= width else { return false }
    var wasSpace = true
    var last: UInt8 = 0
    for byte in text.utf8 {
      // U+0080 to U+009F are controls.
      guard 0x20..<0x7F ~= byte || 0x80..<0xC0 ~= byte || 0xC2...0xC5 ~= byte,
        !(wasSpace && byte == 0x20), !(last == 0xC2 && byte < 0xA0)
      else { return false }
      wasSpace = byte == 0x20
      last = byte
    }
    return !wasSpace
  }

  /// Words, those that alone are too wide cut into pieces. At most what the label can show.
  private static func pieces(of text: String, width: Int) -> [String] {
    var result: [String] = []
    for word in text.prefix(width * 16).split(whereSeparator: isBreak) {
      var piece = ""
      var used = 0
      for character in word {
        let columns = columns(of: character)
        if used + columns > width, !piece.isEmpty {
          result.append(piece)
          piece = ""
          used = 0
        }
        piece.append(character)
        used += columns
      }
      result.append(piece)
    }
    return result
  }

  private static func isBreak(_ character: Character) -> Bool {
    character.isWhitespace && character != "\u{A0}" && character != "\u{202F}"
  }

  /// How wide a text is, in letters of a Latin script.
  static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

  private static func columns(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
