import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// Finds names by what was learned from annotated articles, with `NameRecognizer` as one witness.
///
/// The rules see a capital and guess; where a name of several words begins and ends (« Hippolyte de
/// Roguin-Lancy », « Fondation Ariane pour l'art brut ») is learned.
struct NameReader: Sendable {
  let lexicon: LanguageLexicon
  let analyzer: LanguageAnalyzer
  /// Nil for the rules alone.
  let tagger: NameTagger?

  func names(in document: AnalyzedDocument) -> [NameSpan] {
    let rules = NameRecognizer(lexicon: lexicon).recognize(in: document)
    guard let tagger else { return rules }
    return cut(
      sentences(of: document, rules: rules).flatMap { sentence in
        joined(
          tagger.names(sentence).compactMap { span($0, sentence, document.tokens) },
          document.tokens)
      }, document.tokens)
  }

  /// « Jeff Bezos d'Amazon » is « Jeff Bezos » where the document has that name too.
  private func cut(_ spans: [NameSpan], _ tokens: [Token]) -> [NameSpan] {
    func forms(_ range: Range<Int>) -> [String] { tokens[range].map(\.form) }
    let known = Set(spans.filter { $0.tokens.count > 1 }.map { forms($0.tokens) })
    return spans.map { span in
      guard lexicon.givenNames[tokens[span.tokens.lowerBound].form] != nil,
        let link = span.tokens.dropFirst(2).first(where: {
          lexicon.grammar.nameLinks.contains(tokens[$0].form.lowercased())
        }), link + 1 < span.tokens.upperBound,
        known.contains(forms(span.tokens.lowerBound..<link))
      else { return span }
      return NameSpan(
        tokens: span.tokens.lowerBound..<link, title: span.title, scores: span.scores)
    }
  }

  /// « Wexcombe Institute for Marine Studies » is one name where everything behind the small word is
  /// a common word: « the Institute for Granulor » is two.
  private func joined(_ spans: [NameSpan], _ tokens: [Token]) -> [NameSpan] {
    spans.reduce(into: []) { found, span in
      guard let last = found.last, span.tokens.lowerBound == last.tokens.upperBound + 1,
        lexicon.grammar.nameLinks.contains(tokens[last.tokens.upperBound].form.lowercased()),
        last.tokens.contains(where: {
          lexicon.nouns.institutions.contains(tokens[$0].form.lowercased())
        }),
        span.tokens.allSatisfy({ lexicon.isCommonWord(tokens[$0].form) })
      else { return found.append(span) }
      found[found.count - 1] = NameSpan(
        tokens: last.tokens.lowerBound..<span.tokens.upperBound, title: last.title,
        scores: last.scores)
    }
  }

  /// A name without what stands beside it: titles before (« Mme », « Dr »), genitives behind, small words
  /// that no noun of an institution goes before, and the owner of something that has a name itself.
  private func span(
    _ found: NameTagger.Found, _ sentence: NameSentence, _ tokens: [Token]
  ) -> NameSpan? {
    let offset = sentence.start
    var start = found.words.lowerBound + offset
    var end = found.words.upperBound + offset
    // The stop of the sentence is no part of a name that ends it.
    while end - 1 > start, tokens[end - 1].form == "." { end -= 1 }
    if end - 1 > start, lexicon.grammar.genitives.contains(tokens[end - 1].form) { end -= 1 }
    func isTitle(_ index: Int) -> Bool {
      index >= offset && lexicon.nouns.titles[tokens[index].form.lowercased()] != nil
    }
    while start < end - 1, isTitle(start) || isSmall(start, tokens) && !isKind(start, tokens) {
      start += 1
    }
    guard !isTitle(start) else { return nil }
    if !isKind(start, tokens), !lexicon.isCommonWord(tokens[start].form) {
      // « X en substance », « OpenAI d'Altman »
      while end - 1 > start, isSmall(end - 1, tokens) { end -= 1 }
      end = cut(start..<end, sentence, tokens) ?? end
    }
    // « AI »
    if end == start + 1, lexicon.grammar.notNames.contains(tokens[start].form.lowercased()) {
      return nil
    }
    return NameSpan(
      tokens: start..<end, title: isTitle(start - 1) ? start - 1 : nil, scores: found.scores)
  }

  private func isSmall(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].form.unicodeScalars.first?.properties.isLowercase == true
      && !tokens[index].form.isMixedCase
  }

  /// Whether a word says what kind of thing goes by the name: « fonds », « musée ».
  private func isKind(_ index: Int, _ tokens: [Token]) -> Bool {
    let lower = tokens[index].form.lowercased()
    let noun = lexicon.nouns.nouns.match(
      at: 0, limit: 1, forms: { _ in (lower, tokens[index].lemma.lowercased()) })
    return noun.map { !$0.value.types.isSubset(of: [.person]) } ?? false
  }

  /// Where a name ends that goes on with somebody else's: both stand alone elsewhere.
  private func cut(_ range: Range<Int>, _ sentence: NameSentence, _ tokens: [Token]) -> Int? {
    guard lexicon.givenNames[tokens[range.lowerBound].form] == nil,
      let link = range.dropFirst().first(where: {
        lexicon.grammar.nameLinks.contains(tokens[$0].form.lowercased())
      }), link + 1 < range.upperBound
    else { return nil }
    func standsAlone(_ index: Int) -> Bool {
      sentence.hint(index - sentence.start).evidence & 2 != 0
    }
    return standsAlone(range.lowerBound) && standsAlone(link + 1) ? link : nil
  }

  /// Everything that is running text or a headline, with what the rules found there.
  func sentences(of document: AnalyzedDocument, rules: [NameSpan]) -> [NameSentence] {
    let tokens = document.tokens
    let words = analyzer.words(of: tokens)
    var hints = [NameHint](repeating: NameHint(), count: tokens.count)
    for span in rules {
      for index in span.tokens {
        hints[index].rule =
          span.tokens.count == 1
          ? 1 : index == span.tokens.lowerBound ? 2 : index == span.tokens.upperBound - 1 ? 4 : 3
      }
    }
    var kinds: [String: UInt32] = [:]
    for (index, token) in tokens.enumerated() {
      let kind = kinds[token.form] ?? self.kind(token)
      kinds[token.form] = kind
      hints[index].kind = kind
    }
    setEvidence(tokens, words, &hints)
    return document.sentences.filter { $0.kind != .furniture }.map { sentence in
      NameSentence(
        words: Array(words[sentence.tokens]),
        tags: tokens[sentence.tokens].map { token in
          token.partOfSpeech.flatMap { PartOfSpeech.numbers[$0.rawValue] }.map { UInt32($0) }
            ?? TagNumber.outside
        }, hints: Array(hints[sentence.tokens]), start: sentence.tokens.lowerBound)
    }
  }

  /// What the lexicon knows a word as; the numbers are part of the trained weights.
  private func kind(_ token: Token) -> UInt32 {
    let lower = token.form.lowercased()
    let nouns = lexicon.nouns
    let grammar = lexicon.grammar
    let isCapital: UInt32 = token.form == lower ? 0 : 64
    if nouns.titles[lower] != nil { return 2 + isCapital }
    if nouns.legalForms.contains(lower) { return 3 + isCapital }
    if grammar.articles.contains(lower) || grammar.definite.contains(lower) {
      return 11 + isCapital
    }
    if grammar.contractions[lower] != nil { return 12 + isCapital }
    if grammar.nameParticles.contains(lower) { return 13 + isCapital }
    if grammar.nameLinks.contains(lower) { return 14 + isCapital }
    if grammar.genitives.contains(lower) { return 15 + isCapital }
    if token.form.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true { return 16 }
    if lexicon.places.contains(token.form) { return 9 + isCapital }
    let noun = nouns.nouns.match(at: 0, limit: 1, forms: { _ in (lower, token.lemma.lowercased()) })
    if let types = noun?.value.types {
      let known: UInt32 =
        types.contains(.organization)
        ? types.contains(.person) ? 20 : 5
        : types.contains(.person)
          ? 4 : types.contains(.fund) ? 6 : types.contains(.governmentBody) ? 7 : 8
      return known + (nouns.institutions.contains(lower) ? 32 : 0) + isCapital
    }
    if nouns.organizationWords.contains(lower) { return 17 + isCapital }
    if nouns.fundWords.contains(lower) { return 18 + isCapital }
    if nouns.governmentWords.contains(lower) { return 19 + isCapital }
    if lexicon.givenNames[token.form] != nil { return 1 + isCapital }
    if grammar.demonyms.contains(lower) || nouns.demonyms.contains(lower) { return 10 + isCapital }
    if lexicon.words.isCommonWord(token.form) { return 21 + isCapital }
    if lexicon.givenNames.gender(of: token.form) != nil { return 22 + isCapital }
    return isCapital
  }

  /// What else the document has of each capitalised word: whether it stands inside a sentence (1),
  /// alone (2), in small letters (4), after the same capital (8), before the same capital (16).
  private func setEvidence(_ tokens: [Token], _ words: [Word], _ hints: inout [NameHint]) {
    struct Pair: Hashable { let first: String, second: String }
    func neighbor(_ index: Int, _ step: Int) -> Int? {
      for distance in 1...3 {
        let place = index + step * distance
        guard tokens.indices.contains(place) else { return nil }
        if words[place].isCapital { return place }
        let lower = tokens[place].form
        guard
          lexicon.grammar.nameLinks.contains(lower) || lexicon.grammar.nameParticles.contains(lower)
            || lexicon.grammar.articles.contains(lower) || lower == "&"
        else { return nil }
      }
      return nil
    }
    var alone: [String: Int] = [:]
    var inside: [String: Int] = [:]
    var small: Set<String> = []
    var pairs: [Pair: Int] = [:]
    for (index, token) in tokens.enumerated() {
      guard words[index].isCapital else {
        small.insert(token.form)
        continue
      }
      if index > 0, words[index - 1].traits.contains(.letter) {
        inside[token.form, default: 0] += 1
      }
      let next = neighbor(index, 1)
      if next == nil, neighbor(index, -1) == nil { alone[token.form, default: 0] += 1 }
      if let next { pairs[Pair(first: token.form, second: tokens[next].form), default: 0] += 1 }
    }
    for (index, token) in tokens.enumerated() where words[index].isCapital {
      var bits: UInt32 = 0
      let next = neighbor(index, 1)
      let previous = neighbor(index, -1)
      let isInside = index > 0 && words[index - 1].traits.contains(.letter)
      if inside[token.form, default: 0] > (isInside ? 1 : 0) { bits |= 1 }
      if alone[token.form, default: 0] > (next == nil && previous == nil ? 1 : 0) { bits |= 2 }
      if small.contains(token.form.lowercased()) { bits |= 4 }
      if let previous, pairs[Pair(first: tokens[previous].form, second: token.form), default: 0] > 1
      {
        bits |= 8
      }
      if let next, pairs[Pair(first: token.form, second: tokens[next].form), default: 0] > 1 {
        bits |= 16
      }
      hints[index].evidence = bits
    }
  }
}
