import LiaisonModel
import LiaisonText

/// Finds the noun groups of a sentence, left to right.
struct NounGroupRecognizer: Sendable {
  let lexicon: LanguageLexicon
  private var grammar: Grammar { lexicon.grammar }

  init(lexicon: LanguageLexicon) { self.lexicon = lexicon }

  func recognize(
    in range: Range<Int>, _ tokens: [Token], names: [Int: NameSpan], money: [Int: MoneyMention],
    verbs: Set<Int>
  ) -> [NounGroup] {
    var groups: [NounGroup] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if var group = group(at: index, range, tokens, names, money, verbs) {
        // « l'un des premiers investisseurs »: the noun after it is what is meant.
        if isOne(group, tokens), group.end < range.upperBound,
          var inner = self.group(at: group.end, range, tokens, names, money, verbs),
          inner.preposition == "of"
        {
          inner.tokens = group.tokens.lowerBound..<inner.tokens.upperBound
          inner.preposition = group.preposition
          inner.prepositionToken = group.prepositionToken
          inner.isPartitive = true
          inner.agreement.number =
            grammar.ones.contains(tokens[group.head].form.lowercased()) ? .singular : .plural
          if inner.determiner == .definite { inner.determiner = .indefinite }
          group = inner
        }
        while let owned = owned(by: group, range, tokens, names, money, verbs) { group = owned }
        groups.append(group)
        index = max(group.end, index + 1)
      } else {
        index += 1
      }
    }
    return groups
  }

  /// « the firm's founder »: what stands behind the genitive is what is meant.
  private func owned(
    by owner: NounGroup, _ range: Range<Int>, _ tokens: [Token], _ names: [Int: NameSpan],
    _ money: [Int: MoneyMention], _ verbs: Set<Int>
  ) -> NounGroup? {
    guard isGenitive(owner.end, range, tokens, verbs), owner.kind != .money,
      var group = group(at: owner.end + 1, range, tokens, names, money, verbs),
      group.preposition.isEmpty, group.determiner == .none, group.kind != .pronoun
    else { return nil }
    group.tokens = owner.tokens.lowerBound..<group.tokens.upperBound
    group.preposition = owner.preposition
    group.prepositionToken = owner.prepositionToken
    group.isPartitive = owner.preposition == "among"
    group.determiner = .definite
    group.owners.append(owner.asComplement)
    return group
  }

  private func isGenitive(
    _ index: Int, _ range: Range<Int>, _ tokens: [Token], _ verbs: Set<Int>
  ) -> Bool {
    guard index > range.lowerBound, index + 1 < range.upperBound, !verbs.contains(index),
      grammar.genitives.contains(tokens[index].form), !tokens[index].followsSpace
    else { return false }
    return tokens[index].form != "'" || tokens[index - 1].form.hasSuffix("s")
  }

  /// Whether a noun goes on right here, so that what came before only narrows it: « the Tesla
  /// shares », « a $5m gift ».
  private func compoundGoesOn(
    _ index: Int, _ limit: Int, _ tokens: [Token], _ names: [Int: NameSpan], _ verbs: Set<Int>,
    isDetermined: Bool = false
  ) -> Bool {
    var index = index
    // « a Boston federal court »
    while isDetermined, index < limit, tokens[index].partOfSpeech == .adjective { index += 1 }
    guard grammar.syntax.headIsLast, index < limit, names[index] == nil, !verbs.contains(index)
    else { return false }
    let token = tokens[index]
    let isLower = token.form == token.form.lowercased()
    // « Numerix chairman Anna Roux »
    if !isLower {
      return lexicon.nouns.nouns.match(at: index, limit: limit, forms: forms(tokens)) != nil
    }
    return token.partOfSpeech == .noun && !isTime(index, limit, tokens)
      && token.form.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
  }

  private func isOne(_ group: NounGroup, _ tokens: [Token]) -> Bool {
    let form = tokens[group.head].form.lowercased()
    return group.kind != .name && group.tokens.count <= 2
      && (grammar.ones.contains(form) || grammar.indefinite.contains(form)
        || grammar.syntax.headIsLast && grammar.quantifiers.contains(form))
  }

  /// « most of his fortune », « two of its backers »
  private func isPart(_ index: Int, _ limit: Int, _ tokens: [Token]) -> Bool {
    grammar.syntax.headIsLast && index < limit
      && grammar.quantifiers.contains(tokens[index - 1].form.lowercased())
      && grammar.prepositions.match(at: index, limit: limit, forms: forms(tokens))?.value == "of"
  }

  private func isTime(_ index: Int, _ limit: Int, _ tokens: [Token]) -> Bool {
    lexicon.dates.weekdays[tokens[index].form.lowercased()] != nil
      || grammar.syntax.headIsLast
        && lexicon.dates.relative.match(at: index, limit: limit, forms: forms(tokens)) != nil
  }

  private func forms(_ tokens: [Token]) -> (Int) -> (String, String) {
    { (tokens[$0].form.lowercased(), tokens[$0].lemma) }
  }

  private func group(
    at start: Int, _ range: Range<Int>, _ tokens: [Token], _ names: [Int: NameSpan],
    _ money: [Int: MoneyMention], _ verbs: Set<Int>
  ) -> NounGroup? {
    let limit = range.upperBound
    var index = start
    var preposition = ""
    var prepositionToken: Int?
    var determiner = NounGroup.Determiner.none
    var isOther = false
    var isRound = false
    guard !verbs.contains(index) else { return nil }

    // By form alone: the lemma of « au » is « à », and its article would be lost.
    let isOtherArticle =
      grammar.contractions[tokens[index].form.lowercased()]?.determiner == ""
      && index + 2 < limit && grammar.others.contains(tokens[index + 1].form.lowercased())
    if !isOtherArticle,
      let match = grammar.prepositions.match(
        at: index, limit: limit,
        forms: { offset in
          let form = tokens[offset].form.lowercased()
          return (form, form)
        })
    {
      preposition = match.value
      prepositionToken = index
      index += match.length
      // « auprès du », « à l'encontre des »: the last word holds the article.
      if match.length > 1, let inside = grammar.contractions[tokens[index - 1].form.lowercased()],
        !inside.determiner.isEmpty
      {
        determiner = .definite
      }
    } else if isOtherArticle {
      // « d'autres entreprises »: an article, no preposition.
      determiner = .indefinite
      isOther = true
      index += 2
    } else if let contraction = grammar.contractions[tokens[index].form.lowercased()] {
      preposition = contraction.preposition
      prepositionToken = index
      if !contraction.determiner.isEmpty { determiner = .definite }
      index += 1
    }
    guard index < limit, !verbs.contains(index) else { return nil }
    let bodyStart = index

    if let mention = money[index],
      !compoundGoesOn(mention.tokens.upperBound, limit, tokens, names, verbs)
    {
      return NounGroup(
        kind: .money, tokens: mention.tokens, head: mention.tokens.upperBound - 1,
        determiner: determiner, preposition: preposition, prepositionToken: prepositionToken,
        agreement: .unknown)
    }
    if prepositionToken != nil,
      let pronoun = grammar.disjunctives.match(at: index, limit: limit, forms: forms(tokens))
    {
      return NounGroup(
        kind: .pronoun, tokens: index..<index + pronoun.length, head: index + pronoun.length - 1,
        determiner: .none, preposition: preposition, prepositionToken: prepositionToken,
        agreement: pronoun.value)
    }
    if let pronoun = grammar.otherPronouns.match(at: index, limit: limit, forms: forms(tokens)),
      pronoun.length > 1 || tokens[index].partOfSpeech != .determiner,
      !isPossessiveDeterminer(index, limit, tokens)
    {
      return NounGroup(
        kind: .pronoun, tokens: index..<index + pronoun.length, head: index + pronoun.length - 1,
        determiner: .none, preposition: preposition, prepositionToken: prepositionToken,
        agreement: pronoun.value)
    }

    // « until last year one of the advisers »: a time is a group of its own.
    if let match = lexicon.dates.relative.match(at: index, limit: limit, forms: forms(tokens)) {
      return NounGroup(
        kind: .nominal, tokens: index..<index + match.length, head: index + match.length - 1,
        determiner: .definite, preposition: preposition, prepositionToken: prepositionToken,
        agreement: Agreement(gender: .unknown, number: .singular))
    }
    var agreement = Agreement.unknown
    // « ouvre Le Tarvin »: the article is the name's.
    while index < limit, names[index] == nil, let found = self.determiner(tokens[index]) {
      if determiner == .none || found != .indefinite { determiner = found }
      if tokens[index].features.contains(.plural) { agreement.number = .plural }
      index += 1
      if let mention = money[index],
        !compoundGoesOn(mention.tokens.upperBound, limit, tokens, names, verbs)
      {
        return NounGroup(
          kind: .money, tokens: mention.tokens, head: mention.tokens.upperBound - 1,
          determiner: determiner, preposition: preposition, prepositionToken: prepositionToken,
          agreement: .unknown)
      }
    }

    // Adjectives and quotes before the noun.
    var isFormer = false
    var isFuture = false
    var isPartitive = false
    var head: Int?
    var noun: NounLexicon.Noun?
    var nounTokens: Range<Int>?
    var name: NameSpan?
    var owners: [NounGroup] = []
    let headIsLast = grammar.syntax.headIsLast
    while index < limit, !verbs.contains(index) {
      let token = tokens[index]
      let lower = token.form.lowercased()
      // « sued the company last year »
      if head != nil, index > bodyStart, isTime(index, limit, tokens) { break }
      if let span = names[index],
        compoundGoesOn(
          span.tokens.upperBound, limit, tokens, names, verbs, isDetermined: determiner != .none)
      {
        owners.append(.owner(span))
        index = span.tokens.upperBound
        continue
      }
      if headIsLast, let mention = money[index] {
        guard compoundGoesOn(mention.tokens.upperBound, limit, tokens, names, verbs) else { break }
        index = mention.tokens.upperBound
        continue
      }
      if index > bodyStart, money[index] != nil { break }
      // « In 2019 Alice Fernsby », « On Monday Alice Fernsby »: the name is a group of its own.
      if prepositionToken != nil, index == bodyStart, names[index + 1] != nil,
        Self.isYear(token.form) || lexicon.dates.weekdays[lower] != nil
      {
        head = index
        index += 1
        break
      }
      if let span = names[index] {
        // « attaque en justice Numerix »: without article and class the noun is a group of its own.
        if !headIsLast, head != nil, noun == nil, determiner == .none, preposition == "en",
          !isRound
        {
          break
        }
        name = span
        head = span.tokens.upperBound - 1
        index = span.tokens.upperBound
        break
      }
      if lexicon.nouns.titles[lower] != nil, names[index + 1] != nil {
        index += 1
        continue
      }
      if let prefixed = former(lower) {
        isFormer = true
        if let match = lexicon.nouns.nouns.match(
          at: 0, limit: 1, forms: { _ in (prefixed, prefixed) })
        {
          noun = match.value
          nounTokens = index..<index + 1
          head = index
          index += 1
          continue
        }
      }
      if grammar.former.contains(token.lemma) || grammar.former.contains(lower) {
        isFormer = true
        index += 1
        continue
      }
      if grammar.future.contains(token.lemma) || grammar.future.contains(lower) {
        isFuture = true
        index += 1
        continue
      }
      // « le tour de table », « une levée de fonds »
      if head == nil,
        let match = lexicon.nouns.rounds.match(at: index, limit: limit, forms: forms(tokens))
      {
        isRound = true
        head = index
        index += match.length
        continue
      }
      if noun == nil || headIsLast, !isRound,
        let match = lexicon.nouns.nouns.match(at: index, limit: limit, forms: forms(tokens))
      {
        noun = match.value
        nounTokens = index..<index + match.length
        head = index + match.length - 1
        if headIsLast {
          let last = tokens[index + match.length - 1]
          let isPlural =
            last.features.contains(.plural)
            || last.form.hasSuffix("s") && !match.value.lemma.hasSuffix("s")
          agreement.number = isPlural ? .plural : .singular
        } else if tokens[index].features.contains(.plural)
          || lower.hasSuffix("s") && !match.value.lemma.hasSuffix("s") && match.length == 1
        {
          agreement.number = .plural
        }
        index += match.length
        continue
      }
      // « a candle-maker »
      if headIsLast, !isRound, token.form == lower, let hyphen = lower.lastIndex(of: "-") {
        let last = String(lower[lower.index(after: hyphen)...])
        let lemma = token.lemma.contains("-") ? token.lemma.suffix(after: "-") : last
        if let match = lexicon.nouns.nouns.match(at: 0, limit: 1, forms: { _ in (last, lemma) }) {
          noun = match.value
          nounTokens = index..<index + 1
          head = index
          agreement.number = last.hasSuffix("s") && last != match.value.lemma ? .plural : .singular
          index += 1
          continue
        }
      }
      if head != nil, grammar.naming.contains(lower), names[index + 1] != nil {
        index += 1
        continue
      }
      let isQuote = ["«", "“", "\"", "‘"].contains(token.form)
      if isQuote, head == nil, index > bodyStart || preposition != "" {
        index += 1
        continue
      }
      // « jeudi 62 % », « avec Meta 1 million »: a figure behind a noun begins something new.
      if head != nil, token.form.unicodeScalars.first.map(\.isASCIIDigit) ?? false { break }
      switch token.partOfSpeech {
      case .adjective, .numeral,
        .adverb
      where token.partOfSpeech != .adverb || head == nil && grammar.degree.contains(lower):
        index += 1
        if lower == "un" || lower == "une" || lower == "one" { head = index - 1 }
        continue
      case .noun, .properNoun, .symbol:
        // Two nouns in a row: the first is the head (« projet pilote ») in French.
        if head == nil || headIsLast { head = index }
        if headIsLast {
          noun = nil
          nounTokens = nil
          agreement.number = .singular
        }
        if token.features.contains(.plural) { agreement.number = .plural }
        if agreement.gender == .unknown {
          agreement.gender =
            token.features.contains(.masculine)
            ? .masculine : token.features.contains(.feminine) ? .feminine : .unknown
        }
        index += 1
        continue
      case .verb where headIsLast && head == nil && index > bodyStart:
        // « a cancelled agreement », « the founding partner »
        index += 1
        continue
      case .verb
      where token.features.contains(.participle) && head != nil && index > 0
        && (Self.isAdjectival(token, tokens, index, limit)
          || !headIsLast && noun?.types == [.person] && index + 1 < limit
            && grammar.canonicalPreposition(tokens[index + 1].form.lowercased()) == "of")
        && !(index + 1 < limit && isTime(index + 1, limit, tokens)):
        index += 1
        continue
      default: break
      }
      break
    }
    // « deux anciens de Numerix »
    if head == nil, isFormer, determiner != .none, index > bodyStart { head = index - 1 }
    // « l'un des … », « plusieurs de ses … »
    if head == nil, index > bodyStart,
      grammar.ones.contains(tokens[index - 1].form.lowercased())
        || isPart(index, limit, tokens)
        || grammar.indefinite.contains(tokens[index - 1].form.lowercased()) && index < limit
          && grammar.contractions[tokens[index].form.lowercased()]?.preposition == "of"
    {
      head = index - 1
    }
    guard let head else { return nil }
    isPartitive = preposition == "among"
    if let gender = noun?.gender, gender != .unknown { agreement.gender = gender }
    if agreement.number == .unknown { agreement.number = .singular }
    if name == nil, grammar.collectives.contains(tokens[head].lemma) { agreement.number = .plural }
    if let name, let title = name.title {
      agreement.gender = lexicon.nouns.titles[tokens[title].form.lowercased()] ?? agreement.gender
    }
    return NounGroup(
      kind: name != nil ? .name : .nominal, tokens: bodyStart..<max(index, head + 1), head: head,
      noun: noun, nounTokens: nounTokens, name: name?.tokens, title: name?.title,
      determiner: determiner, preposition: preposition, prepositionToken: prepositionToken,
      agreement: agreement, isPartitive: isPartitive, isRound: isRound, isOther: isOther,
      isFormer: isFormer, isFuture: isFuture,
      owners: owners)
  }

  /// « her » before a noun is no pronoun.
  private func isPossessiveDeterminer(_ index: Int, _ limit: Int, _ tokens: [Token]) -> Bool {
    grammar.possessive[tokens[index].form.lowercased()] != nil && index + 1 < limit
      && tokens[index].features.contains(.possessive)
  }

  private func determiner(_ token: Token) -> NounGroup.Determiner? {
    let lower = token.form.lowercased()
    // « that » is a determiner, a relative and a conjunction.
    if grammar.demonstrative.contains(lower), token.partOfSpeech != .determiner,
      grammar.relatives.match(at: 0, limit: 1, forms: { _ in (lower, lower) }) != nil
    {
      return nil
    }
    if grammar.negativeDeterminers.contains(lower) { return .negative }
    if grammar.possessive[lower] != nil { return .possessive }
    if grammar.definite.contains(lower) { return .definite }
    if grammar.demonstrative.contains(lower) { return .demonstrative }
    if grammar.indefinite.contains(lower) || grammar.quantifiers.contains(lower) {
      return .indefinite
    }
    return nil
  }

  /// « ex-conseiller » without its prefix.
  private func former(_ form: String) -> String? {
    for prefix in grammar.former where prefix.hasSuffix("-") && form.hasPrefix(prefix) {
      return String(form.dropFirst(prefix.count))
    }
    return nil
  }

  private static func isYear(_ form: String) -> Bool {
    form.utf8.count == 4 && Int(form).map { (1500...2100).contains($0) } == true
  }

  private static func isAdjectival(_ token: Token, _ tokens: [Token], _ index: Int, _ limit: Int)
    -> Bool
  {
    // « président élu Donald Trump », « fonds dédié »: not before a preposition or a clitic.
    guard index + 1 < limit else { return true }
    let next = tokens[index + 1]
    return next.partOfSpeech == .properNoun || next.partOfSpeech == .noun
  }
}

extension String {
  /// What stands behind the last `separator`; all of it where there is none.
  fileprivate func suffix(after separator: Character) -> String {
    lastIndex(of: separator).map { String(self[index(after: $0)...]) } ?? self
  }
}
