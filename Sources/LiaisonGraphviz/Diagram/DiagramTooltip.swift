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
    text.prefix(2_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func cut(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
