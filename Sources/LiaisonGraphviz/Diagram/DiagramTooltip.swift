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
    return start.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }
      .joined(separator: " ")
  }

  /// Unicode's `White_Space`, which the standard library has to look up for each.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  private static func cut(_ text: String, to length: Int) -> String {
    // No text has more characters than bytes.
    text.utf8.count <= length || text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
