import LiaisonModel

/// Groups tokens into sentences: linear in the text, every token in exactly one sentence.
///
/// No sentence is longer than `longest` tokens: what is read in a sentence may take more than linear
/// time, and a page of figures or a table of contents has no full stop.
package struct SentenceSplitter: Sendable {
  /// The longest sentences of newspapers have about 150.
  package static let longest = 300

  let rules: LanguageRules

  package init(rules: LanguageRules) { self.rules = rules }

  package func split(_ tokens: [Token], of text: String) -> [Sentence] {
    split(tokens, of: ScalarText(text))
  }

  func split(_ tokens: [Token], of text: ScalarText) -> [Sentence] {
    let breaks = LineBreaks(tokens: tokens, text: text)
    var sentences: [Sentence] = []
    var start = 0
    if let end = endOfMetadata(tokens) {
      let span = TextRange(tokens[0].range.start, tokens[end - 1].range.end)
      sentences.append(Sentence(tokens: 0..<end, range: span, kind: .furniture))
      start = end
    }
    for index in tokens.indices.dropFirst(start) {
      let isLast = index + 1 == tokens.count
      var end = index + 1
      if !isLast, !endsSentence(index, tokens, breaks) {
        guard end - start >= Self.longest else { continue }
        end = lastClauseMark(in: start..<end, tokens).map { $0 + 1 } ?? end
      }
      sentences.append(sentence(start..<end, tokens, breaks))
      start = end
    }
    return sentences
  }

  /// Where an over-long sentence is cut: a mark in its second half, a semicolon rather than a comma.
  private func lastClauseMark(in range: Range<Int>, _ tokens: [Token]) -> Int? {
    let half = range.dropFirst(range.count / 2)
    return half.last { tokens[$0].form == ";" } ?? half.last { tokens[$0].form == "," }
  }

  /// The end of a first line's « date 2025-01 » that some collections put before the article.
  private func endOfMetadata(_ tokens: [Token]) -> Int? {
    guard let first = tokens.first, rules.metadataWords.contains(first.form), tokens.count > 1
    else {
      return nil
    }
    var end = 1
    while end < tokens.count, end < 6,
      tokens[end].form == "-" || tokens[end].form.allSatisfy(\.isNumber)
    {
      end += 1
    }
    return end > 1 ? end : nil
  }

  private func endsSentence(_ index: Int, _ tokens: [Token], _ breaks: LineBreaks) -> Bool {
    let next = tokens[index + 1]
    switch breaks.after[index] {
    case .paragraph: return true
    case .line where !breaks.isHardWrapped: return !continuesLine(next)
    default: break
    }
    guard let terminal = terminal(before: index, tokens) else { return false }
    if !next.followsSpace && !next.form.opensQuote { return false }
    if next.form.closesOnly { return false }
    let startsLikeSentence = next.form.startsLikeSentence
    switch tokens[terminal].form {
    case "!", "?", "…", "...": return startsLikeSentence
    case ".": return startsLikeSentence
    default:
      return startsLikeSentence && rules.finalAbbreviations.contains(tokens[terminal].form)
        && next.form.first.map { $0.isUppercase } ?? false && mayFollowAbbreviation(next)
    }
  }

  /// A line that goes on in lower case was only wrapped.
  private func continuesLine(_ next: Token) -> Bool {
    next.form.unicodeScalars.first.map { $0.properties.isLowercase || $0 == "," } ?? false
  }

  /// After « Inc. » only a function word with a capital shows that a new sentence begins.
  private func mayFollowAbbreviation(_ next: Token) -> Bool {
    rules.functionWords.contains(next.form.lowercased())
  }

  /// The full stop that ends before `index`, looking back over closing quotes and brackets.
  private func terminal(before index: Int, _ tokens: [Token]) -> Int? {
    var position = index
    while position > 0, tokens[position].form.closesOnly, index - position < 3 { position -= 1 }
    let form = tokens[position].form
    if [".", "!", "?", "…", "..."].contains(form) { return position }
    if form.hasSuffix("."), form.count > 1 { return position }
    return nil
  }

  // MARK: Kinds

  private func sentence(
    _ range: Range<Int>, _ tokens: [Token], _ breaks: LineBreaks
  ) -> Sentence {
    let span = TextRange(
      tokens[range.lowerBound].range.start, tokens[range.upperBound - 1].range.end)
    return Sentence(tokens: range, range: span, kind: kind(range, tokens, breaks))
  }

  private func kind(
    _ range: Range<Int>, _ tokens: [Token], _ breaks: LineBreaks
  ) -> Sentence.Kind {
    let startsLine = range.lowerBound == 0 || breaks.after[range.lowerBound - 1] != .none
    let endsLine = range.upperBound == tokens.count || breaks.after[range.upperBound - 1] != .none
    if startsLine {
      var line = ""
      for index in range.prefix(12) {
        line += (tokens[index].followsSpace && !line.isEmpty ? " " : "") + tokens[index].form
      }
      line = line.lowercased()
      if endsLine, rules.furnitureLines.contains(line) { return .furniture }
      if rules.furnitureStarts.contains(where: { line.hasPrefix($0) }) { return .furniture }
    }
    let isStopped = terminal(before: range.upperBound - 1, tokens) != nil
    return startsLine && endsLine && !isStopped && range.count <= 60 ? .headline : .running
  }
}

/// What white space follows each token.
private struct LineBreaks {
  enum Kind { case none, line, paragraph }

  var after: [Kind]
  /// Whether the text was wrapped at a fixed width, so that a line's end means nothing.
  var isHardWrapped: Bool

  init(tokens: [Token], text: ScalarText) {
    after = Array(repeating: .none, count: tokens.count)
    var scalar = 0
    var lines = 0
    var wrapped = 0
    for index in tokens.indices.dropLast() {
      let end = tokens[index].range.end
      let nextStart = tokens[index + 1].range.start
      while scalar < text.count, text.offsets[scalar] < end { scalar += 1 }
      var newlines = 0
      while scalar < text.count, text.offsets[scalar] < nextStart {
        if text.scalars[scalar].isLineBreak,
          !(text.scalars[scalar] == "\n" && scalar > 0 && text.scalars[scalar - 1] == "\r")
        {
          newlines += 1
        }
        scalar += 1
      }
      guard newlines > 0 else { continue }
      after[index] = newlines > 1 ? .paragraph : .line
      guard newlines == 1 else { continue }
      lines += 1
      if let first = tokens[index + 1].form.unicodeScalars.first, first.properties.isLowercase {
        wrapped += 1
      }
    }
    isHardWrapped = lines >= 3 && wrapped * 10 >= lines * 3
  }
}

extension String {
  fileprivate var closesOnly: Bool {
    switch self {
    case ")", "]", "»", "”", "\"", "'": true
    default: false
    }
  }

  fileprivate var opensQuote: Bool { self == "«" || self == "“" || self == "\"" }

  fileprivate var startsLikeSentence: Bool {
    guard let first = unicodeScalars.first else { return false }
    if first.properties.isLowercase { return false }
    return first.isWord || opensQuote
      || ["—", "–", "-", "[", "(", "'", "@", "$", "€", "£", "‘"].contains(self)
  }
}
