import Foundation
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

  /// - Parameters:
  ///   - anchor: the document's date, which dates without a year are told from.
  ///   - told: the date told last before, which « two years later » is told from.
  func read(
    _ tokens: [Token], in range: Range<Int>, anchor: PartialDate?, after told: PartialDate? = nil
  ) -> [DateMention] {
    var found: [DateMention] = []
    var told = told
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = told.flatMap({ later(at: index, tokens, range.upperBound, $0) })
        ?? mention(at: index, tokens, range, anchor)
      {
        found.append(mention)
        told = mention.date
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The date that the first lines of a document state: in full (« TOULOUSE, 12 mars 2024 »), or by
  /// month and year on a line of its own (« PORTRAIT – mars 2025 »).
  func dateline(_ tokens: [Token], sentences: [Sentence]) -> PartialDate? {
    for sentence in sentences.prefix(4) {
      let start = sentence.tokens.lowerBound
      let opening = sentence.tokens.clamped(to: start..<start + 14)
      for mention in read(tokens, in: opening, anchor: nil)
      where mention.date.day != nil || mention.date.month != nil && sentence.kind != .running {
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
      at: start, limit: limit, forms: forms(tokens)), let anchor,
      let date = shifted(anchor, by: match.value)
    {
      return DateMention(tokens: start..<start + match.length, date: date)
    }
    if let anchor, let mention = ago(at: start, tokens, limit, anchor) { return mention }
    if let anchor, let mention = weekday(at: start, tokens, range, anchor) { return mention }
    if let anchor, let mention = season(at: start, tokens, range, anchor) { return mention }
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

  /// « il y a quatre ans », « four years ago »
  private func ago(
    at start: Int, _ tokens: [Token], _ limit: Int, _ anchor: PartialDate
  ) -> DateMention? {
    let opening = lexicon.agoBefore.match(at: start, limit: limit, forms: forms(tokens))
    let number = start + (opening?.length ?? 0)
    guard number + 1 < limit,
      let count = count(tokens[number].form.lowercased()),
      let unit = lexicon.units[tokens[number + 1].form.lowercased()]
    else { return nil }
    var end = number + 2
    if opening == nil {
      guard end < limit, lexicon.agoAfter.contains(tokens[end].form.lowercased()) else {
        return nil
      }
      end += 1
    }
    let date = shifted(anchor, by: unit == 12 ? "-\(count)y" : "-\(count)m")
    return date.map { DateMention(tokens: start..<end, date: $0) }
  }

  /// « deux ans plus tard », « the following year »
  private func later(
    at start: Int, _ tokens: [Token], _ limit: Int, _ told: PartialDate
  ) -> DateMention? {
    if let match = lexicon.following.match(at: start, limit: limit, forms: forms(tokens)) {
      return PartialDate(year: told.year + match.value).map {
        DateMention(tokens: start..<start + match.length, date: $0)
      }
    }
    guard start + 2 < limit, let count = count(tokens[start].form.lowercased()),
      lexicon.units[tokens[start + 1].form.lowercased()] == 12,
      let later = lexicon.later.match(at: start + 2, limit: limit, forms: forms(tokens)),
      let date = PartialDate(year: told.year + count)
    else { return nil }
    let end = start + 2 + later.length
    // « trois ans après la naissance de X » counts from something else.
    if later.value, end < limit, tokens[end].partOfSpeech != .punctuation { return nil }
    return DateMention(tokens: start..<end, date: date)
  }

  /// « mardi », « on Tuesday », « lundi 12 », « yesterday »: the last such day up to the document's date,
  /// or the next one where a verb beside it tells the future.
  private func weekday(
    at start: Int, _ tokens: [Token], _ range: Range<Int>, _ anchor: PartialDate
  ) -> DateMention? {
    guard let today = day(of: anchor) else { return nil }
    if let match = lexicon.days.match(at: start, limit: range.upperBound, forms: forms(tokens)) {
      return date(today, plus: match.value).map {
        DateMention(tokens: start..<start + match.length, date: $0)
      }
    }
    guard let weekday = lexicon.weekdays[tokens[start].form.lowercased()],
      start == range.lowerBound
        || !lexicon.habitual.contains(tokens[start - 1].form.lowercased())
    else { return nil }
    let isFuture = isFuture(start..<start + 1, tokens, range)
    let since = ((calendar.component(.weekday, from: today) + 5) % 7 + 1 - weekday + 7) % 7
    let shift = isFuture ? (since == 0 ? 7 : 7 - since) : -since
    return date(today, plus: shift).map { DateMention(tokens: start..<start + 1, date: $0) }
  }

  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }

  private func day(of date: PartialDate) -> Date? {
    guard let month = date.month, let day = date.day else { return nil }
    return calendar.date(from: DateComponents(year: date.year, month: month, day: day))
  }

  private func date(_ day: Date, plus days: Int) -> PartialDate? {
    guard let day = calendar.date(byAdding: .day, value: days, to: day) else { return nil }
    let parts = calendar.dateComponents([.year, .month, .day], from: day)
    return parts.year.flatMap { PartialDate(year: $0, month: parts.month, day: parts.day) }
  }

  /// Whether a verb beside it tells the future, or a word behind it.
  private func isFuture(_ mention: Range<Int>, _ tokens: [Token], _ range: Range<Int>) -> Bool {
    let beside =
      max(
        range.lowerBound, mention.lowerBound - 8)..<min(
        range.upperBound, mention.upperBound + 8)
    return tokens[beside].contains { $0.features.contains(.future) }
      || mention.upperBound < range.upperBound
        && lexicon.futureMarkers.contains(tokens[mention.upperBound].form.lowercased())
  }

  private func count(_ form: String) -> Int? {
    lexicon.counts[form] ?? Int(form).flatMap { (1...200).contains($0) ? $0 : nil }
  }

  /// « au printemps », « last summer »: the year of the last one, or of the next where a verb beside it
  /// tells the future.
  private func season(
    at start: Int, _ tokens: [Token], _ range: Range<Int>, _ anchor: PartialDate
  ) -> DateMention? {
    guard let month = anchor.month,
      let match = lexicon.seasons.match(at: start, limit: range.upperBound, forms: forms(tokens))
    else { return nil }
    let end = start + match.length
    let isFuture = isFuture(start..<end, tokens, range)
    let isOver = month >= match.value
    let year =
      isFuture ? (isOver ? anchor.year + 1 : anchor.year) : (isOver ? anchor.year : anchor.year - 1)
    return PartialDate(year: year).map { DateMention(tokens: start..<end, date: $0) }
  }

  private func forms(_ tokens: [Token]) -> (Int) -> (String, String) {
    {
      let form = tokens[$0].form.lowercased()
      return (form, form)
    }
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
        || isFuture(start..<end, tokens, range)
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
