import LiaisonModel
import LiaisonText

/// Finds the sum and the date that belong to a claim.
struct AttributeReader: Sendable {
  let reading: DocumentReading
  /// The currency that the document names most, for sums that leave theirs out.
  private let currency: String?

  init(reading: DocumentReading) {
    self.reading = reading
    var counts: [String: Int] = [:]
    for sentence in reading.money {
      for sum in sentence { if let currency = sum.currency { counts[currency, default: 0] += 1 } }
    }
    currency = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The clause's text in lower case, with plain apostrophes and spaces.
  /// A clause that hangs on a phrase is preceded by it: « un tour de table … mené par X ».
  func text(ofClause clause: Int, _ sentence: Int) -> String {
    let structure = reading.structures[sentence]
    let antecedents = structure.clauses[clause].antecedents.map {
      text(structure.phrases[$0].group.tokens)
    }
    return (antecedents + [text(extent(clause, sentence))]).joined(separator: " ")
  }

  func text(_ tokens: Range<Int>) -> String {
    var text = ""
    for index in tokens {
      if index > tokens.lowerBound, reading.tokens[index].followsSpace { text += " " }
      text += reading.tokens[index].form.lowercased()
    }
    return text
  }

  /// From the clause's first token to where the next clause that it does not hold begins.
  private func extent(_ clause: Int, _ sentence: Int) -> Range<Int> {
    let structure = reading.structures[sentence]
    let own = structure.clauses[clause].tokens
    let next = structure.clauses[(clause + 1)...].first {
      $0.parent == structure.clauses[clause].parent && $0.tokens.lowerBound > own.lowerBound
    }
    let end = min(max(own.upperBound, own.lowerBound + 1), structure.tokens.upperBound)
    let limit =
      next.map { max($0.tokens.lowerBound, own.lowerBound + 1) } ?? structure.tokens.upperBound
    return own.lowerBound..<max(own.lowerBound, min(end, max(limit, own.lowerBound)))
  }

  func money(inClause clause: Int, _ sentence: Int) -> MoneyMention? {
    let extent = extent(clause, sentence)
    let structure = reading.structures[sentence]
    // « le million donné par X »
    for antecedent in structure.clauses[clause].antecedents
    where structure.phrases[antecedent].group.kind == .money {
      let start = structure.phrases[antecedent].group.tokens.lowerBound
      if let sum = reading.money[sentence].first(where: { $0.tokens.lowerBound == start }) {
        return sum
      }
    }
    let head = structure.clauses[clause].verb?.head ?? extent.lowerBound
    return reading.money[sentence].filter { extent.contains($0.tokens.lowerBound) }
      .min { abs($0.tokens.lowerBound - head) < abs($1.tokens.lowerBound - head) }
  }

  func amount(inClause clause: Int?, _ sentence: Int) -> MonetaryAmount? {
    guard let clause, let money = money(inClause: clause, sentence),
      let currency = money.currency ?? currency
    else { return nil }
    return MonetaryAmount(value: money.value, currency: currency)
  }

  /// The sum that begins at a token.
  func amount(at token: Int, _ sentence: Int) -> MonetaryAmount? {
    guard let money = reading.money[sentence].first(where: { $0.tokens.lowerBound == token }),
      let currency = money.currency ?? currency
    else { return nil }
    return MonetaryAmount(value: money.value, currency: currency)
  }

  func date(inClause clause: Int?, _ sentence: Int) -> PartialDate? {
    guard let clause else { return nil }
    let structure = reading.structures[sentence]
    let head = structure.clauses[clause].verb?.head ?? structure.clauses[clause].tokens.lowerBound
    return reading.dates[sentence]
      .filter {
        !isEnd($0) && isWithin(clause, owner(of: $0.tokens, structure, sentence), structure)
      }
      .min { abs($0.tokens.lowerBound - head) < abs($1.tokens.lowerBound - head) }?.date
  }

  /// The date that belongs to what a sentence says of what stands at some tokens: one told in the same
  /// clause as one of them, the nearest first.
  func date(near places: [Int], _ sentence: Int) -> PartialDate? {
    let structure = reading.structures[sentence]
    let clauses = Set(places.compactMap { holder(of: $0, structure, sentence) })
    func distance(_ date: DateMention) -> Int {
      places.map { abs($0 - date.tokens.lowerBound) }.min() ?? 0
    }
    return reading.dates[sentence].filter { date in
      !isEnd(date)
        && owner(of: date.tokens, structure, sentence).map { clauses.contains($0) } ?? false
    }.min { distance($0) < distance($1) }?.date
  }

  /// « jusqu'en 2022 » tells when something ended.
  private func isEnd(_ date: DateMention) -> Bool {
    let start = date.tokens.lowerBound
    return (1...2).contains { count in
      guard start >= count else { return false }
      let before = reading.tokens[start - count..<start].map(\.form).joined()
      return reading.lexicon.dates.until.contains(before.lowercased())
    }
  }

  /// The innermost clause around a token.
  private func holder(of token: Int, _ structure: SentenceStructure, _ sentence: Int) -> Int? {
    structure.clauses.indices.filter { extent($0, sentence).contains(token) }
      .min { extent($0, sentence).count < extent($1, sentence).count }
  }

  /// The clause that an adverbial belongs to: the one that it follows with but a preposition between,
  /// or opens behind a mark or « and »; else the innermost around it, the last that ended before it, or
  /// the first of the sentence.
  private func owner(
    of adverbial: Range<Int>, _ structure: SentenceStructure, _ sentence: Int
  ) -> Int? {
    let token = adverbial.lowerBound
    let ended = structure.clauses.indices.filter {
      structure.clauses[$0].verb != nil && structure.clauses[$0].tokens.upperBound <= token
    }
    let last = ended.max {
      (structure.clauses[$0].tokens.upperBound, $0) < (structure.clauses[$1].tokens.upperBound, $1)
    }
    if let last {
      let between = structure.clauses[last].tokens.upperBound..<token
      if between.count <= 2,
        between.allSatisfy({
          let part = reading.tokens[$0].partOfSpeech
          return part == .adposition || part == .determiner || part == .adverb
        })
      {
        return last
      }
    }
    if let opened = opened(by: adverbial, structure) { return opened }
    return holder(of: token, structure, sentence) ?? last
      ?? structure.clauses.indices.first { structure.clauses[$0].kind == .main }
  }

  /// « … and in 1968 she founded … », « …; en 2015, la chaîne … »: the clause that begins right behind.
  private func opened(by adverbial: Range<Int>, _ structure: SentenceStructure) -> Int? {
    var start = adverbial.lowerBound
    while start > structure.tokens.lowerBound, reading.tokens[start - 1].partOfSpeech == .adposition
    {
      start -= 1
    }
    let before =
      start > structure.tokens.lowerBound ? reading.tokens[start - 1].partOfSpeech : .punctuation
    guard before == .punctuation || before == .coordinatingConjunction else { return nil }
    return structure.clauses.indices.first {
      structure.clauses[$0].verb != nil && structure.clauses[$0].kind == .main
        && (adverbial.upperBound...adverbial.upperBound + 1).contains(
          structure.clauses[$0].tokens.lowerBound)
    }
  }

  /// Whether `owner` is the clause or an infinitive or participle that hangs on it.
  private func isWithin(_ clause: Int, _ owner: Int?, _ structure: SentenceStructure) -> Bool {
    var next = owner
    while let current = next {
      if current == clause { return true }
      guard structure.clauses[current].kind == .participial else { return false }
      next = structure.clauses[current].parent
    }
    return false
  }

  /// The clause's text together with the adverbials before and behind it that no other clause holds.
  func context(ofClause clause: Int, _ sentence: Int) -> String {
    let structure = reading.structures[sentence]
    let own = extent(clause, sentence)
    let before =
      structure.clauses.indices.filter { structure.clauses[$0].tokens.upperBound <= own.lowerBound }
      .map { structure.clauses[$0].tokens.upperBound }.max() ?? structure.tokens.lowerBound
    let after =
      structure.clauses.indices.filter { structure.clauses[$0].tokens.lowerBound >= own.upperBound }
      .map { structure.clauses[$0].tokens.lowerBound }.min() ?? structure.tokens.upperBound
    return text(before..<max(after, own.upperBound))
  }
}

extension String {
  /// Whether a phrase stands in the text as whole words: « conseille de » is not in « conseille depuis ».
  func holdsPhrase(_ phrase: String) -> Bool {
    var start = startIndex
    while let range = self[start...].firstRange(of: phrase) {
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      let opens =
        before.map { !($0.isLetter || $0.isNumber) } ?? true || phrase.first?.isLetter != true
      let closes =
        after.map { !($0.isLetter || $0.isNumber) } ?? true || phrase.last?.isLetter != true
      if opens, closes { return true }
      start = index(after: range.lowerBound)
    }
    return false
  }
}
