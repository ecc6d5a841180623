import LiaisonModel

/// Finds who bears a role noun and towards whom: « X, fondateur de Y », « Y a choisi X comme
/// conseiller », « son investisseur X ».
struct RoleReader {
  typealias PhraseID = DocumentReading.PhraseID
  typealias Link = CoreferenceResolver.Link

  let matcher: RelationMatcher
  let sentence: Int
  private var reading: DocumentReading { matcher.reading }
  private var structure: SentenceStructure { reading.structures[sentence] }

  init(matcher: RelationMatcher, sentence: Int) {
    self.matcher = matcher
    self.sentence = sentence
  }

  /// The bearers, and the verb that ascribes the role to them if one does.
  func holders(
    of role: Int, types: Set<EntityType>, excluding: Set<Int>
  ) -> ([Link], VerbGroup?)? {
    let phrase = structure.phrases[role]
    func resolve(_ list: [Int]) -> [Link] {
      list.flatMap {
        matcher.resolve(
          PhraseID(sentence: sentence, phrase: $0), types: types, excluding: excluding)
      }
    }
    // « l'investisseur Marc Andreessen »
    if phrase.group.kind == .name {
      // « Numerix co-founders X and Y »
      let others =
        reading.lexicon.grammar.syntax.headIsLast && phrase.group.agreement.number == .plural
        ? phrase.coordination.filter { $0 > role && structure.phrases[$0].group.noun == nil } : []
      return (resolve([role] + others), nil)
    }
    // « son investisseur et partenaire X »: the name behind the last of coordinated roles.
    if let place = phrase.coordination.firstIndex(of: role), phrase.group.kind == .nominal {
      for other in phrase.coordination[(place + 1)...] {
        let group = structure.phrases[other].group
        if group.kind == .name, group.noun != nil, group.determiner == .none {
          return (resolve([other]), nil)
        }
      }
    }
    // « X, directeur de Y, un investisseur dans Z »: the company right before the comma.
    if let of = phrase.appositionOf, phrase.group.determiner == .indefinite,
      let noun = phrase.group.noun, noun.types.contains(.organization)
    {
      let nearest = structure.phrases.indices.last {
        $0 != of && structure.phrases[$0].group.kind == .name
          && structure.phrases[$0].group.end <= phrase.group.start
          && phrase.group.start - structure.phrases[$0].group.end <= 1
      }
      if let nearest {
        let links = resolve([nearest]).filter {
          reading.entities.entities[$0.entity].type != .person
        }
        if !links.isEmpty { return (links, nil) }
      }
    }
    // « X (éditeur de Y) »
    if structure.clauses[phrase.clause].kind == .parenthesis,
      structure.clauses[phrase.clause].before.first?.contains(role) == true
    {
      return (resolve(structure.clauses[phrase.clause].antecedents), nil)
    }
    // « X, fondateur de Y », also the second role of « ancien investisseur et cofondateur »
    if let of = phrase.appositionOf {
      let list = structure.phrases[of].coordination
      let holders = phrase.group.agreement.number == .plural && list.count > 1 ? list : [of]
      return (resolve(holders), nil)
    }
    // « Le fondateur d'Y, X, »
    let renaming = resolve(phrase.appositions)
    if !renaming.isEmpty { return (renaming, nil) }

    // A name behind the first of several is the first's own: « its boss, X, and its adviser ».
    for other in phrase.coordination
    where other != role
      && (!reading.lexicon.grammar.syntax.headIsLast || other > role)
    {
      let renaming = resolve(structure.phrases[other].appositions)
      if !renaming.isEmpty { return (renaming, nil) }
    }

    let clause = structure.clauses[phrase.clause]
    // « ancien investisseur et cofondateur d'Y, X » : the list is before the name.
    if let verb = clause.verb {
      let arguments = ClauseArguments(phrase.clause, of: sentence, in: reading)
      let isPredicate =
        reading.lexicon.grammar.copulas.contains(verb.lemma)
        && phrase.group.preposition.isEmpty && phrase.group.start >= verb.head
      let isAs =
        phrase.group.preposition == "as"
        || phrase.group.preposition == "for" && phrase.group.determiner == .none
          && reading.lexicon.grammar.have.contains(verb.lemma)
      if isPredicate { return (fill(arguments, ["surface-subject"], types, excluding), verb) }
      if isInverted(role, clause, verb) {
        return (fill(arguments, ["object"], types, excluding), verb)
      }
      if isAs || phrase.group.isPartitive && phrase.group.preposition == "among" {
        // « a fait appel à X comme conseiller », « a été annoncé comme le conseiller »
        // « Anna Roux a rejoint X comme conseillère »: the subject, not what stands in between.
        let ofSubject =
          reading.lexicon.grammar.subjectRoleVerbs.contains(verb.lemma) && !verb.isPassive
        for function in verb.isPassive
          ? ["object", "to"]
          : ofSubject ? ["surface-subject"] : ["object", "to", "surface-subject"]
        {
          let links = fill(arguments, [function], types, excluding, not: role)
          if !links.isEmpty { return (links, verb) }
        }
      }
    }
    // « Le fondateur de X a déclaré »: somebody named before, if only one can be meant.
    if phrase.group.determiner == .definite, phrase.group.preposition.isEmpty,
      phrase.group.agreement.number == .singular, phrase.appositions.isEmpty,
      clause.before.contains(where: { $0.contains(role) }), !phrase.complements.isEmpty
    {
      let constraint = CoreferenceResolver.Constraint(types: types, excluding: excluding)
      let links = matcher.resolver.bearer(of: phrase, sentence: sentence, constraint)
      if !links.isEmpty { return (links, nil) }
    }
    // « la place de X en tant que conseiller »: the nearest name before.
    if phrase.group.preposition == "as" {
      for other in structure.phrases.indices.reversed()
      where structure.phrases[other].group.head < phrase.group.start {
        let links = resolve([other])
        if !links.isEmpty, structure.phrases[other].group.kind == .name { return (links, nil) }
      }
    }
    let loose = looseHolders(of: role, clause)
    if !loose.isEmpty { return (resolve(loose), nil) }
    // « …, devenu conseiller de Z »: a participle ascribes it.
    if clause.kind == .participial, let verb = clause.verb,
      reading.lexicon.grammar.copulas.contains(verb.lemma)
    {
      return (resolve(clause.antecedents), nil)
    }
    return nil
  }

  /// « X, ancien de Z, fondateur de Y, … » and « Fondateur de Y avec Z, X a … »: the name that
  /// stands bare before a role without article, else the subject behind it.
  private func looseHolders(of role: Int, _ clause: Clause) -> [Int] {
    let phrase = structure.phrases[role]
    guard !reading.lexicon.grammar.syntax.headIsLast, phrase.group.kind == .nominal,
      phrase.group.determiner == .none, phrase.group.preposition.isEmpty,
      phrase.group.noun?.types.contains(.person) == true,
      let place = clause.before.firstIndex(where: { $0.contains(role) })
    else { return [] }
    func isBareName(_ list: [Int]) -> Bool {
      list.first.map {
        structure.phrases[$0].group.kind == .name && structure.phrases[$0].group.preposition.isEmpty
      } ?? false
    }
    if let named = clause.before[..<place].last(where: isBareName) {
      return phrase.group.agreement.number == .plural ? named : [named.last].compactMap { $0 }
    }
    return clause.before[(place + 1)...].last(where: isBareName) ?? []
  }

  /// « The founder of Y is X »: the role is the subject and its bearer the predicate.
  private func isInverted(_ role: Int, _ clause: Clause, _ verb: VerbGroup) -> Bool {
    (reading.lexicon.grammar.copulas.contains(verb.lemma)
      || reading.lexicon.grammar.inclusion.contains(verb.lemma))
      && clause.before.last?.contains(role) == true
      && structure.phrases[role].group.determiner != .indefinite
      && clause.after.first?.first.map { structure.phrases[$0].group.kind == .name } == true
  }

  private func fill(
    _ arguments: ClauseArguments, _ functions: [String], _ types: Set<EntityType>,
    _ excluding: Set<Int>, not role: Int = -1
  ) -> [Link] {
    let constraint = CoreferenceResolver.Constraint(types: types, excluding: excluding)
    for function in functions {
      for filler in arguments[function] {
        switch filler {
        case .pronoun(let agreement, let token), .clitic(let agreement, let token):
          let links = matcher.resolver.pronoun(agreement, at: token, sentence: sentence, constraint)
          if !links.isEmpty { return links }
        case .phrases(let ids):
          let links = ids.filter { $0.phrase != role }.flatMap {
            matcher.resolver.resolve($0, constraint)
          }
          if !links.isEmpty { return links }
        }
      }
    }
    return []
  }

  /// Towards whom: the complement, that of a coordinated role, or the possessor.
  func complements(
    of role: Int, functions: [String], sharesComplement: Bool, types: Set<EntityType>,
    excluding: Set<Int>
  ) -> [Link] {
    let constraint = CoreferenceResolver.Constraint(types: types, excluding: excluding)
    var sharers = [role]
    // « ancien investisseur et cofondateur d'Y »: what stands at the last serves all.
    let list =
      sharesComplement && structure.phrases[role].complements.isEmpty
      ? structure.phrases[role].coordination : []
    if let place = list.firstIndex(of: role) { sharers += list[(place + 1)...] }
    for sharer in sharers {
      let phrase = structure.phrases[sharer]
      for function in functions where function != "possessor" {
        for complement in phrase.complements where complement.preposition == function {
          let links = complement.phrases.flatMap {
            matcher.resolver.resolve(PhraseID(sentence: sentence, phrase: $0), constraint)
          }
          if !links.isEmpty { return links }
        }
        guard function != "of" else { continue }
        for clauseList in structure.clauses[phrase.clause].after
          + structure.clauses[phrase.clause].before
        {
          guard let first = clauseList.first,
            structure.phrases[first].group.preposition == function,
            structure.phrases[first].group.start > phrase.group.head,
            structure.phrases[first].group.start - phrase.group.end < 4
          else { continue }
          let links = clauseList.flatMap {
            matcher.resolver.resolve(PhraseID(sentence: sentence, phrase: $0), constraint)
          }
          if !links.isEmpty { return links }
        }
      }
    }
    let phrase = structure.phrases[role]
    // « actionnaire à 12 % de Numerix »
    if functions.contains("of") {
      for complement in phrase.complements where complement.preposition == "to" {
        for share in complement.phrases where structure.phrases[share].group.kind == .nominal {
          let links = structure.phrases[share].complements.filter { $0.preposition == "of" }
            .flatMap(\.phrases).flatMap {
              matcher.resolver.resolve(PhraseID(sentence: sentence, phrase: $0), constraint)
            }
          if !links.isEmpty { return links }
        }
      }
    }
    // « Numerix, dont le fondateur est X », « Numerix, whose founder X … »
    let home = structure.clauses[phrase.clause]
    if functions.contains("of"), home.kind == .relative(function: "of") {
      let links = home.antecedents.flatMap {
        matcher.resolver.resolve(PhraseID(sentence: sentence, phrase: $0), constraint)
      }
      if !links.isEmpty { return links }
    }
    // « il en reste le conseiller », « dont il était le conseiller »
    if functions.contains("of"), phrase.complements.isEmpty,
      structure.clauses[phrase.clause].verb != nil
    {
      let links = fill(
        ClauseArguments(phrase.clause, of: sentence, in: reading), ["of"], types, excluding)
      if !links.isEmpty { return links }
    }
    // « X accompagne Y en tant que conseiller »
    if phrase.group.preposition == "as", phrase.complements.isEmpty, let verb = home.verb,
      reading.lexicon.grammar.subjectRoleVerbs.contains(verb.lemma), !verb.isPassive
    {
      let arguments = ClauseArguments(phrase.clause, of: sentence, in: reading)
      for function in ["object", "near", "at"] {
        let links = fill(arguments, [function], types, excluding, not: role)
        if !links.isEmpty { return links }
      }
      return []
    }
    // « Y took on X as an adviser », « X was hired by Y as an adviser »
    if phrase.group.preposition == "as", phrase.group.determiner != .possessive,
      functions.contains("possessor"), let verb = home.verb
    {
      let arguments = ClauseArguments(phrase.clause, of: sentence, in: reading)
      return fill(arguments, [verb.isPassive ? "by" : "surface-subject"], types, excluding)
    }
    guard functions.contains("possessor"), phrase.group.determiner == .possessive else { return [] }
    // The subject of the clause, or of one that it hangs on: « X a choisi Y pour être son conseiller ».
    var subject: [Link] = []
    var next: Int? = phrase.clause
    while subject.isEmpty, let current = next {
      let arguments = ClauseArguments(current, of: sentence, in: reading)
      subject = fill(arguments, ["surface-subject"], types, excluding)
      next = structure.clauses[current].parent
    }
    return matcher.resolver.possessor(
      of: phrase.group, sentence: sentence, subject: subject, constraint)
  }
}
