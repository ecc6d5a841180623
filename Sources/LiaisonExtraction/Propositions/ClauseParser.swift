import LiaisonModel

/// Takes a sentence apart into clauses and noun phrases, left to right, by brackets: what stands
/// between commas behind a name, behind a relative pronoun, behind a participle, hangs on it.
///
/// Time linear in the sentence but for lookahead, which is bounded by it.
struct ClauseParser {
  private var elements: [Element]
  private let range: Range<Int>
  private let grammar: Grammar
  private var position = 0
  private var phrases: [NounPhrase] = []
  private var clauses: [Clause] = []
  private var depth = 0
  /// Commas behind which no apposition stands although one may: tried once, lest brackets in brackets
  /// take exponential time.
  private var plainCommas: Set<Int> = []
  /// The kinds of coordinator that a list may be joined by.
  private static let listing: Set<String> = ["and", "or", "nor", "then"]

  static func parse(_ elements: [Element], range: Range<Int>, grammar: Grammar) -> SentenceStructure
  {
    var parser = ClauseParser(elements: elements, range: range, grammar: grammar)
    parser.parseSentence()
    parser.resolveRelatives()
    parser.applyObjectControl()
    return SentenceStructure(
      elements: elements, phrases: parser.phrases, clauses: parser.clauses, tokens: range)
  }

  private init(elements: [Element], range: Range<Int>, grammar: Grammar) {
    self.elements = elements
    self.range = range
    self.grammar = grammar
  }

  // MARK: Clauses

  private mutating func parseSentence() {
    while position < elements.count {
      let before = position
      parseClause(.main, parent: nil, antecedents: [], openedByComma: false)
      if position == before { position += 1 }
    }
  }

  /// Reads one clause and those that hang on it; returns where something begins that it cannot hold.
  @discardableResult
  private mutating func parseClause(
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
            .relative(function: function), parent: current, antecedents: lastPhrases(in: current),
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
  private func endsRightBefore(_ verb: VerbGroup, _ list: [Int]) -> Bool {
    guard verb.subjectPronoun == nil, position > 0, case .noun(let noun) = elements[position - 1]
    else { return false }
    return noun.preposition.isEmpty && list.contains { phrases[$0].group == noun }
  }

  // MARK: Relative clauses without a pronoun of their own function

  /// « the charity they created », « the brewery their father founded »: a finite verb with its
  /// subject right behind a noun that has another place in the sentence.
  private func opensContactClause(in clause: Int) -> Bool {
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
  private func isReducedRelative(_ verb: VerbGroup, in clause: Int, afterComma: Bool) -> Bool {
    guard grammar.syntax.headIsLast, afterComma, verb.form == .finite, verb.tense == .past,
      verb.tokens.count == 1, clauses[clause].verb == nil, position > 1,
      case .comma = elements[position - 1], case .noun(let noun) = elements[position - 2],
      !clauses.contains(where: { $0.parent == clause && $0.isOpenedByComma }),
      let phrase = phrases.lastIndex(where: { $0.group == noun }),
      phrases[phrase].appositionOf == nil, phrases[phrase].appositions.isEmpty,
      phrases[phrase].complementOf.map({ phrases[$0].appositionOf == nil }) ?? true,
      position + 1 < elements.count, case .noun(let next) = elements[position + 1]
    else { return false }
    return !next.preposition.isEmpty
  }

  private mutating func parseContactClause(in clause: Int) {
    guard case .noun(let noun) = elements[position - 1] else { return }
    let antecedent = phrases.lastIndex { $0.group == noun }
    parseClause(
      .relative(function: "object"), parent: clause, antecedents: antecedent.map { [$0] } ?? [],
      openedByComma: false)
  }

  /// « which » and « that » are the object where the clause has a subject of its own.
  private mutating func resolveRelatives() {
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
  private mutating func applyObjectControl() {
    for index in clauses.indices where clauses[index].verb?.form == .infinitive {
      guard let parent = clauses[index].parent, let verb = clauses[parent].verb,
        let effect = grammar.control["\(verb.lemma) object"]
      else { continue }
      clauses[index].verb?.effects.insert(effect, at: 0)
    }
  }

  private mutating func close(_ clause: Int) {
    let end =
      position > 0 && position <= elements.count ? elements[position - 1].end : range.upperBound
    clauses[clause].tokens =
      clauses[clause].tokens.lowerBound..<max(end, clauses[clause].tokens.lowerBound)
  }

  private func isEmbedded(_ kind: Clause.Kind) -> Bool { kind != .main }

  /// A participle or gerund that hangs on a noun and is not the clause's own verb.
  private func isParticipialOpening(_ verb: VerbGroup, in clause: Int, afterComma: Bool) -> Bool {
    switch verb.form {
    case .finite, .infinitive: return false
    case .pastParticiple, .presentParticiple:
      if clauses[clause].kind == .participial, clauses[clause].verb == nil { return false }
      return true
    }
  }

  private func opensWithInfinitive(_ verb: VerbGroup, in clause: Int) -> Bool {
    guard verb.form == .infinitive, clauses[clause].kind == .main, clauses[clause].verb == nil,
      clauses[clause].before.isEmpty, position > 0, case .preposition = elements[position - 1]
    else { return false }
    return true
  }

  private func parentAwaitsVerb(_ parent: Int?) -> Bool {
    var next = parent
    while let id = next {
      if clauses[id].verb == nil { return true }
      next = clauses[id].parent
    }
    return false
  }

  /// Whether the comma ahead ends the clause that was opened inside another.
  private func closesAtComma(_ kind: Clause.Kind, _ parent: Int?, _ openedByComma: Bool) -> Bool {
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

  private mutating func startSibling(
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
  private mutating func moveTrailingPhrases(to id: Int) {
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

  private func isInside(_ group: NounGroup, _ phrase: Int) -> Bool {
    phrases[phrase].complements.contains { complement in
      complement.phrases.contains { phrases[$0].group == group || isInside(group, $0) }
    } || phrases[phrase].appositions.contains { phrases[$0].group == group || isInside(group, $0) }
  }

  /// What a relative pronoun or participle right here would hang on.
  private func lastPhrases(in clause: Int) -> [Int] {
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
    // In a plain list the pronoun goes with the last member: « A et B, qui … ».
    return [nearestThing(last)]
  }

  /// « la présence de X, qui … »: what says nothing of a person or thing passes the pronoun on.
  private func nearestThing(_ phrase: Int) -> Int {
    let current = phrases[phrase]
    guard current.group.kind == .nominal, current.group.noun == nil, !current.group.isRound,
      let inner = current.complements.last?.phrases.last
    else { return phrase }
    let deeper = nearestThing(inner)
    return phrases[deeper].group.kind == .name || phrases[deeper].group.noun != nil
      ? deeper : phrase
  }

  // MARK: Noun phrases

  /// Reads coordinated noun phrases: `A`, `A et B`, `A, B et C`, `A, patron de B, et C`.
  private mutating func parseList(clause: Int) -> [Int] {
    guard let first = parsePhrase(clause: clause) else {
      position += 1
      return []
    }
    var members = [first]
    while let next = continuation(of: members) {
      position = next
      guard let phrase = parsePhrase(clause: clause) else { break }
      members.append(phrase)
    }
    if members.count > 1 {
      for member in members { phrases[member].coordination = members }
    }
    return members
  }

  /// Where the next member of a list begins: behind « et », or behind a comma if the list goes on to
  /// an « et » or consists of names.
  private func continuation(of members: [Int]) -> Int? {
    guard position < elements.count, let first = members.first else { return nil }
    let preposition = phrases[first].group.preposition
    func joins(_ index: Int) -> NounGroup? {
      guard index < elements.count, case .noun(let group) = elements[index] else { return nil }
      // « à A et B » goes on bare only among names.
      // « auprès de A et de B » repeats only the last word of the preposition.
      let opening = phrases[first].group
      guard
        group.preposition == preposition
          || group.preposition == "of" && opening.tokens.lowerBound - opening.start > 1
          || group.preposition.isEmpty
            && (grammar.syntax.sharesPreposition
              || group.kind == .name && phrases[first].group.kind == .name)
      else { return nil }
      guard (group.kind == .money) == (phrases[first].group.kind == .money) else { return nil }
      return group
    }
    switch elements[position] {
    case .coordinator(let word, _) where Self.listing.contains(word):
      guard let group = joins(position + 1) else { return nil }
      return startsClause(position + 1, group) ? nil : position + 1
    case .comma:
      guard position + 1 < elements.count else { return nil }
      if case .coordinator(let word, _) = elements[position + 1], Self.listing.contains(word),
        let group = joins(position + 2)
      {
        return startsClause(position + 2, group) ? nil : position + 2
      }
      guard let group = joins(position + 1),
        listGoesOn(from: position + 1, like: phrases[first].group)
      else { return nil }
      return startsClause(position + 1, group) ? nil : position + 1
    default: return nil
    }
  }

  /// Whether the group ahead is the subject of a verb of its own: « … et Meta a donné … ».
  private func startsClause(_ index: Int, _ group: NounGroup) -> Bool {
    guard group.preposition.isEmpty else { return false }
    // Only where the list so far already stands behind a verb.
    var hasVerbBefore = false
    for element in elements[..<position] {
      if case .verb(let verb) = element, verb.form == .finite { hasVerbBefore = true }
      if case .stop = element { hasVerbBefore = false }
      if case .relative = element { hasVerbBefore = false }
    }
    guard hasVerbBefore else { return false }
    var probe = index + 1
    var bracket = 0
    while probe < elements.count {
      switch elements[probe] {
      case .noun(let next) where next.preposition == "of": probe += 1
      case .comma where probe == index + 1:
        // « … and his wife, Corinne, gave … »
        guard probe + 3 < elements.count, case .noun(let name) = elements[probe + 1],
          name.preposition.isEmpty, case .comma = elements[probe + 2],
          case .verb(let verb) = elements[probe + 3]
        else { return false }
        return verb.form == .finite
      case .verb(let verb): return verb.form == .finite && bracket == 0
      case .distributive: probe += 1
      default: return false
      }
      bracket += 0
    }
    return false
  }

  /// Whether behind a comma a list goes on (names of one kind up to an « et ») rather than an
  /// apposition begins.
  private func listGoesOn(from index: Int, like first: NounGroup) -> Bool {
    var probe = index
    var members = 0
    while probe < elements.count {
      guard case .noun(let group) = elements[probe] else { return false }
      if group.preposition != "of" {
        // A bare noun without an article behind a name says what the name is.
        if first.kind == .name, group.kind == .nominal, group.determiner == .none, members == 0 {
          return false
        }
        if first.kind == .name, group.kind == .nominal, group.noun?.types.contains(.person) == true,
          members == 0
        {
          return false
        }
        if first.kind == .nominal, group.kind == .name, members == 0, first.noun != nil,
          first.preposition.isEmpty || first.determiner != .none
        {
          return false
        }
        members += 1
      }
      probe += 1
      // Step over what hangs on this member.
      while probe < elements.count, case .noun(let next) = elements[probe],
        !next.preposition.isEmpty
      {
        probe += 1
      }
      guard probe < elements.count else { return false }
      switch elements[probe] {
      case .coordinator(let word, _):
        return Self.listing.contains(word) && probe + 1 < elements.count && isNoun(probe + 1)
      case .comma:
        probe += 1
        if probe < elements.count, case .coordinator = elements[probe] { return isNoun(probe + 1) }
      default: return false
      }
    }
    return false
  }

  private func isNoun(_ index: Int) -> Bool {
    guard index < elements.count, case .noun = elements[index] else { return false }
    return true
  }

  /// Reads a noun group with its complements, its parenthesis and its appositions.
  private mutating func parsePhrase(clause: Int) -> Int? {
    guard position < elements.count, case .noun(let group) = elements[position], depth < 60 else {
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    let id = phrases.count
    append(group, clause: clause)
    parseComplements(of: id, clause: clause)
    parseParenthesis(of: id, clause: clause)
    parseAppositions(of: id, clause: clause)
    return id
  }

  /// Adds a phrase, with its owners as its complements.
  private mutating func append(_ group: NounGroup, clause: Int) {
    let id = phrases.count
    phrases.append(NounPhrase(group: group, clause: clause))
    for owner in group.owners {
      let complement = phrases.count
      append(owner, clause: clause)
      phrases[complement].complementOf = id
      phrases[id].complements.append(
        NounPhrase.Complement(preposition: "of", phrases: [complement]))
    }
  }

  private mutating func parseComplements(of id: Int, clause: Int) {
    while position < elements.count, case .noun(let next) = elements[position],
      next.preposition == "of" || hangsOn(next, phrases[id].group),
      next.start == elements[position - 1].end || phrases[id].group.kind != .money
    {
      let list = parseComplementList(clause: clause)
      for phrase in list { phrases[phrase].complementOf = id }
      phrases[id].complements.append(
        NounPhrase.Complement(preposition: next.preposition, phrases: list))
    }
  }

  /// « investisseur dans X », « plainte contre X »: a noun of a role or an act takes its complement
  /// wherever it stands; other prepositions belong to the verb.
  private func hangsOn(_ next: NounGroup, _ group: NounGroup) -> Bool {
    // « X chez Y », « X of Y »
    if group.kind == .name { return next.preposition == "at" && next.kind == .name }
    guard group.kind == .nominal, !next.preposition.isEmpty else { return false }
    switch next.preposition {
    case "against": return true
    case "in", "at", "near", "to":
      return group.noun?.types.contains(.person) == true
    default: return false
    }
  }

  /// A complement's own list: « de Tesla et de SpaceX », « de Facebook, Instagram et WhatsApp ».
  private mutating func parseComplementList(clause: Int) -> [Int] {
    guard let first = parseBarePhrase(clause: clause) else { return [] }
    nameOwned(first, clause: clause)
    var members = [first]
    while let next = complementContinuation(of: members) {
      position = next
      guard let phrase = parseBarePhrase(clause: clause) else { break }
      nameOwned(phrase, clause: clause)
      members.append(phrase)
    }
    if members.count > 1 {
      for member in members { phrases[member].coordination = members }
    }
    return members
  }

  private func complementContinuation(of members: [Int]) -> Int? {
    guard position < elements.count, let first = members.first else { return nil }
    let group = phrases[first].group
    func fits(_ index: Int) -> Bool {
      guard index < elements.count, case .noun(let next) = elements[index] else { return false }
      if next.preposition == group.preposition { return !startsClause(index, next) }
      // « de Facebook, Instagram et WhatsApp »: bare members are names like the first.
      guard next.preposition.isEmpty, !startsClause(index, next) else { return false }
      // « a claim against the firm and its founder »
      if grammar.syntax.sharesPreposition, group.preposition == "against",
        next.kind == .name
          || next.noun.map({ !$0.types.isDisjoint(with: [.person, .organization]) }) == true
      {
        return true
      }
      return group.kind == .name && next.kind == .name
    }
    switch elements[position] {
    case .coordinator(let word, _) where Self.listing.contains(word):
      guard fits(position + 1) else { return nil }
      if case .noun(let next) = elements[position + 1], next.preposition.isEmpty {
        // « le PDG d'Apple et Tim Cook »: a bare name behind a single complement opens its own phrase
        // unless a list runs.
        return members.count > 1 || bareMemberFollows(position + 1, behind: group.preposition)
          ? position + 1 : nil
      }
      return position + 1
    case .comma:
      guard fits(position + 1), case .noun(let next) = elements[position + 1] else { return nil }
      if next.preposition == group.preposition, !next.preposition.isEmpty {
        return listGoesOn(from: position + 1, like: group) ? position + 1 : nil
      }
      return listGoesOn(from: position + 1, like: group) ? position + 1 : nil
    default: return nil
    }
  }

  /// In « fondateur de A et B » the bare B goes with A where a comma, a verb or the end follows.
  private func bareMemberFollows(_ index: Int, behind preposition: String) -> Bool {
    guard index + 1 < elements.count else { return true }
    switch elements[index + 1] {
    case .noun(let next): return next.preposition != "of" && next.preposition != preposition
    case .verb(let verb):
      return verb.form != .finite || preposition == "against" && grammar.syntax.sharesPreposition
    default: return true
    }
  }

  private mutating func parseBarePhrase(clause: Int) -> Int? {
    guard position < elements.count, case .noun(let group) = elements[position], depth < 60 else {
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    let id = phrases.count
    append(group, clause: clause)
    parseComplements(of: id, clause: clause)
    parseParenthesis(of: id, clause: clause)
    // « contre son directeur, X »
    if group.kind == .nominal, group.noun?.types == [.person], !group.preposition.isEmpty,
      group.preposition != "of", group.determiner == .possessive
    {
      parseAppositions(of: id, clause: clause)
    }
    return id
  }

  /// « X (éditeur de Y) »
  private mutating func parseParenthesis(of id: Int, clause: Int) {
    guard position < elements.count, case .open = elements[position], depth < 40 else { return }
    position += 1
    parseClause(.parenthesis, parent: clause, antecedents: [id], openedByComma: true)
  }

  // MARK: Appositions

  /// « X, patron de Y, un investisseur de Z, … » and « Le patron d'Y, X, … »: a phrase between commas
  /// without a preposition that is not the subject of the verb behind it.
  private mutating func parseAppositions(of id: Int, clause: Int) {
    while position + 1 < elements.count, case .comma = elements[position],
      !plainCommas.contains(position),
      case .noun(let next) = elements[position + 1], next.preposition.isEmpty,
      next.kind == .nominal || next.kind == .name,
      mayRename(phrases[id].group, next), !isRelativeOfNext(next),
      !listGoesOn(from: position + 1, like: phrases[id].group)
        || isRole(next) && phrases[id].group.kind == .name
        || phrases[id].group.agreement.number == .plural && next.kind == .name
    {
      let mark = position
      let clauseMark = clauses.count
      position += 1
      // « deux ouvrières, X et Y »
      if phrases[id].group.agreement.number == .plural, next.kind == .name {
        let list = parseList(clause: clause)
        for member in list {
          phrases[member].appositionOf = id
          phrases[id].appositions.append(member)
        }
        continue
      }
      guard let phrase = parseApposed(clause: clause) else {
        position = mark
        return
      }
      guard endsApposition(next) else {
        plainCommas.insert(mark)
        position = mark
        phrases.removeSubrange(phrase...)
        clauses.removeSubrange(clauseMark...)
        return
      }
      var members = [phrase]
      // « ancien investisseur et cofondateur de X »: coordinated roles of one holder.
      while position + 1 < elements.count, case .coordinator(let word, _) = elements[position],
        Self.listing.contains(word) || word == "then",
        case .noun(let more) = elements[position + 1], more.preposition.isEmpty,
        more.kind == .nominal,
        isRole(more)
      {
        position += 1
        guard let another = parseApposed(clause: clause) else { break }
        members.append(another)
      }
      if members.count > 1 { for member in members { phrases[member].coordination = members } }
      for member in members {
        phrases[member].appositionOf = id
        phrases[id].appositions.append(member)
      }
    }
  }

  /// « X, her husband, Tom »: a possessive between commas before a name belongs to that name.
  private func isRelativeOfNext(_ group: NounGroup) -> Bool {
    guard grammar.syntax.headIsLast, group.determiner == .possessive, group.kind == .nominal,
      position + 3 < elements.count, case .comma = elements[position + 2],
      case .noun(let name) = elements[position + 3]
    else { return false }
    return name.kind == .name && name.preposition.isEmpty
  }

  private mutating func parseApposed(clause: Int) -> Int? {
    guard let id = parseBarePhrase(clause: clause) else { return nil }
    if grammar.syntax.headIsLast { nameComplement(of: id, clause: clause) }
    return id
  }

  /// « against the firm and its chief executive, X, »: a possessive can only be X.
  private mutating func nameOwned(_ phrase: Int, clause: Int) {
    guard grammar.syntax.headIsLast, phrases[phrase].group.determiner == .possessive else { return }
    attachName(to: phrase, clause: clause)
  }

  /// « X, an adviser to the minister, Y, »: X is named, so Y is the minister.
  private mutating func nameComplement(of role: Int, clause: Int) {
    var last = role
    while let inner = phrases[last].complements.last?.phrases.last { last = inner }
    guard last != role, phrases[role].group.kind == .nominal else { return }
    attachName(to: last, clause: clause)
  }

  private mutating func attachName(to last: Int, clause: Int) {
    let group = phrases[last].group
    guard group.kind == .nominal, group.noun?.types.contains(.person) == true,
      group.determiner != .indefinite,
      position + 2 < elements.count, case .comma = elements[position],
      case .noun(let name) = elements[position + 1], name.kind == .name, name.preposition.isEmpty,
      name.noun == nil
    else { return }
    switch elements[position + 2] {
    case .comma, .stop: break
    default: return
    }
    position += 1
    guard let phrase = parseBarePhrase(clause: clause) else { return }
    phrases[phrase].appositionOf = last
    phrases[last].appositions.append(phrase)
  }

  private func isRole(_ group: NounGroup) -> Bool {
    group.kind == .nominal && group.noun?.types.contains(.person) == true
  }

  private func mayRename(_ group: NounGroup, _ next: NounGroup) -> Bool {
    if group.kind == .money || next.kind == .money { return false }
    if group.kind == .name && next.kind == .name {
      // « Sam Altman, l'investisseur Y » are two; « la firme X, Y » may be.
      return group.noun != nil && next.noun == nil && group.name == nil
    }
    if group.kind == .nominal && next.kind == .nominal {
      return group.noun != nil && next.noun != nil && next.determiner != .definite
    }
    if group.kind == .nominal {
      return next.kind == .name
        && (group.noun != nil || group.preposition.isEmpty && group.determiner != .none)
    }
    if group.kind == .name {
      return next.kind == .nominal && next.determiner != .possessive || next.noun != nil
    }
    return false
  }

  /// Behind an apposition comes a comma, a verb, a stop, or nothing.
  private func endsApposition(_ next: NounGroup) -> Bool {
    guard position < elements.count else { return true }
    switch elements[position] {
    case .comma, .stop, .close, .open, .relative, .coordinator: return true
    case .verb(let verb):
      return next.kind == .name || verb.form != .finite || next.determiner == .none
        || grammar.syntax.hasContactClauses && verb.subjectPronoun != nil
    default: return true
    }
  }
}
