import LiaisonModel
import LiaisonText

/// Turns a sentence's tokens into the steps that the clause parser walks over.
struct ElementReader: Sendable {
  let lexicon: LanguageLexicon

  func read(
    _ range: Range<Int>, _ tokens: [Token], names: [Int: NameSpan], money: [MoneyMention],
    dates: [DateMention]
  ) -> [Element] {
    let verbs = VerbGroupRecognizer(lexicon: lexicon).recognize(in: range, tokens, names: names)
    var verbTokens: Set<Int> = []
    var verbAt: [Int: VerbGroup] = [:]
    for verb in verbs {
      verbTokens.formUnion(verb.tokens)
      verbAt[verb.tokens.lowerBound] = verb
    }
    var dateTokens: Set<Int> = []
    for date in dates { dateTokens.formUnion(date.tokens) }
    let moneyAt = Dictionary(
      money.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { a, _ in a })
    let groups = NounGroupRecognizer(lexicon: lexicon).recognize(
      in: range, tokens, names: names, money: moneyAt, verbs: verbTokens.union(dateTokens))
    let groupAt = Dictionary(groups.map { ($0.start, $0) }, uniquingKeysWith: { a, _ in a })

    var elements: [Element] = []
    var index = endOfDateline(range, tokens)
    while index < range.upperBound {
      if let verb = verbAt[index] {
        elements.append(.verb(verb))
        index = verb.tokens.upperBound
      } else if let ticker = endOfTicker(at: index, range, tokens) {
        index = ticker
      } else if let match = lexicon.grammar.subordinators.match(
        at: index, limit: range.upperBound, forms: forms(tokens)), match.length > 1
      {
        elements.append(.subordinator(match.value, token: index))
        index += match.length
      } else if let relative = relative(at: index, range, tokens, elements) {
        elements.append(.relative(function: relative.value, token: index))
        index += relative.length
      } else if let (word, group) = openedClause(groupAt[index], tokens, verbAt) {
        elements.append(.subordinator(word, token: index))
        elements.append(.noun(group))
        index = max(group.end, index + 1)
      } else if let group = groupAt[index], isExcepted(index, tokens, elements) {
        // « fondée par X, et non par Y »
        switch elements.last {
        case .coordinator, .comma: elements.removeLast()
        default: break
        }
        index = max(group.end, index + 1)
      } else if isAdverb(index, range, tokens, verbAt) {
        index += 1
      } else if let group = groupAt[index] {
        // A date or a weekday is no participant.
        if group.kind == .name || group.kind == .money || !isTime(group, tokens, dateTokens) {
          elements.append(.noun(group))
        }
        index = max(group.end, index + 1)
      } else if let element = mark(at: index, range, tokens, dateTokens) {
        // « Anna Roux, 34 ans, fondatrice »: what stood between two commas was no participant.
        if case .comma = element.0, case .comma? = elements.last, element.1 == 1 {
          index += 1
          continue
        }
        elements.append(element.0)
        index += element.1
      } else {
        index += 1
      }
    }
    return withoutRegions(Self.turned(elements), tokens)
  }

  /// « TULSA, Okla., March 12 — A retired engineer … »: where a dispatch comes from says nothing of it.
  private func endOfDateline(_ range: Range<Int>, _ tokens: [Token]) -> Int {
    guard lexicon.grammar.syntax.headIsLast, let first = range.first, tokens[first].form.isShouting
    else { return range.lowerBound }
    for index in range.dropFirst().prefix(14) {
      let form = tokens[index].form
      if ["—", "–", "-"].contains(form) { return index + 1 }
      let isMark = form.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
      guard isMark || form.first?.isUppercase == true else { return range.lowerBound }
    }
    return range.lowerBound
  }

  /// « in Somerville, Massachusetts, »: the region behind a place is no participant.
  private func withoutRegions(_ elements: [Element], _ tokens: [Token]) -> [Element] {
    guard lexicon.grammar.syntax.headIsLast else { return elements }
    func name(_ index: Int) -> NounGroup? {
      guard elements.indices.contains(index), case .noun(let group) = elements[index],
        group.kind == .name, group.noun == nil, group.owners.isEmpty
      else { return nil }
      return group
    }
    func isPlace(_ group: NounGroup) -> Bool {
      lexicon.places.contains(group.tokens.map { tokens[$0].form }.joined(separator: " "))
    }
    var result: [Element] = []
    var index = 0
    while index < elements.count {
      if case .comma = elements[index], let place = name(index - 1), let region = name(index + 1),
        region.preposition.isEmpty, region.determiner == .none, isPlace(region),
        isPlace(place) || ["in", "of", "at", "near", "to", "from"].contains(place.preposition)
      {
        switch index + 2 < elements.count ? elements[index + 2] : .stop(token: 0) {
        case .comma, .stop, .close, .open:
          index += 2
          continue
        default: break
        }
      }
      // « X, 61, sued Y »: an age parts nothing.
      if case .comma(let first) = elements[index], index + 1 < elements.count,
        case .comma(let second) = elements[index + 1], (2...3).contains(second - first),
        tokens[second - 1].form.unicodeScalars.allSatisfy(\.isASCIIDigit)
      {
        index += 2
        continue
      }
      result.append(elements[index])
      index += 1
    }
    return result
  }

  /// « la X (TICK) PDG », as machine translation has it, becomes « le PDG de X ».
  private static func turned(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.dropLast() {
      guard case .noun(var company) = result[index], case .noun(var role) = result[index + 1],
        company.kind == .name, company.noun == nil, company.determiner == .definite,
        company.preposition.isEmpty, role.kind == .nominal, role.preposition.isEmpty,
        role.determiner == .none, role.noun?.types == [.person]
      else { continue }
      role.determiner = .definite
      company.preposition = "of"
      result[index] = .noun(role)
      result[index + 1] = .noun(company)
    }
    return result
  }

  /// Whether « non », or « pas » behind a comma, stands right before.
  private func isExcepted(_ index: Int, _ tokens: [Token], _ elements: [Element]) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1].form.lowercased()
    if lexicon.grammar.excepting.contains(before) { return true }
    guard lexicon.grammar.strongNegations.contains(before), !lexicon.grammar.syntax.headIsLast,
      !lexicon.grammar.coordinators.holdsWord(before)
    else { return false }
    if case .comma? = elements.last { return true }
    return false
  }

  private func isTime(_ group: NounGroup, _ tokens: [Token], _ dates: Set<Int>) -> Bool {
    let token = tokens[group.head]
    // « bought a quarter of Numerix »
    if group.determiner == .indefinite, group.end + 1 < tokens.count,
      lexicon.grammar.canonicalPreposition(tokens[group.end].form.lowercased()) == "of",
      lexicon.grammar.fractions.contains(tokens[group.head].lemma)
    {
      return false
    }
    let form = token.form.lowercased()
    return dates.contains(group.head) || lexicon.dates.months[form] != nil
      || lexicon.dates.timeNouns.contains(form) || lexicon.dates.timeNouns.contains(token.lemma)
      || group.tokens.contains { lexicon.dates.months[tokens[$0].form.lowercased()] != nil }
  }

  /// « before the firm signed », « as Musk said »: what could be a preposition opens a clause where
  /// a verb of its own follows.
  private func openedClause(
    _ group: NounGroup?, _ tokens: [Token], _ verbAt: [Int: VerbGroup]
  ) -> (String, NounGroup)? {
    guard lexicon.grammar.syntax.headIsLast, var group, let place = group.prepositionToken,
      group.kind != .money, let verb = verbAt[group.end], verb.form == .finite,
      verb.subjectPronoun == nil
    else { return nil }
    let word = tokens[place].form.lowercased()
    guard lexicon.grammar.subordinators.holdsWord(word), place + 1 <= group.tokens.lowerBound else {
      return nil
    }
    group.preposition = ""
    group.prepositionToken = nil
    group.isPartitive = false
    return (word, group)
  }

  /// « X, once an adviser to Y, »: what could be a conjunction has no verb before the next comma.
  private func isAdverb(
    _ index: Int, _ range: Range<Int>, _ tokens: [Token], _ verbAt: [Int: VerbGroup]
  ) -> Bool {
    let word = tokens[index].form.lowercased()
    guard lexicon.grammar.syntax.headIsLast, lexicon.grammar.subordinators.holdsWord(word),
      lexicon.grammar.adverbials.holdsWord(word), index > range.lowerBound,
      tokens[index - 1].form == ",", index + 1 < range.upperBound,
      tokens[index + 1].features.contains(.indefinite) || tokens[index + 1].form == "the"
    else { return false }
    for place in (index + 1)..<range.upperBound {
      if tokens[place].form == "," { return true }
      if verbAt[place] != nil { return false }
    }
    return true
  }

  /// « if that fails »: a pronoun, no conjunction.
  private func isDemonstrative(_ token: Token) -> Bool {
    (token.partOfSpeech == .pronoun || token.partOfSpeech == .determiner)
      && lexicon.grammar.demonstrative.contains(token.form.lowercased())
  }

  /// « said Wednesday that Bob Tanner … »: no demonstrative stands before a name or an article.
  private func opensStatement(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard lexicon.grammar.syntax.headIsLast, index < range.upperBound else { return false }
    let tag = tokens[index].partOfSpeech
    return tag == .properNoun || tag == .determiner || tag == .pronoun
  }

  private func forms(_ tokens: [Token]) -> (Int) -> (String, String) {
    { (tokens[$0].form.lowercased(), tokens[$0].form.lowercased()) }
  }

  /// « (MSFT+2.73%) », « (ORCL) »: quotations that pages put behind a company.
  private func endOfTicker(at index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Int? {
    guard tokens[index].form == "(", index + 2 < range.upperBound,
      tokens[index + 1].form.isTickerLike
    else { return nil }
    var end = index + 2
    while end < range.upperBound, end - index < 7, tokens[end].form != ")" {
      let form = tokens[end].form
      guard
        form == "%" || form == "+" || form == "-" || form == ":"
          || form.unicodeScalars.contains(where: \.isASCIIDigit)
          || form.isTickerLike
      else { return nil }
      end += 1
    }
    return end < range.upperBound && tokens[end].form == ")" ? end + 1 : nil
  }

  /// A relative pronoun: only behind a noun group, perhaps with a comma between.
  private func relative(
    at index: Int, _ range: Range<Int>, _ tokens: [Token], _ elements: [Element]
  ) -> (value: String, length: Int)? {
    guard
      let match = lexicon.grammar.relatives.match(
        at: index, limit: range.upperBound, forms: forms(tokens))
    else { return nil }
    if match.value == "object" || match.value == "ambiguous" {
      // « X, que Y a fondée, … »: a comma may stand behind a name.
      let isApart: Bool
      switch elements.last {
      case .comma, .close: isApart = true
      default: isApart = false
      }
      guard case .noun(let group)? = isApart ? elements.dropLast().last : elements.last,
        group.kind != .pronoun, !isApart || group.kind == .name
      else { return nil }
      // « a déclaré vendredi que … »: what follows a verb of saying is a clause of its own.
      for element in elements.reversed() {
        if case .verb(let verb) = element {
          if lexicon.grammar.reporting.contains(verb.lemma), group.kind != .name { return nil }
          break
        }
      }
      return match
    }
    for element in elements.reversed() {
      switch element {
      case .comma, .coordinator, .close: continue
      case .noun: return match
      default: return nil
      }
    }
    return nil
  }

  private func mark(
    at index: Int, _ range: Range<Int>, _ tokens: [Token], _ dates: Set<Int>
  ) -> (Element, Int)? {
    let grammar = lexicon.grammar
    let lower = tokens[index].form.lowercased()
    switch tokens[index].form {
    case ",": return (.comma(token: index), 1)
    case ";", ":": return (.stop(token: index), 1)
    case "(", "[": return (.open(token: index), 1)
    case ")", "]": return (.close(token: index), 1)
    case "—", "–": return (.comma(token: index), 1)
    case "-" where tokens[index].followsSpace: return (.comma(token: index), 1)
    default: break
    }
    if grammar.distributives.contains(lower) { return (.distributive(token: index), 1) }
    if let match = grammar.coordinators.match(
      at: index, limit: range.upperBound, forms: forms(tokens))
    {
      return (.coordinator(match.value, token: index), match.length)
    }
    if let match = grammar.subordinators.match(
      at: index, limit: range.upperBound, forms: forms(tokens)),
      !dates.contains(index + match.length),  // « until 2022 »
      !isDemonstrative(tokens[index]) || opensStatement(index + 1, range, tokens)
    {
      return (.subordinator(match.value, token: index), match.length)
    }
    if let match = grammar.prepositions.match(
      at: index, limit: range.upperBound, forms: forms(tokens)),
      // « créateur en 2012 du fonds X », « until 2022 an adviser to Y »: the date leaves its
      // preposition behind.
      !dates.contains(index + match.length)
    {
      return (.preposition(match.value, token: index), match.length)
    }
    return nil
  }
}
