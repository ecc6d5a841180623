import LiaisonModel
import LiaisonText

/// A date told in a sentence.
struct DateMention: Sendable, Hashable {
  let tokens: Range<Int>
  let date: PartialDate
}

/// Finds the dates in a run of tokens.
struct DateReader: Sendable {
  let lexicon: DateLexicon

  /// - Parameter anchor: the document's date, which dates without a year are told from.
  func read(_ tokens: [Token], in range: Range<Int>, anchor: PartialDate?) -> [DateMention] {
    var found: [DateMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = mention(at: index, tokens, range, anchor) {
        found.append(mention)
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The date that the first lines of a document state in full: « TOULOUSE, 12 mars 2024 ».
  func dateline(_ tokens: [Token], sentences: [Sentence]) -> PartialDate? {
    for sentence in sentences.prefix(4) {
      for mention in read(
        tokens,
        in: sentence.tokens.clamped(
          to: sentence.tokens
            .lowerBound..<min(sentence.tokens.upperBound, sentence.tokens.lowerBound + 12)),
        anchor: nil)
      where mention.date.day != nil {
        return mention.date
      }
    }
    return nil
  }

  private func mention(
    at start: Int, _ tokens: [Token], _ range: Range<Int>, _ anchor: PartialDate?
  ) -> DateMention? {
    let limit = range.upperBound
    let form = tokens[start].form.lowercased()
    if let match = lexicon.relative.match(
      at: start, limit: limit,
      forms: { index in
        let form = tokens[index].form.lowercased()
        return (form, form)
      }), let anchor, let date = shifted(anchor, by: match.value)
    {
      return DateMention(tokens: start..<start + match.length, date: date)
    }
    if let month = lexicon.months[form], isMonth(start, tokens, range) {
      return monthDate(month, at: start, tokens, range, anchor)
    }
    if let year = year(form), start > range.lowerBound,
      lexicon.yearMarkers.contains(tokens[start - 1].form.lowercased()),
      !(start + 1 < limit && isUnit(tokens[start + 1])),
      let date = PartialDate(year: year)
    {
      return DateMention(tokens: start..<start + 1, date: date)
    }
    return nil
  }

  /// « mars » is a planet and « may » a verb: a month stands by a number or a preposition.
  private func isMonth(_ index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool {
    let form = tokens[index].form
    let isCapital = form.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
    if index + 1 < range.upperBound,
      day(tokens[index + 1].form) != nil || year(tokens[index + 1].form) != nil
    {
      return true
    }
    guard index > range.lowerBound else { return false }
    let before = tokens[index - 1].form.lowercased()
    if day(before) != nil { return true }
    if lexicon.ambiguousMonths.contains(form.lowercased()), !isCapital { return false }
    return lexicon.yearMarkers.contains(before) || lexicon.futureMarkers.contains(before)
  }

  private func monthDate(
    _ month: Int, at index: Int, _ tokens: [Token], _ range: Range<Int>, _ anchor: PartialDate?
  ) -> DateMention? {
    var start = index
    var end = index + 1
    var dayNumber: Int?
    if index > range.lowerBound, let day = day(tokens[index - 1].form) {
      dayNumber = day
      start = index - 1
    } else if end < range.upperBound, let day = day(tokens[end].form) {
      dayNumber = day
      end += 1
    }
    var yearNumber: Int?
    var next = end
    if next < range.upperBound, lexicon.links.contains(tokens[next].form) { next += 1 }
    if next < range.upperBound, let year = year(tokens[next].form) {
      yearNumber = year
      end = next + 1
    }
    if yearNumber == nil, let anchor {
      let future =
        end < range.upperBound && lexicon.futureMarkers.contains(tokens[end].form.lowercased())
        || start > range.lowerBound
          && lexicon.futureMarkers.contains(tokens[start - 1].form.lowercased())
      let anchorMonth = anchor.month ?? 12
      yearNumber =
        future
        ? (month >= anchorMonth ? anchor.year : anchor.year + 1)
        : (month <= anchorMonth ? anchor.year : anchor.year - 1)
    }
    guard let yearNumber,
      let date = PartialDate(year: yearNumber, month: month, day: dayNumber)
        ?? PartialDate(year: yearNumber, month: month)
    else { return nil }
    return DateMention(tokens: start..<end, date: date)
  }

  private func shifted(_ anchor: PartialDate, by code: String) -> PartialDate? {
    guard let amount = Int(code.dropLast()) else { return nil }
    if code.hasSuffix("y") { return PartialDate(year: anchor.year + amount) }
    guard let month = anchor.month else { return nil }
    let months = anchor.year * 12 + month - 1 + amount
    return PartialDate(year: months / 12, month: months % 12 + 1)
  }

  private func isUnit(_ token: Token) -> Bool {
    token.form == "%" || token.form == "$" || token.form == "€"
      || token.partOfSpeech == .noun && token.followsSpace && token.form.first?.isLowercase == true
        && token.form.count > 3 && token.partOfSpeech == .numeral
  }

  private func day(_ form: String) -> Int? {
    let digits =
      form.hasSuffix("er") || form.hasSuffix("st") || form.hasSuffix("nd") || form.hasSuffix("rd")
        || form.hasSuffix("th") ? String(form.dropLast(2)) : form
    guard let value = Int(digits), (1...31).contains(value) else { return nil }
    return value
  }

  private func year(_ form: String) -> Int? {
    guard form.utf8.count == 4, let value = Int(form), (1500...2100).contains(value) else {
      return nil
    }
    return value
  }
}
