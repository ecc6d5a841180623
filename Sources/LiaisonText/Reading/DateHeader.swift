import LiaisonModel

/// The line that some collections put before an article: ` date 2025-01 `.
enum DateHeader {
  /// The date that the text opens with, if it opens with one.
  static func date(in text: String) -> PartialDate? {
    // Only the beginning is looked at, so that a text of one line costs nothing.
    let words = text.prefix(64).split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count > 1, words[0].lowercased() == "date" || words[0].lowercased() == "date:"
    else { return nil }
    return PartialDate(String(words[1]))
  }
}
