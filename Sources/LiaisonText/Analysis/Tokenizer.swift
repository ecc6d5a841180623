import LiaisonModel

/// Cuts a text into tokens: linear in its length, any input, every non-space scalar in one token.
package struct Tokenizer: Sendable {
  let rules: LanguageRules

  package init(rules: LanguageRules) { self.rules = rules }

  package func tokenize(_ text: String) -> [Token] { tokenize(ScalarText(text)) }

  func tokenize(_ text: ScalarText) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5)
    var position = 0
    var followsSpace = true
    while position < text.count {
      if text.scalars[position].isSpace {
        position += 1
        followsSpace = true
        continue
      }
      for end in cuts(from: position, in: text) {
        tokens.append(token(position..<end, in: text, followsSpace: followsSpace))
        position = end
        followsSpace = false
      }
    }
    return tokens
  }

  private func token(_ range: Range<Int>, in text: ScalarText, followsSpace: Bool) -> Token {
    let surface = text.string(range)
    let plain = surface.utf8.allSatisfy { $0 < 0x80 }
    return Token(
      range: TextRange(text.offsets[range.lowerBound], text.offsets[range.upperBound]),
      surface: surface, form: plain ? surface : text.form(range), followsSpace: followsSpace)
  }

  /// The ends of the one or two tokens that begin at `start`.
  private func cuts(from start: Int, in text: ScalarText) -> [Int] {
    let first = text.scalars[start]
    if first.isDigit { return [endOfNumber(from: start, in: text)] }
    if first == "+" || first == "-" || first == "\u{2212}",
      start + 1 < text.count, text.scalars[start + 1].isDigit,
      start == 0 || !text.scalars[start - 1].isDigit
    {
      return [endOfNumber(from: start + 1, in: text)]
    }
    if first.isWord { return cutsOfWord(from: start, in: text) }
    if first == "@" || first == "#", start + 1 < text.count, text.scalars[start + 1].isWord {
      return [endOfRun(from: start + 1, in: text) { $0.isWord || $0 == "_" }]
    }
    if first == "." { return [endOfRun(from: start, in: text) { $0 == "." }] }
    return [start + 1]
  }

  private func endOfRun(
    from start: Int, in text: ScalarText, while belongs: (Unicode.Scalar) -> Bool
  ) -> Int {
    var end = start
    while end < text.count, belongs(text.scalars[end]) { end += 1 }
    return max(end, start + 1)
  }

  // MARK: Numbers

  /// `1,5`, `4.000`, `600 000` (groups of three after a plain or no-break space), `2e`, `18h30`.
  private func endOfNumber(from start: Int, in text: ScalarText) -> Int {
    var end = endOfRun(from: start, in: text) { $0.isDigit }
    var isFirstGroup = end - start <= 3
    while end < text.count {
      let next = text.scalars[end]
      let groupEnd = endOfRun(from: end + 1, in: text) { $0.isDigit }
      let digits = end + 1 < text.count && text.scalars[end + 1].isDigit ? groupEnd - end - 1 : 0
      if next == "," || next == ".", digits > 0 {
        end = groupEnd
        isFirstGroup = isFirstGroup && digits == 3
      } else if next.isSpace, !next.isLineBreak, isFirstGroup, digits == 3,
        groupEnd == text.count || !text.scalars[groupEnd].isWord
      {
        end = groupEnd
      } else {
        break
      }
    }
    if end < text.count, text.scalars[end].isWord {
      end = endOfRun(from: end, in: text) { $0.isWord }
    }
    return end
  }

  // MARK: Words

  private func cutsOfWord(from start: Int, in text: ScalarText) -> [Int] {
    var end = endOfRun(from: start, in: text) { $0.isWord }
    while end < text.count {
      let next = text.scalars[end]
      let joinsWord = end + 1 < text.count && text.scalars[end + 1].isWord
      if next.isApostrophe {
        if isElision(start..<end, in: text) { return [end + 1] }
        // « aujourd'hui », « O'Brien »; the English genitive is cut off below.
        guard joinsWord else { break }
        if clitic(atApostrophe: end, in: text) { return [end, end + 2] }
        end = endOfRun(from: end + 1, in: text) { $0.isWord }
      } else if next.isHyphen, joinsWord, !isTickerChange(after: end, in: text) {
        end = endOfRun(from: end + 1, in: text) { $0.isWord }
      } else if next == "&", joinsWord, end - start <= 3 {
        end = endOfRun(from: end + 1, in: text) { $0.isWord }  // « R&D », « AT&T »
      } else if next == "." {
        if joinsWord,
          end - start == 1 || text.scalars[end - 1].isUpper && isInitials(start..<end, text)
        {
          end = endOfRun(from: end + 1, in: text) { $0.isWord }  // « S.A. », « U.S. »
          continue
        }
        if isAbbreviation(start..<end, in: text) { end += 1 }
        break
      } else {
        break
      }
    }
    return hyphenCut(start..<end, in: text).map { [$0, end] } ?? [end]
  }

  /// « VNTR-1.2% »: a figure behind a stock ticker is no part of the word.
  private func isTickerChange(after hyphen: Int, in text: ScalarText) -> Bool {
    guard text.scalars[hyphen + 1].isDigit else { return false }
    let end = endOfNumber(from: hyphen + 1, in: text)
    return end < text.count && text.scalars[end] == "%"
  }

  private func isElision(_ range: Range<Int>, in text: ScalarText) -> Bool {
    range.count <= Self.longestListed
      && rules.elisions.contains(text.form(range).lowercased())
  }

  /// No longer word is looked up, so that a text without spaces takes linear time, too.
  private static let longestListed = 40

  private func clitic(atApostrophe position: Int, in text: ScalarText) -> Bool {
    let after = position + 2
    return (after == text.count || !text.scalars[after].isWord)
      && rules.clitics.contains(text.form(position..<after).lowercased())
  }

  private func isInitials(_ range: Range<Int>, _ text: ScalarText) -> Bool {
    text.scalars[range].contains(".")
  }

  /// Whether the full stop after the word belongs to it.
  private func isAbbreviation(_ range: Range<Int>, in text: ScalarText) -> Bool {
    guard range.count <= Self.longestListed else { return false }
    let form = text.form(range)
    if rules.abbreviations.contains(form + ".") || rules.finalAbbreviations.contains(form + ".") {
      return true
    }
    // An initial (« J. Dupont », « J.-P. ») before a further name, or the end of « S.A. ».
    guard text.scalars[range.upperBound - 1].isUpper else { return false }
    if form.contains(".") { return true }
    guard range.count == 1 else { return false }
    var next = range.upperBound + 1
    while next < text.count, text.scalars[next].isSpace, !text.scalars[next].isLineBreak {
      next += 1
    }
    return next < text.count && (text.scalars[next].isUpper || text.scalars[next].isHyphen)
  }

  /// Where a verb ends and its inverted pronoun begins: `a|-t-il`, `est|-elle`.
  private func hyphenCut(_ range: Range<Int>, in text: ScalarText) -> Int? {
    guard text.scalars[range].contains(where: \.isHyphen) else { return nil }
    let form = text.form(range).lowercased()
    guard !rules.unsplit.contains(form),
      let clitic = rules.clitics.first(where: { form.hasSuffix($0) && form.count > $0.count })
    else { return nil }
    let cut = range.upperBound - clitic.unicodeScalars.count
    // A capital after the hyphen is a name: « Boulogne-En-Val ».
    return text.scalars[cut..<range.upperBound].contains(where: \.isUpper) ? nil : cut
  }
}
