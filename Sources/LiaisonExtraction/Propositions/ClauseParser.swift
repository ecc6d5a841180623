import LiaisonModel

/// Takes a sentence apart into clauses and noun phrases, left to right, by brackets: what stands
/// between commas behind a name, behind a relative pronoun, behind a participle, hangs on it.
///
/// Time linear in the sentence but for lookahead, which is bounded by it.
struct ClauseParser {
  var elements: [Element]
  let range: Range<Int>
  let grammar: Grammar
  var position = 0
  var phrases: [NounPhrase] = []
  var clauses: [Clause] = []
  var depth = 0
  /// Commas behind which no apposition stands although one may: tried once, lest brackets in brackets
  /// take exponential time.
  var plainCommas: Set<Int> = []
  /// Whether bare names behind a comma belong to no list of complements.
  var barsBareMembers = false
  /// The kinds of coordinator that a list may be joined by.
  static let listing: Set<String> = ["and", "or", "nor", "then"]

  static func parse(_ elements: [Element], range: Range<Int>, grammar: Grammar) -> SentenceStructure
  {
    var parser = ClauseParser(elements: elements, range: range, grammar: grammar)
    parser.parseSentence()
    parser.resolveRelatives()
    parser.applyObjectControl()
    parser.applyHeadlineInfinitives()
    return SentenceStructure(
      elements: elements, phrases: parser.phrases, clauses: parser.clauses, tokens: range)
  }

  private init(elements: [Element], range: Range<Int>, grammar: Grammar) {
    self.elements = elements
    self.range = range
    self.grammar = grammar
  }

  // MARK: Clauses

  mutating func parseSentence() {
    while position < elements.count {
      let before = position
      parseClause(.main, parent: nil, antecedents: [], openedByComma: false)
      if position == before { position += 1 }
    }
  }

  /// Reads one clause and those that hang on it; returns where something begins that it cannot hold.
  @discardableResult
  mutating func parseClause(
    _ kind: Clause.Kind, parent: Int?, antecedents: [Int], openedByComma: Bool
  ) -> Int {
    depth += 1
    defer { depth -= 1 }
    let id = clauses.count
    let startToken = position < elements.count ? elements[position].token : range.upperBound
    clauses.append(
      Clause(
        kind: kind, parent: parent, antecedents: antecedents, tokens: startToken..<startToken,
        isOpenedByComma: openedByComma))
    var current = id
    var pendingCoordinator = false
    var afterComma = false
    loop: while position < elements.count {
      let element = elements[position]
      switch element {
      case .noun where opensContactClause(in: current):
        parseContactClause(in: current)
      case .noun:
        let closedRelative =
          position > 0 && afterComma
          && clauses.indices.contains {
            $0 > current && clauses[$0].parent == current && clauses[$0].verb != nil
              && clauses[$0].tokens.upperBound >= elements[position - 1].token
          }
        let list = parseList(clause: current)
        if closedRelative, clauses[current].verb == nil, list.count == 1, let name = list.first,
          phrases[name].group.kind == .name, phrases[name].group.noun == nil,
          let before = clauses[current].before.last, before.count == 1, let renamed = before.first,
          phrases[renamed].group.kind == .nominal, phrases[renamed].group.noun != nil,
          phrases[renamed].group.preposition.isEmpty
        {
          // « L'entreprise qu'il a fondée, Goémonis, emploie … »
          phrases[name].appositionOf = renamed
          phrases[renamed].appositions.append(name)
        } else if clauses[current].verb == nil {
          clauses[current].before.append(list)
        } else {
          clauses[current].after.append(list)
        }
        afterComma = false
      case .verb(let verb) where isReducedRelative(verb, in: current, afterComma: afterComma):
        var participle = verb
        participle.form = .pastParticiple
        participle.isPassive = true
        elements[position] = .verb(participle)
      case .verb where opensContactClause(in: current):
        parseContactClause(in: current)
      case .verb(var verb):
        // « sans l'avoir créée »
        if position > 0, case .preposition("without", _) = elements[position - 1] {
          verb.isNegated = true
        }
        // « avant que X ne lance Y »
        if case .subordinate(let word) = clauses[current].kind, grammar.expletiveNe.contains(word) {
          verb.isNegated = false
          if verb.tense == .subjunctive { verb.tense = .past }
        }
        if opensWithInfinitive(verb, in: current), depth < 40 {
          // « Après avoir fondé X, Y a … »
          parseClause(.participial, parent: current, antecedents: [], openedByComma: false)
        } else if clauses[current].verb == nil,
          !isParticipialOpening(verb, in: current, afterComma: afterComma)
        {
          clauses[current].verb = verb
          position += 1
        } else if isParticipialOpening(verb, in: current, afterComma: afterComma) {
          let antecedents = lastPhrases(in: current)
          parseClause(
            .participial, parent: current, antecedents: antecedents, openedByComma: afterComma)
        } else if kind == .participial, verb.form == .finite,
          clauses[current].verb?.form != .finite,
          clauses[current].after.last.map({ !endsRightBefore(verb, $0) }) ?? true
        {
          break loop
        } else if pendingCoordinator || afterComma && verb.form == .finite && !isEmbedded(kind) {
          current = startSibling(of: current, kind: kind, antecedents: antecedents)
          clauses[current].verb = verb
          position += 1
        } else if isEmbedded(kind), verb.form == .finite, parentAwaitsVerb(parent) {
          break loop
        } else if verb.form == .infinitive || verb.form == .presentParticiple {
          parseClause(.participial, parent: current, antecedents: [], openedByComma: afterComma)
        } else if isEmbedded(kind) {
          break loop
        } else {
          current = startSibling(of: current, kind: .main, antecedents: [])
          moveTrailingPhrases(to: current)
          clauses[current].verb = verb
          position += 1
        }
        pendingCoordinator = false
        afterComma = false
      case .relative(let function, _):
        position += 1
        if depth < 40 {
          parseClause(
            .relative(function: function), parent: current,
            antecedents: restricted(lastPhrases(in: current), in: current, function, afterComma),
            openedByComma: afterComma)
        }
        afterComma = false
      case .subordinator(let word, _):
        if isEmbedded(kind), clauses[current].verb != nil, afterComma, parentAwaitsVerb(parent) {
          break loop
        }
        position += 1
        if depth < 40 {
          parseClause(
            .subordinate(word), parent: current, antecedents: [], openedByComma: afterComma)
        }
        afterComma = false
      case .coordinator:
        pendingCoordinator = true
        afterComma = false
        position += 1
      case .comma:
        if isEmbedded(kind), clauses[current].verb != nil,
          closesAtComma(kind, parent, openedByComma)
        {
          break loop
        }
        position += 1
        afterComma = true
      case .stop:
        if isEmbedded(kind) { break loop }
        position += 1
        close(current)
        return current
      case .open:
        position += 1
        if depth < 40 {
          parseClause(
            .parenthesis, parent: current, antecedents: lastPhrases(in: current),
            openedByComma: true)
        }
      case .close:
        if kind == .parenthesis {
          position += 1
          break loop
        }
        if isEmbedded(kind), clauses.contains(where: { $0.kind == .parenthesis }) { break loop }
        position += 1
      case .preposition, .distributive:
        position += 1
      }
    }
    close(current)
    return current
  }

  /// Whether a bare phrase, which may be its subject, stands right before the verb.
  func endsRightBefore(_ verb: VerbGroup, _ list: [Int]) -> Bool {
    guard verb.subjectPronoun == nil, position > 0, case .noun(let noun) = elements[position - 1]
    else { return false }
    return noun.preposition.isEmpty && list.contains { phrases[$0].group == noun }
  }

  // MARK: Relative clauses without a pronoun of their own function

  /// « the charity they created », « the brewery their father founded »: a finite verb with its
  /// subject right behind a noun that has another place in the sentence.
  func opensContactClause(in clause: Int) -> Bool {
    guard grammar.syntax.hasContactClauses, depth < 40, position > 0,
      case .noun(let noun) = elements[position - 1], noun.kind == .nominal,
      noun.determiner != .none, noun.end == elements[position].token,
      noun.preposition.isEmpty || clauses[clause].verb != nil,
      !clauses[clause].before.isEmpty || !clauses[clause].after.isEmpty
    else { return false }
    if let verb = clauses[clause].verb, grammar.reporting.contains(verb.lemma) { return false }
    switch elements[position] {
    case .verb(let verb): return verb.form == .finite && verb.subjectPronoun != nil
    case .noun(let subject):
      guard subject.preposition.isEmpty, subject.kind != .money, position + 1 < elements.count,
        case .verb(let verb) = elements[position + 1]
      else { return false }
      return verb.form == .finite && verb.tokens.lowerBound == subject.end
    default: return false
    }
  }

  /// « the paper, launched in 1881 by X, goes … »: no finite verb stands behind a lone comma.
  func isReducedRelative(_ verb: VerbGroup, in clause: Int, afterComma: Bool) -> Bool {
    guard grammar.syntax.headIsLast, afterComma, verb.form == .finite, verb.tense == .past,
      verb.tokens.count == 1 || verb.tokens.count == 2 && verb.lemma.contains(" "),
      clauses[clause].verb == nil, position > 1,
      case .comma = elements[position - 1], case .noun(let noun) = elements[position - 2],
      !clauses.contains(where: { $0.parent == clause && $0.isOpenedByComma }),
      let phrase = phrases.lastIndex(where: { $0.group == noun }),
      phrases[phrase].appositionOf == nil, phrases[phrase].appositions.isEmpty,
      phrases[phrase].complementOf.map({ phrases[$0].appositionOf == nil }) ?? true,
      position + 1 < elements.count, case .noun(let next) = elements[position + 1]
    else { return false }
    return !next.preposition.isEmpty
  }

  mutating func parseContactClause(in clause: Int) {
    guard case .noun(let noun) = elements[position - 1] else { return }
    let antecedent = phrases.lastIndex { $0.group == noun }
    parseClause(
      .relative(function: "object"), parent: clause, antecedents: antecedent.map { [$0] } ?? [],
      openedByComma: false)
  }

  /// « which » and « that » are the object where the clause has a subject of its own.
  mutating func resolveRelatives() {
    for index in clauses.indices
    where clauses[index].kind == .relative(function: "either")
      || clauses[index].kind == .relative(function: "ambiguous")
    {
      let hasSubject =
        clauses[index].verb?.subjectPronoun != nil
        || clauses[index].before.contains { list in
          list.first.map { phrases[$0].group.preposition.isEmpty } ?? false
        }
      clauses[index].kind = .relative(function: hasSubject ? "object" : "subject")
    }
  }

  /// « asked X to sue Y »: whether the infinitive happens is for the verb above it to say.
  mutating func applyObjectControl() {
    for index in clauses.indices {
      // « accused X of suing Y »: the gerund stands for an infinitive.
      guard let form = clauses[index].verb?.form,
        form == .infinitive || form == .presentParticiple && !clauses[index].isOpenedByComma,
        let parent = clauses[index].parent, let verb = clauses[parent].verb,
        form == .infinitive || clauses[index].tokens.lowerBound > verb.head,
        let effect = grammar.control["\(verb.lemma) object"]
      else { continue }
      clauses[index].verb?.effects.insert(effect, at: 0)
    }
  }

  /// « X to sue Y »: in headlines the infinitive is the future.
  mutating func applyHeadlineInfinitives() {
    guard grammar.syntax.headIsLast else { return }
    for index in clauses.indices
    where clauses[index].kind == .main && clauses[index].verb?.form == .infinitive
      && clauses[index].verb?.effects.isEmpty == true && !clauses[index].before.isEmpty
    {
      clauses[index].verb?.effects = [.planned]
    }
  }

  mutating func close(_ clause: Int) {
    let end =
      position > 0 && position <= elements.count ? elements[position - 1].end : range.upperBound
    clauses[clause].tokens =
      clauses[clause].tokens.lowerBound..<max(end, clauses[clause].tokens.lowerBound)
  }

  func isEmbedded(_ kind: Clause.Kind) -> Bool { kind != .main }

  /// A participle or gerund that hangs on a noun and is not the clause's own verb.
  func isParticipialOpening(_ verb: VerbGroup, in clause: Int, afterComma: Bool) -> Bool {
    switch verb.form {
    case .finite, .infinitive: return false
    case .pastParticiple, .presentParticiple:
      if clauses[clause].kind == .participial, clauses[clause].verb == nil { return false }
      return true
    }
  }

  func opensWithInfinitive(_ verb: VerbGroup, in clause: Int) -> Bool {
    guard verb.form == .infinitive, clauses[clause].kind == .main, clauses[clause].verb == nil,
      clauses[clause].before.isEmpty, position > 0, case .preposition = elements[position - 1]
    else { return false }
    return true
  }

  func parentAwaitsVerb(_ parent: Int?) -> Bool {
    var next = parent
    while let id = next {
      if clauses[id].verb == nil { return true }
      next = clauses[id].parent
    }
    return false
  }

  /// Whether the comma ahead ends the clause that was opened inside another.
  func closesAtComma(_ kind: Clause.Kind, _ parent: Int?, _ openedByComma: Bool) -> Bool {
    guard position + 1 < elements.count else { return true }
    switch elements[position + 1] {
    case .verb(let verb):
      return verb.form == .finite || verb.form == .infinitive && !parentAwaitsVerb(parent)
    case .coordinator: return openedByComma || kind == .parenthesis
    case .relative: return false
    case .subordinator: return parentAwaitsVerb(parent)
    default:
      if case .subordinate = kind { return true }
      return openedByComma || parentAwaitsVerb(parent)
    }
  }

  mutating func startSibling(
    of clause: Int, kind: Clause.Kind, antecedents: [Int]
  ) -> Int {
    close(clause)
    let id = clauses.count
    let start = elements[position].token
    clauses.append(
      Clause(
        kind: kind, parent: clauses[clause].parent, antecedents: antecedents,
        sharesSubjectOf: clause, tokens: start..<start))
    // « …, et Meta a donné »: phrases behind the coordinator belong to the new clause.
    moveTrailingPhrases(to: id)
    return id
  }

  /// Takes the bare phrases right before the verb ahead from the clause before.
  mutating func moveTrailingPhrases(to id: Int) {
    guard let source = clauses[id].sharesSubjectOf, let last = clauses[source].after.last,
      let first = last.first, phrases[first].group.preposition.isEmpty,
      phrases[first].group.kind != .money, position > 0
    else { return }
    var previous = position - 1
    while previous >= 0, case .preposition = elements[previous] { previous -= 1 }
    // « …, and his wife, Corinne, gave … »
    if previous > 1, case .comma = elements[previous], !phrases[first].appositions.isEmpty {
      previous -= 1
    }
    guard previous >= 0, case .noun(let group) = elements[previous],
      last.contains(where: { phrases[$0].group == group || isInside(group, $0) })
    else { return }
    clauses[source].after.removeLast()
    clauses[id].before.append(last)
    clauses[id].sharesSubjectOf = nil
    clauses[id].tokens = phrases[first].group.start..<clauses[id].tokens.upperBound
    for phrase in last { phrases[phrase].clause = id }
  }

  func isInside(_ group: NounGroup, _ phrase: Int) -> Bool {
    phrases[phrase].complements.contains { complement in
      complement.phrases.contains { phrases[$0].group == group || isInside(group, $0) }
    } || phrases[phrase].appositions.contains { phrases[$0].group == group || isInside(group, $0) }
  }

  /// What a relative pronoun or participle right here would hang on.
  func lastPhrases(in clause: Int) -> [Int] {
    let list =
      clauses[clause].verb == nil ? clauses[clause].before.last : clauses[clause].after.last
    // « faces a claim for £5m, issued by X »: a sum is no party to it.
    if let sum = list?.first, phrases[sum].group.kind == .money, clauses[clause].verb != nil,
      position > 0, case .comma = elements[position - 1],
      let thing = clauses[clause].after.dropLast().last(where: {
        $0.first.map { phrases[$0].group.kind != .money } ?? false
      })
    {
      return thing
    }
    guard let list, let last = list.last ?? list.first else {
      if let before = clauses[clause].before.last { return before }
      return []
    }
    // « Créateur de X, qui …, A a … »: a role that opens a sentence passes the pronoun on.
    if !grammar.syntax.headIsLast, list.count == 1, clauses[clause].verb == nil,
      clauses[clause].before.count == 1, isRole(phrases[last].group),
      phrases[last].group.determiner == .none, phrases[last].group.preposition.isEmpty,
      phrases[last].appositionOf == nil, phrases[last].appositions.isEmpty,
      let inner = phrases[last].complements.last?.phrases.last
    {
      return [inner]
    }
    // In a plain list the pronoun goes with the last member: « A et B, qui … ».
    return [nearestThing(last)]
  }

  /// « a theme park near Harrison that X opened »: a name alone cannot be narrowed, so that the noun
  /// before it is.
  func restricted(
    _ antecedents: [Int], in clause: Int, _ function: String, _ afterComma: Bool
  ) -> [Int] {
    guard grammar.syntax.headIsLast, !afterComma, function == "ambiguous" || function == "either",
      antecedents.count == 1, let last = antecedents.first,
      phrases[last].group.kind == .name, phrases[last].group.determiner == .none,
      phrases[last].group.noun == nil, !phrases[last].group.preposition.isEmpty,
      let before = phrases.indices.last(where: {
        $0 < last && phrases[$0].clause == clause && phrases[$0].group.kind == .nominal
          && phrases[$0].group.noun != nil && phrases[$0].group.determiner != .none
      }), phrases[last].group.start - phrases[before].group.end <= 1
    else { return antecedents }
    return [before]
  }

  /// « la présence de X, qui … »: what says nothing of a person or thing passes the pronoun on.
  func nearestThing(_ phrase: Int) -> Int {
    let current = phrases[phrase]
    guard current.group.kind == .nominal, current.group.noun == nil, !current.group.isRound,
      let inner = current.complements.last?.phrases.last
    else { return phrase }
    let deeper = nearestThing(inner)
    return phrases[deeper].group.kind == .name || phrases[deeper].group.noun != nil
      ? deeper : phrase
  }
}
