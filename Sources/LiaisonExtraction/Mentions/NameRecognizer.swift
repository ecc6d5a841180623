import LiaisonModel
import LiaisonText

/// A run of tokens that names something.
struct NameSpan: Sendable, Hashable {
  let tokens: Range<Int>
  /// A title right before it (`Mme`), which tells a person.
  let title: Int?
  /// How likely each `NameTagger.Class` is from this one place; nil where only rules were asked.
  var scores: SIMD4<Double>?
}

/// Finds names by their capitals, for names that no list holds.
///
/// A capital means little where every sentence has one, and in machine translation where words get
/// one by accident; so a lone capitalised word that is a common word counts only if the document
/// confirms it elsewhere.
struct NameRecognizer: Sendable {
  let lexicon: LanguageLexicon

  func recognize(in document: AnalyzedDocument) -> [NameSpan] {
    let tokens = document.tokens
    let evidence = confirmed(document)
    var spans: [NameSpan] = []
    for sentence in document.sentences where sentence.kind != .furniture {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if isCapitalized(tokens[index].form),
          let length = personNoun(index, sentence.tokens, tokens)
        {
          index += length
          continue
        }
        guard let span = span(at: index, sentence.tokens, tokens, evidence) else {
          index += 1
          continue
        }
        spans.append(span)
        index = span.tokens.upperBound
      }
    }
    return spans
  }

  // MARK: Which capitals count

  /// Forms that stand capitalised inside a sentence, where only a name would be.
  private func confirmed(_ document: AnalyzedDocument) -> Set<String> {
    var forms: Set<String> = []
    for sentence in document.sentences where sentence.kind == .running {
      for index in sentence.tokens.dropFirst() {
        let token = document.tokens[index]
        guard isCapitalized(token.form), !opensSentence(index, sentence.tokens, document.tokens)
        else {
          continue
        }
        if !lexicon.words.isCommonWord(token.form) || token.form.isMixedCase {
          forms.insert(token.form)
        }
      }
    }
    return forms
  }

  private func opensSentence(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard index > range.lowerBound else { return true }
    switch tokens[index - 1].form {
    case "«", "“", "\"", ".", "!", "?", ":", "—", "–", "-", "•", "‘", "(", "[": return true
    default: return false
    }
  }

  private func isCapitalized(_ form: String) -> Bool {
    guard let first = form.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return first.properties.isUppercase || form.isMixedCase
  }

  private func isClosedClass(_ form: String) -> Bool {
    let lower = form.lowercased()
    let grammar = lexicon.grammar
    return grammar.definite.contains(lower) || grammar.indefinite.contains(lower)
      || grammar.possessive[lower] != nil || grammar.demonstrative.contains(lower)
      || grammar.quantifiers.contains(lower) || grammar.contractions[lower] != nil
      || grammar.subjectPronouns[lower] != nil || grammar.negations.contains(lower)
      || grammar.reflexives.contains(lower)
      || [grammar.prepositions, grammar.subordinators, grammar.relatives]
        .contains { $0.holdsWord(lower) }
      || grammar.coordinators.holdsWord(lower)
  }

  private func startsName(
    _ index: Int, _ range: Range<Int>, _ tokens: [Token], _ confirmed: Set<String>
  ) -> Bool {
    let token = tokens[index]
    guard isCapitalized(token.form) else { return false }
    let lower = token.form.lowercased()
    for prefix in lexicon.grammar.former where prefix.hasSuffix("-") && lower.hasPrefix(prefix) {
      // « Ex-ministre »
      if lexicon.nouns.holds(String(lower.dropFirst(prefix.count))) { return false }
    }
    if token.form.isMixedCase { return true }
    if token.form.isShouting, lexicon.nouns.holds(lower) { return false }  // « PDG »
    if lexicon.nouns.titles[lower] != nil { return false }
    // « the Series A »
    if let round = lexicon.nouns.rounds.match(
      at: index, limit: range.upperBound,
      forms: { (tokens[$0].form.lowercased(), tokens[$0].form.lowercased()) }), round.length > 1
    {
      return false
    }
    if lexicon.dates.months[lower] != nil || lexicon.grammar.notNames.contains(lower) {
      return false
    }
    if isHyphenedAdjective(token.form) || personNoun(index, range, tokens) != nil { return false }
    // « Former Transportation Secretary X »
    if lexicon.grammar.syntax.headIsLast, lexicon.grammar.former.contains(lower),
      !confirmed.contains(token.form)
    {
      return false
    }
    let closed = isClosedClass(token.form)
    let next = index + 1 < range.upperBound ? tokens[index + 1] : nil
    let nextIsCapital = next.map { isCapitalized($0.form) && !isClosedClass($0.form) } ?? false
    if lexicon.grammar.demonyms.contains(lower), !nextIsCapital { return false }
    let hasTicker =
      next?.form == "(" && index + 2 < range.upperBound && tokens[index + 2].form.isTickerLike
    if token.form.isShouting, lexicon.words.isCommonWord(token.form),
      !confirmed.contains(token.form)
    {
      return false  // a headline in capitals
    }
    let opens = opensSentence(index, range, tokens)
    // « Fondatrice de X, A … », « Conseillère de X, … », « Le Danois X »: what someone is.
    if !lexicon.grammar.syntax.headIsLast, lexicon.givenNames[token.form] == nil {
      let role = lexicon.nouns.nouns.match(
        at: index, limit: range.upperBound,
        forms: { (tokens[$0].form.lowercased(), tokens[$0].lemma.lowercased()) })
      if let role, role.value.types.contains(.person),
        opens || lexicon.nouns.demonyms.contains(lower)
      {
        let behind = index + role.length < range.upperBound ? tokens[index + role.length].form : ""
        if lexicon.nouns.demonyms.contains(lower) {
          if index > range.lowerBound,
            isDeterminer(tokens[index - 1].form.lowercased()), !token.form.isShouting
          {
            return false
          }
        } else if role.value.types == [.person] || !isCapitalized(behind) {
          return false
        }
      } else if role != nil, opens, !nextIsCapital, next?.form != "&",
        !linkedCapital(behind: index, range, tokens), !confirmed.contains(token.form),
        next.map({ $0.partOfSpeech == .verb }) == true
      {
        return false  // « Société créée par … »
      }
    }
    // « il poursuit Le Falot du Val »: a title keeps its article.
    if closed {
      return !opens && lexicon.grammar.articles.contains(lower) && nextIsCapital
        && next.map { !lexicon.nouns.holds($0.form.lowercased()) || !$0.form.isShouting } ?? false
    }
    if confirmed.contains(token.form) || hasTicker || next?.form == "&" { return true }
    let isCommon =
      lexicon.words.isCommonWord(token.form)
      || lexicon.grammar.syntax.headIsLast
        && (lexicon.nouns.nouns.holdsWord(lower) || lexicon.nouns.nouns.holdsWord(token.lemma))
    // « Le Britannique Richard Branson »: what someone is, not what he is called.
    if isCommon, let next, lexicon.givenNames[token.form] == nil,
      lexicon.givenNames[next.form] != nil,
      index + 2 < range.upperBound, isCapitalized(tokens[index + 2].form),
      !lexicon.nouns.organizationWords.contains(tokens[index + 2].form.lowercased())
    {
      return false
    }
    if lexicon.givenNames[token.form] != nil { return !isCommon || nextIsCapital || !opens }
    if opens {
      if isCommon {
        return nextIsCapital && next?.form.isShouting != true
          && (tokens[index].partOfSpeech != .verb
            || lexicon.grammar.syntax.headIsLast
              && next.map { lexicon.nouns.organizationWords.contains($0.form.lowercased()) } == true)
      }
      switch tokens[index].partOfSpeech {
      // A French statement does not open with a finite verb: « Arbora, qui … » is a name.
      case .verb:
        return nextIsCapital
          || tokens[index].features.contains(.past)
            && !tokens[index].features.contains(.participle) && !isCommon
      case .auxiliary, .adverb, .adjective: return nextIsCapital
      default: return true
      }
    }
    if !isCommon { return true }
    if nextIsCapital { return true }
    // « les Amis du Tarvin », « la CGT et Terres de Tarvin »
    if linkedCapital(behind: index, range, tokens) { return true }
    // A lone common word with a capital: « la Propre maison », « des Champions » are accidents;
    // « chez Orange », « Total » are names.
    switch tokens[index].partOfSpeech {
    case .properNoun: return true
    case .noun:
      let before = tokens[index - 1].form.lowercased()
      // « The Times »
      if tokens[index - 1].form != before, lexicon.grammar.articles.contains(before),
        lexicon.nouns.organizationWords.contains(lower)
      {
        return true
      }
      let afterDeterminer =
        lexicon.grammar.possessive[before] != nil
        || lexicon.grammar.indefinite.contains(before)
      return !afterDeterminer && !tokens[index].features.contains(.plural)
    default: return false
    }
  }

  private func isDeterminer(_ lower: String) -> Bool {
    let grammar = lexicon.grammar
    return grammar.definite.contains(lower) || grammar.indefinite.contains(lower)
      || grammar.possessive[lower] != nil || grammar.demonstrative.contains(lower)
      || grammar.contractions[lower] != nil || grammar.quantifiers.contains(lower)
  }

  /// Whether a link and a capital stand behind a capitalised common noun: « Éditions du Tarvin ».
  private func linkedCapital(behind index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard !lexicon.grammar.syntax.headIsLast, index + 2 < range.upperBound,
      lexicon.grammar.nameLinks.contains(tokens[index + 1].form.lowercased())
    else { return false }
    var after = index + 2
    while after < range.upperBound, lexicon.grammar.articles.contains(tokens[after].form) {
      after += 1
    }
    return after < range.upperBound && isCapitalized(tokens[after].form)
      && !isClosedClass(tokens[after].form)
  }

  /// « l'association Un toit pour Tarvin », « le collectif Garde ta rue »: behind what says its
  /// kind, a capital on a word of the closed classes opens a title, which goes on up to a mark or verb.
  private func title(
    at start: Int, _ range: Range<Int>, _ tokens: [Token]
  ) -> Range<Int>? {
    guard !lexicon.grammar.syntax.headIsLast, start > range.lowerBound,
      tokens[start].form.first?.isUppercase == true, isClosedClass(tokens[start].form),
      let kind = lexicon.nouns.nouns.match(
        at: 0, limit: 1,
        forms: { _ in (tokens[start - 1].form, tokens[start - 1].lemma) }),
      !kind.value.types.isDisjoint(with: [.organization, .fund, .work]),
      tokens[start - 1].form.first?.isLowercase == true
    else { return nil }
    var end = start + 1
    var last = start
    while end < range.upperBound, end - start < 7 {
      let token = tokens[end]
      switch token.partOfSpeech {
      case .noun, .properNoun, .adjective, .pronoun, .numeral: last = end
      case .determiner, .adposition: break
      default: return last > start ? start..<last + 1 : nil
      }
      end += 1
    }
    return last > start ? start..<last + 1 : nil
  }

  /// « Paris-based », « Sixteen-year-old »
  private func isHyphenedAdjective(_ form: String) -> Bool {
    guard let hyphen = form.lastIndex(of: "-") else { return false }
    let last = String(form[form.index(after: hyphen)...])
    return !last.isEmpty && last == last.lowercased() && lexicon.words.isCommonWord(last)
  }

  /// How many capitalised words before a name say who bears it: « Attorney General Wes Prudhomme ».
  private func personNoun(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Int? {
    guard lexicon.givenNames[tokens[index].form] == nil,
      let match = lexicon.nouns.nouns.match(
        at: index, limit: range.upperBound,
        forms: {
          (tokens[$0].form.lowercased(), tokens[$0].form.lowercased())
        }), match.value.types == [.person],
      index + match.length < range.upperBound
    else { return nil }
    let next = tokens[index + match.length].form
    guard
      lexicon.givenNames[next] != nil
        || match.length > 1 && isCapitalized(next) && !lexicon.words.isCommonWord(next)
        || lexicon.grammar.syntax.headIsLast
          && isFullName(at: index + match.length, range, tokens)
    else { return nil }
    return match.length
  }

  /// « Chairman Wendell Agnew »: two or three words that only name, and nobody's firm.
  private func isFullName(at start: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    var end = start
    while end < range.upperBound, isCapitalized(tokens[end].form) || tokens[end].form == "&" {
      let lower = tokens[end].form.lowercased()
      if lower == "&" || lexicon.nouns.organizationWords.contains(lower)
        || lexicon.nouns.legalForms.contains(lower) || lexicon.words.isCommonWord(lower)
        || lexicon.nouns.holds(lower)
      {
        return false
      }
      end += 1
    }
    return (2...3).contains(end - start)
  }

  // MARK: How far a name goes

  private func span(
    at start: Int, _ range: Range<Int>, _ tokens: [Token], _ confirmed: Set<String>
  ) -> NameSpan? {
    if !isCapitalized(start + 1 < range.upperBound ? tokens[start + 1].form : ""),
      let title = title(at: start, range, tokens)
    {
      return NameSpan(tokens: title, title: nil)
    }
    guard startsName(start, range, tokens, confirmed) else { return nil }
    var end = start + 1
    var title: Int?
    if start > range.lowerBound,
      lexicon.nouns.titles[tokens[start - 1].form.lowercased()] != nil
    {
      title = start - 1
    }
    let isInstitution =
      institutionHead(start, tokens)
      || lexicon.grammar.articles.contains(tokens[start].form.lowercased())
    while end < range.upperBound {
      if let next = extended(start..<end, range, tokens, isInstitution: isInstitution) {
        end = next
      } else {
        break
      }
    }
    return NameSpan(tokens: start..<end, title: title)
  }

  /// Whether a capitalised word heads the name of an institution: « Caisse », « Fondation ».
  private func institutionHead(_ index: Int, _ tokens: [Token]) -> Bool {
    let lower = tokens[index].form.lowercased()
    guard lexicon.givenNames[tokens[index].form] == nil else { return false }
    guard let match = lexicon.nouns.nouns.match(at: 0, limit: 1, forms: { _ in (lower, lower) })
    else { return false }
    return !match.value.types.isDisjoint(with: [.organization, .fund, .governmentBody])
  }

  private func extended(
    _ span: Range<Int>, _ range: Range<Int>, _ tokens: [Token], isInstitution: Bool
  ) -> Int? {
    let next = span.upperBound
    let token = tokens[next]
    let lower = token.form.lowercased()
    func capital(_ index: Int) -> Bool {
      guard index < range.upperBound, isCapitalized(tokens[index].form) else { return false }
      let lower = tokens[index].form.lowercased()
      if lexicon.grammar.notNames.contains(lower) { return false }
      // « Plant Two »
      return !isClosedClass(tokens[index].form) || tokens[index].form.isShouting
        || lexicon.money.numbers[lower] != nil && lower.count > 1
    }
    if capital(next), lexicon.grammar.syntax.headIsLast, personNoun(next, range, tokens) != nil {
      return nil
    }
    if capital(next) {
      // A capital article begins something new.
      return lexicon.nouns.titles[lower] == nil ? next + 1 : nil
    }
    // « Anna Le Tarvin », « Bob De Tarvin »
    if !lexicon.grammar.syntax.headIsLast, isCapitalized(token.form), isClosedClass(token.form),
      !token.form.isShouting, lexicon.givenNames[tokens[span.lowerBound].form] != nil,
      span.count == 1, next + 1 < range.upperBound, capital(next + 1), token.followsSpace,
      lexicon.grammar.nameLinks.contains(lower) || lexicon.grammar.articles.contains(lower)
    {
      return next + 2
    }
    if let end = institutionBehindGenitive(span, range, tokens) { return end }
    if token.form == "&", next + 1 < range.upperBound { return next + 2 }
    if token.form.unicodeScalars.allSatisfy(\.isASCIIDigit), token.form.utf8.count <= 4,
      span.count == 1, isInstitution == false,
      lexicon.givenNames[tokens[span.lowerBound].form] == nil,
      next + 1 < range.upperBound, tokens[next + 1].form != "%"
    {
      if token.form.utf8.count == 4 { return next + 1 }  // « Volcans 1912 »
      // « Atelier 12 », not « Numerix 12 millions »
      let behind = tokens[next + 1]
      return !lexicon.grammar.syntax.headIsLast
        && (behind.partOfSpeech == .punctuation || behind.partOfSpeech == .verb
          || behind.partOfSpeech == .auxiliary)
        ? next + 1 : nil
    }
    // « Inès van der Orvane »
    var particle = next
    while particle < range.upperBound,
      lexicon.grammar.nameParticles.contains(tokens[particle].form.lowercased())
    {
      particle += 1
    }
    if particle > next, capital(particle) { return particle + 1 }
    if lexicon.grammar.nameLinks.contains(lower) {
      var after = next + 1
      while after < range.upperBound, lexicon.grammar.articles.contains(tokens[after].form) {
        after += 1
      }
      // « Hathaway for Governor »: a campaign and what it is for.
      if after == next + 1, capital(after), isOffice(tokens[after].form.lowercased()) {
        return after + 1
      }
      let isGivenNameOnly =
        span.count == 1 && lexicon.givenNames[tokens[span.lowerBound].form] != nil
      if capital(after),
        isInstitution || isGivenNameOnly && lower != "for" || isCommonHead(span, range, tokens)
      {
        return after + 1
      }
      // « Secours aux noyés », « le Palais des arts de Tarvin », but « l'État pour faute »
      if !lexicon.grammar.syntax.headIsLast, after < range.upperBound,
        tokens[after].partOfSpeech == .noun, isLowercaseNoun(after, tokens),
        isInstitution && lexicon.grammar.canonicalPreposition(lower) == "of"
          || isCommonHead(span, range, tokens) && linkedCapital(behind: after, range, tokens)
      {
        return after + 1
      }
      return nil
    }
    if !lexicon.grammar.syntax.headIsLast, token.partOfSpeech == .adjective, lower == token.form,
      isInstitution || isCommonHead(span, range, tokens)
    {
      return next + 1
    }
    return nil
  }

  /// « le Stade arvernois », « La Montagne libre »: a common noun with a capital takes its adjective.
  private func isCommonHead(_ span: Range<Int>, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    let first = span.lowerBound
    guard span.count == 1 || !lexicon.grammar.syntax.headIsLast && span.count < 4,
      lexicon.givenNames[tokens[first].form] == nil,
      lexicon.words.isCommonWord(tokens[first].form)
        || !lexicon.grammar.syntax.headIsLast && lexicon.words.isCommonWord(tokens[first].lemma)
    else { return false }
    if tokens[first].form.first?.isUppercase == true, linkedCapital(behind: first, range, tokens),
      first > range.lowerBound
    {
      return true
    }
    guard first > range.lowerBound else { return false }
    let before = tokens[first - 1].form.lowercased()
    return lexicon.grammar.definite.contains(before)
      || lexicon.grammar.contractions[before].map { !$0.determiner.isEmpty } ?? false
  }

  /// « St Aldhelm's College », « the Widows' Fund »: up to the word that says what it is.
  private func institutionBehindGenitive(
    _ span: Range<Int>, _ range: Range<Int>, _ tokens: [Token]
  ) -> Int? {
    let mark = span.upperBound
    guard lexicon.grammar.genitives.contains(tokens[mark].form), !tokens[mark].followsSpace,
      !lexicon.places.contains(tokens[mark - 1].form)
    else { return nil }
    var end = mark + 1
    while end < range.upperBound, end - mark <= 4, isCapitalized(tokens[end].form) {
      let lower = tokens[end].form.lowercased()
      guard lexicon.words.isCommonWord(lower) else { return nil }
      end += 1
      if isInstitutionWord(lower), end == range.upperBound || !isCapitalized(tokens[end].form) {
        return end
      }
    }
    return nil
  }

  private func isOffice(_ word: String) -> Bool {
    guard lexicon.grammar.syntax.headIsLast else { return false }
    let match = lexicon.nouns.nouns.match(at: 0, limit: 1, forms: { _ in (word, word) })
    return match.map { $0.value.isLeader && $0.value.types == [.person] } ?? false
  }

  private func isInstitutionWord(_ word: String) -> Bool {
    let nouns = lexicon.nouns
    if nouns.organizationWords.contains(word) || nouns.fundWords.contains(word)
      || nouns.governmentWords.contains(word)
    {
      return true
    }
    let match = nouns.nouns.match(at: 0, limit: 1, forms: { _ in (word, word) })
    return match.map { !$0.value.types.isDisjoint(with: [.organization, .fund, .governmentBody]) }
      ?? false
  }

  private func isLowercaseNoun(_ index: Int, _ tokens: [Token]) -> Bool {
    let form = tokens[index].form
    return form == form.lowercased() && lexicon.money.scales[form] == nil
  }
}

extension String {
  /// A capital after the first letter, and a small letter: `OpenAI`, `xAI`, `LinkedIn`.
  var isMixedCase: Bool {
    var seenLower = false
    var seenUpperInside = false
    var isFirst = true
    var previousIsHyphen = false
    for scalar in unicodeScalars {
      if scalar.properties.isLowercase { seenLower = true }
      if scalar.properties.isUppercase, !isFirst, !previousIsHyphen { seenUpperInside = true }
      previousIsHyphen = !scalar.properties.isAlphabetic
      isFirst = false
    }
    return seenLower && seenUpperInside && !contains(".")
  }

  /// All capitals, two letters or more: an acronym or a headline's word.
  var isShouting: Bool {
    unicodeScalars.count > 1 && unicodeScalars.allSatisfy { !$0.properties.isLowercase }
      && unicodeScalars.count(where: \.properties.isUppercase) > 1
  }

  /// A stock ticker, as pages print them after a company: `MSFT`.
  var isTickerLike: Bool {
    (2...6).contains(unicodeScalars.count)
      && unicodeScalars.allSatisfy { $0.properties.isUppercase || $0.value == 0x2E }
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
}

extension String {
  /// The words with a capital each: `TOULOUSE` in a dateline is Toulouse.
  var capitalizedWords: String {
    var result = ""
    var startsWord = true
    for character in self {
      result += startsWord ? character.uppercased() : String(character)
      startsWord = character == " " || character == "-"
    }
    return result
  }
}
