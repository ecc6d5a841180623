/// What a label shows: entities and escapes undone, markup taken away, on one line.
enum DOTLabel {
  static func text(_ label: DOTValue, of node: String) -> String {
    switch label {
    case .text(let text): oneLine(unescaped(withoutEntities(text), node: node))
    case .markup(let markup):
      withoutEntities(withoutTags(markup)).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
  }

  /// Liaison breaks names at single spaces, so that joining its lines gives the name.
  private static func oneLine(_ text: String) -> String {
    DOTText.fields(text, at: "\n").filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func withoutTags(_ markup: String) -> String {
    var result = ""
    var isInTag = false
    for character in markup {
      switch character {
      case "<": isInTag = true
      case ">":
        isInTag = false
        result += " "
      default: if !isInTag { result.append(character) }
      }
    }
    return result
  }

  private static func unescaped(_ text: String, node: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in text.unicodeScalars {
      guard isEscape else {
        if scalar == "\\" { isEscape = true } else { result.append(scalar) }
        continue
      }
      isEscape = false
      switch scalar {
      case "n", "l", "r": result.append("\n")
      case "N": result.append(contentsOf: node.unicodeScalars)
      case "G", "E", "T", "H", "L": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static let names: [Substring: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  private static func withoutEntities(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"),
        let decoded = character(String(rest[..<end]))
      else {
        result.append(scalar)
        continue
      }
      result.append(decoded)
      rest = rest[rest.index(after: end)...]
    }
    return String(result)
  }

  private static func character(_ entity: String) -> Unicode.Scalar? {
    guard entity.hasPrefix("#") else { return names[Substring(entity)] }
    let digits = entity.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }
}
