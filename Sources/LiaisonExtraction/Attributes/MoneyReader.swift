import LiaisonModel
import LiaisonText

/// A sum of money in a sentence.
struct MoneyMention: Sendable, Hashable {
  let tokens: Range<Int>
  let value: Double
  /// Nil where the text leaves the currency out (`Meta 1 million`).
  let currency: String?
}

/// Finds the sums in a run of tokens.
struct MoneyReader: Sendable {
  let lexicon: MoneyLexicon
  let grammar: Grammar

  func read(_ tokens: [Token], in range: Range<Int>) -> [MoneyMention] {
    var found: [MoneyMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = mention(at: index, tokens, range.upperBound) {
        found.append(mention)
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found.isEmpty ? [] : withElided(found, tokens, range)
  }

  /// « A met 12 millions, B 8 et C autant »: a bare number behind a sum and a name is a sum.
  private func withElided(
    _ found: [MoneyMention], _ tokens: [Token], _ range: Range<Int>
  ) -> [MoneyMention] {
    var all: [MoneyMention] = []
    var known = found[...]
    var index = range.lowerBound
    while index < range.upperBound {
      if let next = known.first, next.tokens.lowerBound == index {
        all.append(next)
        known.removeFirst()
        index = next.tokens.upperBound
        continue
      }
      if let last = all.last, let value = elidedValue(at: index, last, tokens, range) {
        all.append(MoneyMention(tokens: index..<index + 1, value: value, currency: last.currency))
      }
      index += 1
    }
    return all
  }

  private func elidedValue(
    at index: Int, _ last: MoneyMention, _ tokens: [Token], _ range: Range<Int>
  ) -> Double? {
    let form = tokens[index].form.lowercased()
    let endsItem =
      index + 1 == range.upperBound
      || [",", ";", ".", ")", "—"].contains(tokens[index + 1].form)
      || grammar.coordinators.holdsWord(tokens[index + 1].form.lowercased())
    guard endsItem, index > last.tokens.upperBound,
      tokens[index - 1].partOfSpeech == .properNoun || tokens[index - 1].partOfSpeech == .noun
    else { return nil }
    if grammar.sameSum.contains(form) { return last.value }
    guard form.unicodeScalars.first.map(\.isASCIIDigit) ?? false, let (value, _) = number(form),
      value < 1900 || value > 2100
    else { return nil }
    return value < 1000 && last.value >= 1e6 ? value * (last.value >= 1e9 ? 1e9 : 1e6) : value
  }

  private func mention(at start: Int, _ tokens: [Token], _ limit: Int) -> MoneyMention? {
    var index = start
    var currency: String?
    if let prefixed = prefixedCurrency(at: index, tokens, limit) {
      currency = prefixed
      index += 2
    } else if lexicon.symbols.contains(tokens[index].form) {
      currency = lexicon.currencies.match(at: index, limit: limit, forms: forms(tokens))?.value
      index += 1
    }
    guard index < limit else { return nil }
    var value: Double
    var scaled: Bool
    if let (number, isScaled) = number(tokens[index].form.lowercased()) {
      (value, scaled) = (number, isScaled)
      index += 1
    } else if lexicon.scales[tokens[index].form.lowercased()] != nil, isOneOfScale(index, tokens) {
      (value, scaled) = (1, false)  // « le million de dollars »
    } else {
      return nil
    }
    // « cent mille », « vingt millions », « 1,2 million »
    while index < limit, value < 1e15 {
      let word = tokens[index].form.lowercased()
      if let scale = lexicon.scales[word], !(word.count == 1 && tokens[index].followsSpace == false)
      {
        value *= scale
        scaled = scaled || scale >= 1e6
        index += 1
        if let half = lexicon.halves.match(at: index, limit: limit, forms: forms(tokens)) {
          value += scale / 2  // « un million et demi »
          index += half.length
        }
      } else {
        break
      }
    }
    if currency == nil {
      var next = index
      if next < limit, isOf(tokens[next].form.lowercased()) { next += 1 }
      if let match = lexicon.currencies.match(at: next, limit: limit, forms: forms(tokens)),
        !opensSum(next, tokens, limit)
      {
        currency = match.value
        index = next + match.length
      }
    }
    guard currency != nil || scaled else { return nil }
    // « 12 million customers »
    if currency == nil, grammar.syntax.headIsLast, index < limit,
      tokens[index].partOfSpeech == .noun
    {
      return nil
    }
    // « 12 millions de clients » is no money.
    if currency == nil, index < limit, isOf(tokens[index].form.lowercased()),
      index + 1 < limit,
      tokens[index + 1].partOfSpeech == .noun
        || tokens[index + 1].partOfSpeech == .adjective
    {
      return nil
    }
    return MoneyMention(tokens: start..<index, value: value, currency: currency)
  }

  /// « NZ$12 million », « A$3m »: letters right before a symbol say whose it is.
  private func prefixedCurrency(at index: Int, _ tokens: [Token], _ limit: Int) -> String? {
    guard index + 1 < limit, !tokens[index + 1].followsSpace, tokens[index].form.utf8.count <= 3,
      lexicon.symbols.contains(tokens[index + 1].form)
    else { return nil }
    let form = (tokens[index].form + tokens[index + 1].form).lowercased()
    return lexicon.currencies.match(at: 0, limit: 1, forms: { _ in (form, form) })?.value
  }

  /// « a £50,000 gift »: the symbol goes with the figure behind it.
  private func opensSum(_ index: Int, _ tokens: [Token], _ limit: Int) -> Bool {
    lexicon.symbols.contains(tokens[index].form) && index + 1 < limit
      && tokens[index + 1].form.unicodeScalars.first.map(\.isASCIIDigit) ?? false
  }

  private func isOneOfScale(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index > 0, tokens[index].form.count > 2 else { return false }
    let before = tokens[index - 1].form.lowercased()
    return grammar.definite.contains(before) || grammar.demonstrative.contains(before)
      || grammar.contractions[before].map { !$0.determiner.isEmpty } ?? false
  }

  private func isOf(_ form: String) -> Bool {
    grammar.canonicalPreposition(form) == "of"
      && grammar.contractions[form]?.determiner.isEmpty ?? true
  }

  private func forms(_ tokens: [Token]) -> (Int) -> (String, String) {
    {
      let form = tokens[$0].form.lowercased()
      return (form, form)
    }
  }

  /// The value of a number in digits or words, and whether a scale stands in the same token (`5m`).
  private func number(_ form: String) -> (Double, Bool)? {
    if let value = lexicon.numbers[form] { return (value, false) }
    guard let first = form.unicodeScalars.first, (0x30...0x39).contains(first.value) else {
      return nil
    }
    guard form.utf8.count <= 30 else { return nil }  // no sum: an account number, a page of noughts
    let digits = form.prefix { $0.isNumber || $0 == "," || $0 == "." || $0 == " " }
    let suffix = String(form.dropFirst(digits.count))
    var scale = 1.0
    if !suffix.isEmpty {
      guard let known = lexicon.scales[suffix] else { return nil }
      scale = known
    }
    guard let value = Self.value(of: digits, decimal: lexicon.decimal) else { return nil }
    return (value * scale, scale >= 1e6)
  }

  /// Reads `600 000`, `1,5` and `4.000`; a mark before exactly three digits groups, unless it is the
  /// language's decimal mark and stands alone.
  static func value(of digits: some StringProtocol, decimal: Character) -> Double? {
    var plain = ""
    let marks = digits.filter { $0 == "," || $0 == "." }
    for (offset, character) in digits.enumerated() {
      if character == " " { continue }
      guard character == "," || character == "." else {
        plain.append(character)
        continue
      }
      let rest = digits.dropFirst(offset + 1)
      let following = rest.prefix { $0.isNumber }.count
      let groups =
        following == 3 && (character != decimal || marks.filter { $0 == character }.count > 1)
      if !groups { plain.append(".") }
    }
    return Double(plain)
  }
}
