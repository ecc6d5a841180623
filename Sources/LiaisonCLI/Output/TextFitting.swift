extension Character {
  /// How many columns a terminal gives it.
  fileprivate var columnCount: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.value {
    // Hangul, kana, ideographs and their full-width neighbours; the larger pictographs.
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}

extension String {
  /// How many columns a terminal gives it.
  var columnCount: Int { reduce(0) { $0 + $1.columnCount } }

  /// The beginning that fits, with `…` where something was cut.
  func truncated(toColumns width: Int) -> String {
    guard columnCount > width else { return self }
    var text = ""
    var used = 0
    for character in self {
      guard used + character.columnCount < width else { break }
      text.append(character)
      used += character.columnCount
    }
    while text.last == " " { text.removeLast() }
    return text + "…"
  }

  /// The text broken between words into lines that fit; the last says `…` if lines were cut.
  func wrapped(toColumns width: Int, lines limit: Int = .max) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.columnCount + 1 + String(word).columnCount > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    guard lines.count > limit else { return lines }
    return lines.prefix(limit - 1) + [
      lines[(limit - 1)...].joined(separator: " ").truncated(toColumns: width)
    ]
  }
}
