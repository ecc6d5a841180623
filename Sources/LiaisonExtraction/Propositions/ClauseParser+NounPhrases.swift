import LiaisonModel

/// Noun phrases: coordination, complements and appositions.
extension ClauseParser {
  // MARK: Noun phrases

  /// Reads coordinated noun phrases: `A`, `A et B`, `A, B et C`, `A, patron de B, et C`.
  mutating func parseList(clause: Int) -> [Int] {
    let members = parseMembers(clause: clause, areComplements: false)
    if members.isEmpty { position += 1 }
    return members
  }

  /// Reads a phrase and those that a list goes on with, and ties them together.
  private mutating func parseMembers(clause: Int, areComplements: Bool) -> [Int] {
    guard let first = parseMember(clause: clause, isComplement: areComplements) else { return [] }
    var members = [first]
    while let next = areComplements
      ? complementContinuation(of: members) : continuation(of: members)
    {
      position = next
      guard let phrase = parseMember(clause: clause, isComplement: areComplements) else { break }
      members.append(phrase)
    }
    if members.count > 1 {
      for member in members { phrases[member].coordination = members }
    }
    return members
  }

  private mutating func parseMember(clause: Int, isComplement: Bool) -> Int? {
    guard isComplement else { return parsePhrase(clause: clause) }
    guard let phrase = parseBarePhrase(clause: clause) else { return nil }
    nameOwned(phrase, clause: clause)
    return phrase
  }

  /// Where the next member of a list begins: behind « et », or behind a comma if the list goes on to
  /// an « et » or consists of names.
  func continuation(of members: [Int]) -> Int? {
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
  func startsClause(_ index: Int, _ group: NounGroup) -> Bool {
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
  func listGoesOn(from index: Int, like first: NounGroup) -> Bool {
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

  func isNoun(_ index: Int) -> Bool {
    guard index < elements.count, case .noun = elements[index] else { return false }
    return true
  }

  /// Reads a noun group with its complements, its parenthesis and its appositions.
  mutating func parsePhrase(clause: Int) -> Int? {
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
    // « spent a year as adviser to the minister, X »: X is the minister.
    if grammar.syntax.headIsLast, group.preposition == "as", isRole(group) {
      nameComplement(of: id, clause: clause)
    }
    parseAppositions(of: id, clause: clause)
    return id
  }

  /// Adds a phrase, with its owners as its complements.
  mutating func append(_ group: NounGroup, clause: Int) {
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

  mutating func parseComplements(of id: Int, clause: Int) {
    let barred = barsBareMembers
    // « Fondateurs de Numerix, A et B ont … »: behind a role that opens a sentence its bearers follow.
    let group = phrases[id].group
    barsBareMembers =
      !grammar.syntax.headIsLast && group.kind == .nominal && group.determiner == .none
      && group.preposition.isEmpty && isRole(group) && clauses[clause].before.isEmpty
      && clauses[clause].kind == .main
      || !grammar.syntax.headIsLast && group.agreement.number == .plural && isRole(group)
    defer { barsBareMembers = barred }
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
  func hangsOn(_ next: NounGroup, _ group: NounGroup) -> Bool {
    // « X chez Y », « X of Y »
    if group.kind == .name { return next.preposition == "at" && next.kind == .name }
    guard group.kind == .nominal, !next.preposition.isEmpty else { return false }
    switch next.preposition {
    case "en":  // « un marchand en gros »
      return next.kind == .nominal && next.determiner == .none
        && group.noun.map { !$0.types.isDisjoint(with: [.person, .organization]) } == true
    case "against": return true
    case "behind" where grammar.syntax.headIsLast:
      return group.noun?.types.contains(.person) == true
    case "in", "at", "near", "to":
      return group.noun?.types.contains(.person) == true
    default: return false
    }
  }

  /// A complement's own list: « de Tesla et de SpaceX », « de Facebook, Instagram et WhatsApp ».
  mutating func parseComplementList(clause: Int) -> [Int] {
    parseMembers(clause: clause, areComplements: true)
  }

  func complementContinuation(of members: [Int]) -> Int? {
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
      if barsBareMembers, next.preposition.isEmpty, (next.name?.count ?? 0) > 1 { return nil }
      if next.preposition == group.preposition, !next.preposition.isEmpty {
        return listGoesOn(from: position + 1, like: group) ? position + 1 : nil
      }
      return listGoesOn(from: position + 1, like: group) ? position + 1 : nil
    default: return nil
    }
  }

  /// In « fondateur de A et B » the bare B goes with A where a comma, a verb or the end follows.
  func bareMemberFollows(_ index: Int, behind preposition: String) -> Bool {
    guard index + 1 < elements.count else { return true }
    switch elements[index + 1] {
    case .noun(let next): return next.preposition != "of" && next.preposition != preposition
    case .verb(let verb):
      return verb.form != .finite || preposition == "against" && grammar.syntax.sharesPreposition
    default: return true
    }
  }

  mutating func parseBarePhrase(clause: Int) -> Int? {
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
  mutating func parseParenthesis(of id: Int, clause: Int) {
    guard position < elements.count, case .open = elements[position], depth < 40 else { return }
    position += 1
    parseClause(.parenthesis, parent: clause, antecedents: [id], openedByComma: true)
  }

  // MARK: Appositions

  /// « X, patron de Y, un investisseur de Z, … » and « Le patron d'Y, X, … »: a phrase between commas
  /// without a preposition that is not the subject of the verb behind it.
  mutating func parseAppositions(of id: Int, clause: Int) {
    while position + 1 < elements.count, case .comma = elements[position],
      !plainCommas.contains(position),
      case .noun(let next) = elements[position + 1], next.preposition.isEmpty,
      next.kind == .nominal || next.kind == .name,
      // « y a joint, parmi les défendeurs, X »
      phrases[id].group.preposition != "among" || next.kind != .name,
      // « sans nouvelles des créateurs de X, Anna Roux … »: several have more than one name.
      grammar.syntax.headIsLast || phrases[id].group.agreement.number != .plural
        || next.kind != .name || listGoesOn(from: position + 1, like: next),
      let id = renamed(below: id, by: next), !isRelativeOfNext(next),
      !renamesWhatIsAbove(next, phrases[id].group, clause),
      !opensMainClause(next, phrases[id].group, clause),
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
      guard endsApposition(next, of: id), !isSubjectBehindAdverbial(next, phrases[id].group) else {
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

  /// What an apposition says who it is: the phrase itself, or the name at its end where only that can
  /// be meant (« la mort de X, fondateur de Y », « le soutien de l'armateur X, son mécène »).
  func renamed(below id: Int, by next: NounGroup) -> Int? {
    let group = phrases[id].group
    let isPlain = mayRename(group, next)
    guard group.kind == .nominal, next.kind == .nominal, let kind = next.noun,
      !grammar.syntax.headIsLast,
      !isPlain || group.noun.map { $0.types.isDisjoint(with: kind.types) } ?? true
    else { return isPlain ? id : nil }
    var last = id
    while let inner = phrases[last].complements.last?.phrases.last { last = inner }
    guard last != id, phrases[last].group.kind == .name else { return isPlain ? id : nil }
    return phrases[last].group.noun.map { $0.types.isDisjoint(with: kind.types) } == true
      ? nil : last
  }

  /// « … may call themselves founders of Y, the High Court ruled »: one is not several.
  func opensMainClause(_ next: NounGroup, _ group: NounGroup, _ clause: Int) -> Bool {
    guard grammar.syntax.headIsLast, next.kind == .name,
      group.agreement.number == .plural || clauses[clause].verb != nil,
      position + 2 < elements.count, case .verb(let verb) = elements[position + 2]
    else { return false }
    return verb.form == .finite
  }

  /// « The physicist who began Y in a bakery, X, owns … »: X is the physicist.
  func renamesWhatIsAbove(_ next: NounGroup, _ group: NounGroup, _ clause: Int) -> Bool {
    guard grammar.syntax.headIsLast, !group.preposition.isEmpty, next.kind == .name,
      next.noun == nil, case .relative = clauses[clause].kind,
      !clauses[clause].isOpenedByComma, parentAwaitsVerb(clauses[clause].parent),
      position + 3 < elements.count, case .comma = elements[position + 2],
      case .verb(let verb) = elements[position + 3]
    else { return false }
    return verb.form == .finite
  }

  /// « X, her husband, Tom »: a possessive between commas before a name belongs to that name.
  func isRelativeOfNext(_ group: NounGroup) -> Bool {
    guard grammar.syntax.headIsLast, group.determiner == .possessive, group.kind == .nominal,
      position + 3 < elements.count, case .comma = elements[position + 2],
      case .noun(let name) = elements[position + 3]
    else { return false }
    return name.kind == .name && name.preposition.isEmpty
  }

  mutating func parseApposed(clause: Int) -> Int? {
    guard let id = parseBarePhrase(clause: clause) else { return nil }
    if grammar.syntax.headIsLast { nameComplement(of: id, clause: clause) }
    return id
  }

  /// « against the firm and its chief executive, X, »: a possessive can only be X.
  mutating func nameOwned(_ phrase: Int, clause: Int) {
    guard grammar.syntax.headIsLast, phrases[phrase].group.determiner == .possessive else { return }
    attachName(to: phrase, clause: clause)
  }

  /// « X, an adviser to the minister, Y, »: X is named, so Y is the minister.
  mutating func nameComplement(of role: Int, clause: Int) {
    var last = role
    while let inner = phrases[last].complements.last?.phrases.last { last = inner }
    guard last != role, phrases[role].group.kind == .nominal else { return }
    attachName(to: last, clause: clause)
  }

  mutating func attachName(to last: Int, clause: Int) {
    let group = phrases[last].group
    guard group.kind == .nominal, group.noun?.types.contains(.person) == true,
      group.determiner != .indefinite,
      position + 1 < elements.count, case .comma = elements[position],
      case .noun(let name) = elements[position + 1], name.kind == .name, name.preposition.isEmpty,
      name.noun == nil
    else { return }
    if position + 2 < elements.count {
      switch elements[position + 2] {
      case .comma, .stop: break
      default: return
      }
    }
    position += 1
    guard let phrase = parseBarePhrase(clause: clause) else { return }
    phrases[phrase].appositionOf = last
    phrases[last].appositions.append(phrase)
  }

  func isRole(_ group: NounGroup) -> Bool {
    group.kind == .nominal && group.noun?.types.contains(.person) == true
  }

  func mayRename(_ group: NounGroup, _ next: NounGroup) -> Bool {
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
    if group.kind == .name, next.kind == .nominal, next.noun == nil, next.determiner != .none,
      next.agreement.number == .plural, !grammar.syntax.headIsLast
    {
      return false  // « de Numerix, trois caisses »
    }
    if group.kind == .name {
      return next.kind == .nominal && next.determiner != .possessive || next.noun != nil
    }
    return false
  }

  /// « With the help of a friend, X founded Y »: X is the subject and not the friend.
  func isSubjectBehindAdverbial(_ next: NounGroup, _ group: NounGroup) -> Bool {
    guard grammar.syntax.headIsLast, next.kind == .name,
      !group.preposition.isEmpty && group.preposition != "of"
        || group.agreement.number == .plural && group.kind == .nominal, position < elements.count,
      case .verb(let verb) = elements[position]
    else { return false }
    return verb.form == .finite && verb.subjectPronoun == nil
  }

  /// Behind an apposition comes a comma, a verb, a stop, or nothing.
  func endsApposition(_ next: NounGroup, of id: Int) -> Bool {
    guard position < elements.count else { return true }
    switch elements[position] {
    case .comma, .stop, .close, .open, .relative, .coordinator: return true
    case .verb(let verb)
    where next.kind == .name && verb.form == .finite
      && !grammar.syntax.headIsLast:
      // « cédée à un rival, Anna ouvre … »: a name right before the verb is its subject.
      return phrases[id].group.preposition.isEmpty && clauses[phrases[id].clause].verb == nil
    case .verb(let verb):
      return next.kind == .name || verb.form != .finite || next.determiner == .none
        || grammar.syntax.hasContactClauses && verb.subjectPronoun != nil
    default: return true
    }
  }
}
