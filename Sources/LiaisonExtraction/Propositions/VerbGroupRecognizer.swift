import LiaisonModel
import LiaisonText

/// Finds the verb groups of a sentence.
struct VerbGroupRecognizer: Sendable {
  let lexicon: LanguageLexicon
  private var grammar: Grammar { lexicon.grammar }

  init(lexicon: LanguageLexicon) { self.lexicon = lexicon }

  func recognize(
    in range: Range<Int>, _ tokens: [Token], names: [Int: NameSpan]
  ) -> [VerbGroup] {
    var taken: Set<Int> = []
    // The names of this sentence only: there is one table for the whole document.
    for index in range { if let span = names[index] { taken.formUnion(span.tokens) } }
    var groups: [VerbGroup] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = endOfAgo(at: index, range, tokens) {
        index = end
        continue
      }
      guard !taken.contains(index), isVerb(tokens[index]), !isNominalized(index, range, tokens),
        let group = group(at: index, range, tokens, taken, previous: groups.last)
      else {
        index += 1
        continue
      }
      groups.append(group)
      index = group.tokens.upperBound
    }
    return groups
  }

  /// « il y a soixante ans »: no verb, but a time.
  private func endOfAgo(at index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Int? {
    guard
      let match = grammar.ago.match(
        at: index, limit: range.upperBound,
        forms: { ($0 < tokens.count ? tokens[$0].form.lowercased() : "", "") })
    else { return nil }
    let start = index + match.length
    for place in start..<max(start, min(start + 5, range.upperBound)) {
      if isTimeNoun(tokens[place]) { return place + 1 }
      if isVerb(tokens[place]) || tokens[place].partOfSpeech == .punctuation { return nil }
    }
    return nil
  }

  private func isTimeNoun(_ token: Token) -> Bool {
    lexicon.dates.timeNouns.contains(token.form.lowercased())
      || lexicon.dates.timeNouns.contains(token.lemma)
      || lexicon.dates.weekdays[token.form.lowercased()] != nil
  }

  /// « l'été dernier »: a participle behind an article is none.
  private func isNominalized(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard index > range.lowerBound,
      tokens[index].features.contains(.participle) || isPresentParticiple(tokens[index])
    else { return false }
    if opensNoun(index, range, tokens) { return true }
    let before = tokens[index - 1].form.lowercased()
    return grammar.definite.contains(before) || grammar.possessive[before] != nil
      || grammar.demonstrative.contains(before)
      || grammar.contractions[before].map { !$0.determiner.isEmpty } ?? false
  }

  /// « a recently retired engineer », « Ohio's fastest-growing firm »: between what opens a noun group
  /// and its noun, where adjectives stand there.
  private func opensNoun(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard grammar.syntax.headIsLast, index + 1 < range.upperBound else { return false }
    var before = index - 1
    while before > range.lowerBound, tokens[before].partOfSpeech == .adverb { before -= 1 }
    // « against streaming service X »
    if tokens[before].partOfSpeech == .adposition, isPresentParticiple(tokens[index]),
      lexicon.words.verbLemma(of: tokens[index].form.lowercased()) == nil,
      lexicon.nouns.holds(tokens[index + 1].form.lowercased()), index + 2 < range.upperBound,
      tokens[index + 2].form.first?.isUppercase == true
    {
      return true
    }
    guard
      tokens[before].partOfSpeech == .determiner && tokens[before].features.contains(.indefinite)
        || tokens[before].partOfSpeech == .particle
          && grammar.genitives.contains(tokens[before].form)
    else { return false }
    let next = tokens[index + 1]
    return next.partOfSpeech == .noun || next.partOfSpeech == .adjective
      || next.partOfSpeech == .properNoun
  }

  private func isVerb(_ token: Token) -> Bool {
    token.partOfSpeech == .verb || token.partOfSpeech == .auxiliary
  }

  private func group(
    at start: Int, _ range: Range<Int>, _ tokens: [Token], _ taken: Set<Int>, previous: VerbGroup?
  ) -> VerbGroup? {
    let features = tokens[start].features
    var group: VerbGroup
    if features.contains(.finite) || features.contains(.indicative)
      || features.contains(.conditional)
      || features.contains(.subjunctive)
    {
      group = VerbGroup(
        tokens: start..<start + 1, head: start, lemma: tokens[start].lemma, form: .finite,
        tense: tense(features))
    } else if features.contains(.infinitive) {
      group = VerbGroup(
        tokens: start..<start + 1, head: start, lemma: tokens[start].lemma, form: .infinitive,
        tense: .none)
    } else if isPresentParticiple(tokens[start]) {
      guard !isBetweenDeterminerAndNoun(start, range, tokens) else { return nil }
      group = VerbGroup(
        tokens: start..<start + 1, head: start, lemma: tokens[start].lemma,
        form: .presentParticiple, tense: .present)
    } else if features.contains(.participle) {
      if lacksAuxiliary(start, range, tokens, previous) {
        group = VerbGroup(
          tokens: start..<start + 1, head: start, lemma: tokens[start].lemma, form: .finite,
          tense: .past)
        group.isPassive = previous?.isPassive == true && isCoordinated(start, range, tokens)
        absorbClitics(&group, range, tokens, limit: previous?.tokens.upperBound ?? range.lowerBound)
        return group
      }
      let isActive = takesObject(start, range, tokens)
      guard isActive || standsAlone(start, range, tokens) else { return nil }
      group = VerbGroup(
        tokens: start..<start + 1, head: start, lemma: tokens[start].lemma,
        form: isActive ? .finite : .pastParticiple, tense: .past)
      group.isPassive = !isActive && !grammar.unaccusatives.contains(group.lemma)
    } else {
      group = VerbGroup(
        tokens: start..<start + 1, head: start, lemma: tokens[start].lemma, form: .finite,
        tense: .present)
    }
    if hasNegativeEnding(tokens[start]) { group.isNegated = true }
    absorbClitics(&group, range, tokens, limit: previous?.tokens.upperBound ?? range.lowerBound)
    extend(&group, range, tokens, taken)
    absorbParticle(&group, range, tokens)
    agreeClitics(&group, tokens)
    // « was an adviser »: where the past of a state has no tense of its own, it says that it is over.
    if group.tense == .past, grammar.states.contains(group.lemma), !group.isPassive,
      tokens[start].features.contains(.past)
    {
      group.tense = .imperfect
    }
    return group
  }

  private func isPresentParticiple(_ token: Token) -> Bool {
    token.features.contains(.gerund)
      || token.features.contains(.participle) && token.features.contains(.present)
  }

  /// « Numerix founded the firm »: where the past looks like the participle, an object behind it
  /// says that it is none.
  private func takesObject(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard grammar.syntax.headIsLast, index > range.lowerBound, index + 1 < range.upperBound,
      !grammar.naming.contains(tokens[index].form.lowercased())
        || tokens[index + 1].partOfSpeech != .properNoun,
      !grammar.givingVerbs.contains(tokens[index].lemma)
        || !finiteVerbFollows(index, range, tokens),
      !tokens[index].form.hasSuffix("en")
    else { return false }
    var next = index + 1
    guard next < range.upperBound else { return false }
    if phrasalVerb(tokens[index].lemma, tokens[next]) != nil { next += 1 }
    guard next < range.upperBound else { return false }
    let lower = tokens[next].form.lowercased()
    if grammar.definite.contains(lower) || grammar.indefinite.contains(lower)
      || grammar.articles.contains(lower)
    {
      return true
    }
    return tokens[next].partOfSpeech == .properNoun || tokens[next].features.contains(.possessive)
      || lexicon.money.symbols.contains(tokens[next].form)
  }

  /// « The trust awarded the museum $2m »: without another verb before the next mark it is the clause's.
  private func finiteVerbFollows(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    for token in tokens[(index + 1)..<range.upperBound] {
      if token.partOfSpeech == .punctuation { return false }
      if token.partOfSpeech == .auxiliary
        || token.partOfSpeech == .verb && token.features.contains(.finite)
      {
        return true
      }
    }
    return false
  }

  /// « the founding partner »: an adjective before the noun, where adjectives stand there.
  private func isBetweenDeterminerAndNoun(_ index: Int, _ range: Range<Int>, _ tokens: [Token])
    -> Bool
  {
    guard grammar.syntax.headIsLast, index > range.lowerBound, index + 1 < range.upperBound
    else { return false }
    let before = tokens[index - 1]
    return tokens[index + 1].partOfSpeech == .noun
      && (before.partOfSpeech == .determiner || before.features.contains(.possessive)
        || before.partOfSpeech == .numeral)
  }

  /// « didn't »
  private func hasNegativeEnding(_ token: Token) -> Bool {
    let form = token.form.lowercased()
    return grammar.negativeEndings.contains { form.hasSuffix($0) }
  }

  /// « set up », « set it up »: the particle makes another verb.
  private func absorbParticle(
    _ group: inout VerbGroup, _ range: Range<Int>, _ tokens: [Token]
  ) {
    var index = group.tokens.upperBound
    guard index < range.upperBound else { return }
    if grammar.otherPronouns.match(
      at: index, limit: range.upperBound,
      forms: {
        (tokens[$0].form.lowercased(), tokens[$0].form.lowercased())
      }) != nil
    {
      index += 1
    }
    guard index < range.upperBound, let lemma = phrasalVerb(group.lemma, tokens[index]) else {
      return
    }
    group.lemma = lemma
    if index == group.tokens.upperBound { group.tokens = group.tokens.lowerBound..<index + 1 }
  }

  private func phrasalVerb(_ lemma: String, _ particle: Token) -> String? {
    let phrase = "\(lemma) \(particle.form.lowercased())"
    return grammar.phrasalVerbs.contains(phrase) ? phrase : nil
  }

  /// « a étendu sa plainte et ajouté Y » shares its auxiliary; « il promis » has lost it in translation.
  private func lacksAuxiliary(
    _ index: Int, _ range: Range<Int>, _ tokens: [Token], _ previous: VerbGroup?
  ) -> Bool {
    guard index > range.lowerBound else { return false }
    let before = tokens[index - 1].form.lowercased()
    if let agreement = grammar.subjectPronouns[before], agreement != .unknown { return true }
    guard let previous, previous.form == .finite, previous.tense == .past, previous.tokens.count > 1
    else { return false }
    return isCoordinated(index, range, tokens)
  }

  private func isCoordinated(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard index > range.lowerBound else { return false }
    return grammar.coordinators.holdsWord(tokens[index - 1].form.lowercased())
  }

  /// Whether a bare past participle opens a clause of its own and is no mere adjective.
  private func standsAlone(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    if index == range.lowerBound || grammar.copulas.contains(tokens[index].lemma) { return true }
    guard index + 1 < range.upperBound else { return false }
    if !grammar.syntax.headIsLast {
      // « X, créée cet hiver par Y », « la société créée il y a neuf ans par Y »
      if endOfAgo(at: index + 1, range, tokens) != nil { return true }
      for place in index + 1..<min(index + 4, range.upperBound) {
        if isTimeNoun(tokens[place]) { return true }
        if isVerb(tokens[place]) || tokens[place].partOfSpeech == .punctuation { break }
      }
    }
    var next = index + 1
    while next < range.upperBound, tokens[next].partOfSpeech == .adverb { next += 1 }
    guard next < range.upperBound else { return false }
    let lower = tokens[next].form.lowercased()
    return grammar.contractions[lower] != nil
      || next == index + 1 && phrasalVerb(tokens[index].lemma, tokens[next]) != nil
      || grammar.prepositions.match(
        at: next, limit: range.upperBound,
        forms: { offset in
          (tokens[offset].form.lowercased(), tokens[offset].lemma)
        }) != nil
  }

  private func tense(_ features: MorphologicalFeatures) -> VerbGroup.Tense {
    if features.contains(.conditional) { return .conditional }
    if features.contains(.subjunctive) { return .subjunctive }
    if features.contains(.future) { return .future }
    if features.contains(.imperfect) { return .imperfect }
    if features.contains(.past) { return .past }
    return .present
  }

  // MARK: Before the verb

  private func absorbClitics(
    _ group: inout VerbGroup, _ range: Range<Int>, _ tokens: [Token], limit: Int
  ) {
    var index = group.tokens.lowerBound - 1
    while index >= max(limit, range.lowerBound) {
      let lower = tokens[index].form.lowercased()
      if grammar.negations.contains(lower) || negatesAlone(lower, group.form) {
        group.isNegated = true
      } else if grammar.reflexives.contains(lower) {
        group.isReflexive = true
      } else if let clitic = grammar.objectClitics[lower], group.form != .pastParticiple {
        // « en donnant » is a gerund, not a pronoun.
        if group.form == .presentParticiple, clitic.function == "of" { break }
        group.clitics.append(
          VerbGroup.Clitic(token: index, function: clitic.function, agreement: clitic.agreement))
      } else if let agreement = grammar.subjectPronouns[lower], group.subjectPronoun == nil,
        group.form == .finite, !lower.hasPrefix("-")
      {
        group.subjectPronoun = VerbGroup.Pronoun(token: index, agreement: agreement)
      } else {
        break
      }
      group.tokens = index..<group.tokens.upperBound
      index -= 1
    }
  }

  /// « l'a traînée »: the participle tells the gender and number of the object before it.
  private func agreeClitics(_ group: inout VerbGroup, _ tokens: [Token]) {
    let features = tokens[group.head].features
    guard group.form == .finite, features.contains(.participle) else { return }
    for index in group.clitics.indices where group.clitics[index].function == "object" {
      if features.contains(.feminine) { group.clitics[index].agreement.gender = .feminine }
      if features.contains(.plural) { group.clitics[index].agreement.number = .plural }
    }
  }

  /// « never sued », « ne pas investir »: a negation right before the verb.
  private func negatesAlone(_ word: String, _ form: VerbGroup.Form) -> Bool {
    grammar.strongNegations.contains(word) && (form == .infinitive || grammar.negations.isEmpty)
  }

  // MARK: After the verb

  private func extend(
    _ group: inout VerbGroup, _ range: Range<Int>, _ tokens: [Token], _ taken: Set<Int>
  ) {
    var index = group.tokens.upperBound
    var auxiliary: String? = isAuxiliary(group.lemma) ? group.lemma : nil
    // « avait été montée »: behind « été » any verb is passive, also one whose perfect takes « être ».
    var isCompound = false
    var depth = 0
    while index < range.upperBound, depth < 8 {
      depth += 1
      skipAdverbs(
        &index, &group, range, tokens,
        mayReach: { candidate in
          isVerb(tokens[candidate]) && !taken.contains(candidate)
        })
      guard index < range.upperBound, !taken.contains(index) else { return }
      let token = tokens[index]
      if let helper = auxiliary, isVerb(token), !token.features.contains(.infinitive),
        token.features.contains(.participle) || index == group.tokens.upperBound
          || grammar.syntax.headIsLast && grammar.have.contains(helper)
            && token.features.contains(.past),
        !token.features.contains(.participle) || !token.features.contains(.present)
          || isPassiveAuxiliary(token.lemma)
      {
        let lemma = token.lemma
        if isPassiveAuxiliary(helper), isCompound || !grammar.unaccusatives.contains(lemma) {
          group.isPassive = !group.isReflexive
        } else {
          group.isPassive = false
        }
        if group.tense == .present || group.tense == .imperfect,
          !isPassiveAuxiliary(helper) || group.isReflexive || grammar.unaccusatives.contains(lemma)
        {
          group.tense = .past
        }
        // « would have sued »: it did not come to that.
        if grammar.have.contains(helper), group.effects.last == .planned,
          group.tokens.contains(where: {
            grammar.counterfactual.contains(tokens[$0].form.lowercased())
          })
        {
          group.effects.append(.not)
        }
        take(index, lemma, &group)
        isCompound = isPassiveAuxiliary(lemma) && grammar.have.contains(helper)
        auxiliary = isAuxiliary(lemma) ? lemma : nil
        index += 1
        continue
      }
      if let helper = auxiliary, isVerb(token), isPresentParticiple(token),
        grammar.progressiveAuxiliaries.contains(helper)
      {
        group.isPassive = false
        take(index, token.lemma, &group)
        auxiliary = isAuxiliary(token.lemma) ? token.lemma : nil
        index += 1
        continue
      }
      guard let (effect, infinitive) = controlled(group.lemma, from: index, range, tokens, taken)
      else { return }
      if group.form == .finite || group.form == .presentParticiple || group.form == .infinitive {
        group.effects.append(effect)
        take(infinitive, tokens[infinitive].lemma, &group)
        // « s'est engagé à verser »: the pronoun is the governing verb's.
        group.isReflexive = grammar.reflexives.contains(tokens[infinitive - 1].form.lowercased())
        absorbInnerClitics(before: infinitive, from: index, &group, tokens)
        group.isPassive = false
        auxiliary = isAuxiliary(group.lemma) ? group.lemma : nil
        index = infinitive + 1
      } else {
        return
      }
    }
  }

  private func take(_ index: Int, _ lemma: String, _ group: inout VerbGroup) {
    group.head = index
    group.lemma = lemma
    group.tokens = group.tokens.lowerBound..<index + 1
  }

  private func isAuxiliary(_ lemma: String) -> Bool {
    grammar.have.contains(lemma) || isPassiveAuxiliary(lemma)
  }

  private func isPassiveAuxiliary(_ lemma: String) -> Bool {
    grammar.passiveAuxiliaries.contains(lemma)
  }

  /// Steps over adverbs and negation to a verb; without one it stays where it was.
  private func skipAdverbs(
    _ index: inout Int, _ group: inout VerbGroup, _ range: Range<Int>, _ tokens: [Token],
    mayReach: (Int) -> Bool
  ) {
    var probe = index
    var negated = false
    var pronoun: VerbGroup.Pronoun?
    while probe < range.upperBound, probe - index < 9 {
      let lower = tokens[probe].form.lowercased()
      if grammar.strongNegations.contains(lower) {
        negated = true
      } else if lower.hasPrefix("-"), let agreement = grammar.subjectPronouns[lower] {
        pronoun = VerbGroup.Pronoun(token: probe, agreement: agreement)
      } else if let match = grammar.adverbials.match(
        at: probe, limit: range.upperBound,
        forms: { offset in
          let form = tokens[offset].form.lowercased()
          return (form, form)
        })
      {
        probe += match.length - 1
      } else if let end = endOfTime(at: probe, range, tokens) {
        probe = end - 1
      } else if tokens[probe].partOfSpeech == .adverb || grammar.distributives.contains(lower) {
      } else {
        break
      }
      probe += 1
    }
    if let pronoun, group.subjectPronoun == nil {
      group.subjectPronoun = pronoun
      group.tokens = group.tokens.lowerBound..<max(group.tokens.upperBound, pronoun.token + 1)
      index = max(index, pronoun.token + 1)
    }
    if negated { group.isNegated = true }
    if probe < range.upperBound, mayReach(probe) { index = probe }
  }

  /// « pendant quinze ans »: a preposition, a few words, a noun of time.
  private func endOfTime(at index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Int? {
    guard
      let match = grammar.prepositions.match(
        at: index, limit: range.upperBound,
        forms: { offset in
          let form = tokens[offset].form.lowercased()
          return (form, form)
        })
    else { return nil }
    for place in index
      + match.length..<max(index + match.length, min(index + match.length + 4, range.upperBound))
    {
      if lexicon.dates.timeNouns.contains(tokens[place].form.lowercased())
        || lexicon.dates.timeNouns.contains(tokens[place].lemma)
      {
        return place + 1
      }
      if isVerb(tokens[place]) || tokens[place].partOfSpeech == .punctuation { return nil }
    }
    return nil
  }

  /// The infinitive that a verb of `control.txt` governs, a few adverbs or a weekday further on.
  private func controlled(
    _ lemma: String, from start: Int, _ range: Range<Int>, _ tokens: [Token], _ taken: Set<Int>
  ) -> (ControlEffect, Int)? {
    var index = start
    var steps = 0
    while index < range.upperBound, steps < 7 {
      let lower = tokens[index].form.lowercased()
      let preposition = grammar.canonicalPreposition(lower)
      if let effect = grammar.control["\(lemma) \(preposition)"],
        let verb = governed(after: index + 1, range, tokens, taken)
      {
        return (effect, verb)
      }
      if isGovernable(tokens[index]), !taken.contains(index),
        let effect = grammar.control["\(lemma) -"]
      {
        return (effect, index)
      }
      guard
        tokens[index].partOfSpeech == .adverb
          || lexicon.dates.months[lower] == nil
            && (tokens[index].partOfSpeech == .noun && steps == 0
              || grammar.objectClitics[lower] != nil || grammar.reflexives.contains(lower))
      else { return nil }
      index += 1
      steps += 1
    }
    return nil
  }

  /// An infinitive, or the gerund that stands for it: « accused of giving », « denies giving ».
  private func isGovernable(_ token: Token) -> Bool {
    isVerb(token) && (token.features.contains(.infinitive) || isPresentParticiple(token))
  }

  private func governed(
    after start: Int, _ range: Range<Int>, _ tokens: [Token], _ taken: Set<Int>
  ) -> Int? {
    var index = start
    while index < range.upperBound, index - start < 4, !taken.contains(index) {
      if isVerb(tokens[index]) {
        return isGovernable(tokens[index]) ? index : nil
      }
      let lower = tokens[index].form.lowercased()
      guard
        grammar.objectClitics[lower] != nil || grammar.reflexives.contains(lower)
          || tokens[index].partOfSpeech == .adverb || grammar.negations.contains(lower)
      else { return nil }
      index += 1
    }
    return nil
  }

  private func absorbInnerClitics(
    before infinitive: Int, from start: Int, _ group: inout VerbGroup, _ tokens: [Token]
  ) {
    for index in start..<max(start, infinitive) {
      let lower = tokens[index].form.lowercased()
      if let clitic = grammar.objectClitics[lower] {
        group.clitics.append(
          VerbGroup.Clitic(token: index, function: clitic.function, agreement: clitic.agreement))
      }
    }
  }
}
