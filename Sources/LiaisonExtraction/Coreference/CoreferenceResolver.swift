import Foundation
import LiaisonModel
import LiaisonText

/// Finds which entity a phrase or pronoun stands for, given what kind is called for.
///
/// A mention is resolved when a relation asks for it, so that what the relation needs (a company to
/// found, somebody to sue) helps to choose.
struct CoreferenceResolver: Sendable {
  typealias PhraseID = DocumentReading.PhraseID

  let reading: DocumentReading
  private var table: EntityTable

  /// What the first lines name: what the document is about.
  private let headline: Set<Int>
  /// How often each entity is named.
  private var counts: [Int: Int]
  /// By token of an object pronoun, who is excluded as the subject of its verb.
  private let coarguments: [Int: Set<Int>]
  /// What each definite noun may mean, likeliest first.
  private(set) var rankings: [PhraseID: [NominalRanker.Candidate]] = [:]

  /// Whom the words that name nobody stand for, whatever a relation asks for; what the classifier of
  /// relations sees. The rules go on asking `resolve`: with these links in its place they read as
  /// much, and as rightly, in articles by others, and less in those that they were made with.
  var links: TokenLinks = [:]

  init(reading: DocumentReading, nouns: [Float]) {
    self.reading = reading
    table = reading.entities
    coarguments = reading.coarguments()
    counts = Dictionary(
      reading.entities.mentions.map { ($0.entity, 1) }, uniquingKeysWith: +)
    headline = Set(reading.entities.mentions.filter { $0.sentence <= 1 }.map(\.entity))
    let ranker = NominalRanker(reading: reading, weights: nouns)
    for (sentence, structure) in reading.structures.enumerated() {
      for phrase in structure.phrases.indices {
        let id = PhraseID(sentence: sentence, phrase: phrase)
        if isReferring(id) { rankings[id] = ranking(id, ranker) }
      }
    }
  }

  /// Lets pronouns that can only mean people count as mentions of them, so that « she … her … she »
  /// leads back to a name many sentences before.
  mutating func followPronouns() {
    for (sentence, structure) in reading.structures.enumerated() {
      var pronouns: [(token: Int, agreement: Agreement, isSubject: Bool)] = []
      for clause in structure.clauses {
        if let pronoun = clause.verb?.subjectPronoun {
          pronouns.append((pronoun.token, pronoun.agreement, true))
        }
      }
      for phrase in structure.phrases where phrase.group.kind == .pronoun {
        pronouns.append((phrase.group.head, phrase.group.agreement, false))
      }
      for token in structure.tokens {
        let form = reading.tokens[token].form.lowercased()
        guard reading.tokens[token].features.contains(.possessive),
          let owner = reading.lexicon.grammar.possessive[form]
        else { continue }
        pronouns.append((token, owner, false))
      }
      for pronoun in pronouns.sorted(by: { $0.token < $1.token })
      where pronoun.agreement.number == .singular {
        // « il », « elle » may mean a thing as well: then a company that fits better stands in the way.
        let isHuman = pronoun.agreement.animacy == .human
        guard isHuman || pronoun.isSubject && pronoun.agreement.gender != .unknown else { continue }
        let links = self.pronoun(
          pronoun.agreement, at: pronoun.token, sentence: sentence, isSubject: pronoun.isSubject,
          Constraint(types: isHuman ? [.person] : [.person, .organization]))
        guard let link = links.first, table.entities[link.entity].type == .person else { continue }
        add(
          EntityTable.Mention(
            entity: link.entity, token: pronoun.token, sentence: sentence,
            phrase: PhraseID(sentence: sentence, phrase: 0), isSubject: pronoun.isSubject))
      }
    }
  }

  private mutating func add(_ mention: EntityTable.Mention) {
    table.mentions.insert(mention, at: firstMention(from: mention.token + 1))
    counts[mention.entity, default: 0] += 1
  }

  /// What a referring expression must be and must not be.
  struct Constraint: Sendable {
    var types: Set<EntityType>
    var excluding: Set<Int> = []
    /// Entities that a noun or pronoun is unlikely to mean here: who sues does not sue his own firm.
    var unlikely: Set<Int> = []
    /// Entities that the clause names, which none of its nouns and pronouns mean.
    var named: Set<Int> = []
  }

  /// An entity and how sure the link is, from 0 to 1.
  struct Link: Sendable, Hashable {
    let entity: Int
    let confidence: Double
  }

  /// The entities that a phrase stands for; empty where it stands for none that is known.
  func resolve(_ id: PhraseID, _ constraint: Constraint) -> [Link] {
    let structure = reading.structures[id.sentence]
    let phrase = structure.phrases[id.phrase]
    if FactualityReader(reading: reading).isExcepted(phrase, id.sentence) { return [] }
    if let entity = table.entityOf[id] { return link(entity, 1, constraint) }
    if let company = table.companyOfRound[id] { return link(company, 0.85, constraint) }
    // A name that says what the phrase is.
    let renamings = phrase.appositions.compactMap {
      table.entityOf[PhraseID(sentence: id.sentence, phrase: $0)]
    }
    if phrase.group.agreement.number == .plural, renamings.count > 1 {
      return renamings.flatMap { link($0, 0.95, constraint) }
    }
    for other in phrase.appositions + [phrase.appositionOf].compactMap({ $0 }) {
      let otherID = PhraseID(sentence: id.sentence, phrase: other)
      if let entity = table.entityOf[otherID] { return link(entity, 0.95, constraint) }
    }
    switch phrase.group.kind {
    case .money: return []
    case .pronoun:
      return pronoun(
        phrase.group.agreement, at: phrase.group.start, sentence: id.sentence, constraint)
    case .name: return []
    case .nominal:
      let links = nominal(phrase, id, constraint)
      return links.isEmpty ? members(of: id, constraint) : links
    }
  }

  /// « trois fonds, dont A et B », « deux fonds : A et B », « deux fonds (A et B) »: who of several is
  /// named right behind.
  private func members(of id: PhraseID, _ constraint: Constraint) -> [Link] {
    let structure = reading.structures[id.sentence]
    var heads = [id.phrase]
    while let inner = structure.phrases[heads[heads.count - 1]].complements.last?.phrases.last,
      structure.phrases[inner].group.kind == .nominal
    {
      heads.append(inner)
    }
    let end = min(
      heads.map { structure.phrases[$0].group.end }.max() ?? 0, reading.tokens.count - 1)
    let isPlural = heads.contains { structure.phrases[$0].group.agreement.number == .plural }
    // « crée une société : X »
    guard isPlural || reading.tokens[end].form == ":" else { return [] }
    for clause in structure.clauses where clause.verb == nil {
      let isBehind =
        switch clause.kind {
        case .relative(function: "of"), .parenthesis:
          clause.antecedents.contains(where: heads.contains)
        case .main:
          clause.tokens.lowerBound == end + 1 && reading.tokens[end].form == ":"
        default: false
        }
      guard isBehind, let list = clause.before.first, isPlural || list.count == 1 else { continue }
      let links = list.flatMap { phrase -> [Link] in
        guard let entity = table.entityOf[PhraseID(sentence: id.sentence, phrase: phrase)] else {
          return []
        }
        return link(entity, 0.9, constraint)
      }
      if !links.isEmpty { return links }
    }
    return []
  }

  private func link(_ entity: Int, _ confidence: Double, _ constraint: Constraint) -> [Link] {
    guard table.entities[entity].canBe(constraint.types), !constraint.excluding.contains(entity)
    else { return [] }
    return [Link(entity: entity, confidence: confidence)]
  }

  // MARK: Nominals

  private func nominal(_ phrase: NounPhrase, _ id: PhraseID, _ constraint: Constraint) -> [Link] {
    let group = phrase.group
    // « advises the board of X »
    if reading.lexicon.nouns.parts.contains(group.noun?.lemma ?? reading.tokens[group.head].lemma) {
      // « her campaign »
      if group.determiner == .possessive, group.owners.isEmpty,
        reading.lexicon.grammar.syntax.headIsLast
      {
        return possessor(of: group, sentence: id.sentence, subject: [], constraint)
          .map { Link(entity: $0.entity, confidence: $0.confidence * 0.95) }
      }
      let owners = phrase.complements.filter { $0.preposition == "of" }.flatMap(\.phrases)
      return owners.flatMap {
        resolve(PhraseID(sentence: id.sentence, phrase: $0), constraint)
      }.map { Link(entity: $0.entity, confidence: $0.confidence * 0.9) }
    }
    // « the Stargate project » is Stargate.
    if let types = group.noun?.types, types == [.project] || types == [.work],
      let owner = group.owners.last, owner.isModifier,
      let named = phrase.complements.flatMap(\.phrases).first(where: {
        reading.structures[id.sentence].phrases[$0].group == owner
      })
    {
      return resolve(PhraseID(sentence: id.sentence, phrase: named), constraint)
    }
    if group.isOther { return listed(before: id, constraint) }
    if group.determiner == .definite || group.determiner == .demonstrative,
      group.noun?.types.contains(.person) == true,
      group.tokens.contains(where: {
        reading.lexicon.grammar.pairs.contains(reading.tokens[$0].form.lowercased())
      })
    {
      return plural(before: group.start, sentence: id.sentence, constraint)
    }
    let head = reading.tokens[group.head].form.lowercased()
    let isFirst = reading.lexicon.grammar.firsts.contains(head)
    if group.noun == nil, group.determiner == .definite, phrase.complements.isEmpty,
      isFirst || reading.lexicon.grammar.seconds.contains(head)
    {
      return ordinal(isFirst ? 0 : 1, before: group.start, sentence: id.sentence, constraint)
    }
    guard let noun = group.noun else {
      // A noun that no list has, but which the document used for someone: « la clinique ».
      guard rankings[id]?.first?.isDescribed == true, isBare(phrase, id) else { return [] }
      return likeliest(id, types: constraint.types, constraint)
    }
    guard group.agreement.number != .plural || noun.types.contains(.project) else { return [] }
    if noun.isLeader {
      for complement in phrase.complements where complement.preposition == "of" {
        for member in complement.phrases {
          let organization = PhraseID(sentence: id.sentence, phrase: member)
          guard let entity = table.entityOf[organization], let people = table.leaders[entity] else {
            continue
          }
          if let person = people.first { return link(person, 0.9, constraint) }
        }
      }
    }
    guard group.determiner == .definite || group.determiner == .demonstrative else { return [] }
    if let entity = namedAlike(phrase, id), !constraint.excluding.contains(entity) {
      return link(entity, 0.9, constraint)
    }
    if isNarrowed(id) { return [] }
    let wanted = noun.types.intersection(constraint.types)
    guard !wanted.isEmpty else { return [] }
    guard isBare(phrase, id) else { return [] }
    return likeliest(id, types: wanted, constraint)
  }

  /// Whether no name narrows a noun to something else (« le directeur du musée »), save for what a
  /// thing is made of or does (« la start-up d'IA »).
  private func isBare(_ phrase: NounPhrase, _ id: PhraseID) -> Bool {
    for complement in phrase.complements {
      for member in complement.phrases
      where reading.structures[id.sentence].phrases[member].group.kind == .name {
        if table.entityOf[PhraseID(sentence: id.sentence, phrase: member)] != nil,
          !reading.structures[id.sentence].phrases[member].group.tokens.allSatisfy({
            reading.tokens[$0].form.isShouting
          })
        {
          return false
        }
      }
    }
    return true
  }

  /// What the ranking of nouns gives most to among what is admitted.
  private func likeliest(
    _ id: PhraseID, types: Set<EntityType>, _ constraint: Constraint
  ) -> [Link] {
    // What is named only behind the noun takes its share of the probability and is not meant.
    let admitted = (rankings[id] ?? []).filter {
      table.entities[$0.entity].canBe(types) && !constraint.excluding.contains($0.entity)
        && !constraint.named.contains($0.entity)
    }
    guard let first = admitted.first, !first.isLater else { return [] }
    let total = admitted.reduce(0) { $0 + exp($1.score - first.score) }
    // The root, as a claim that hangs on a doubtful noun is righter than the noun: what does not fit
    // the other end is not read at all.
    var confidence = (1 / total).squareRoot()
    if constraint.unlikely.contains(first.entity) { confidence *= 0.8 }
    return [Link(entity: first.entity, confidence: confidence)]
  }

  /// Everything that a definite noun may mean with at least some probability, likeliest first.
  func likely(_ id: PhraseID, atLeast floor: Double) -> [Link] {
    guard let ranked = rankings[id], let first = ranked.first else { return [] }
    // « la naissance »: a noun that no list has and the document used for nobody is nobody.
    guard reading.phrase(id).group.noun != nil || first.isDescribed else { return [] }
    let masses = ranked.map { exp($0.score - first.score) }
    let total = masses.reduce(0, +)
    return zip(ranked, masses).filter { $0.1 / total >= floor }
      .map { Link(entity: $0.0.entity, confidence: $0.1 / total) }
  }

  /// Whether a noun group points at something told before.
  private func isReferring(_ id: PhraseID) -> Bool {
    let group = reading.phrase(id).group
    return group.kind == .nominal && table.entityOf[id] == nil
      && (group.agreement.number != .plural || group.noun?.types.contains(.project) == true)
      && group.noun?.types != [.location]
      && (group.determiner == .definite || group.determiner == .demonstrative
        || group.determiner == .possessive)
  }

  /// Everything that a definite noun may mean, likeliest first.
  private func ranking(_ id: PhraseID, _ ranker: NominalRanker) -> [NominalRanker.Candidate] {
    let group = reading.phrase(id).group
    // A noun that no list has may be anyone: « le pâtissier », « la laiterie ».
    let types = group.noun?.types ?? [.person, .organization]
    let order = candidates(
      before: group.start, sentence: id.sentence, types: types,
      agreement: Agreement(
        gender: types == [.person] ? group.noun?.gender ?? .unknown : .unknown, number: .singular),
      noun: group.noun?.lemma ?? reading.tokens[group.head].lemma,
      constraint: Constraint(types: Set(EntityType.allCases)))
    return ranker.candidates(for: id, order: order.map(\.entity))
  }

  /// « the bail project » is the Ocmulgee Bail Project: the entity whose name ends in these words.
  private func namedAlike(_ phrase: NounPhrase, _ id: PhraseID) -> Int? {
    guard reading.lexicon.grammar.syntax.headIsLast, phrase.group.owners.isEmpty else { return nil }
    let words = phrase.group.tokens.dropFirst().map { reading.tokens[$0].form.lowercased() }
    guard words.count > 1 else { return nil }
    let ending = " " + words.joined(separator: " ")
    let fitting = table.entities.indices.filter {
      table.entities[$0].name.lowercased().hasSuffix(ending)
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// « the company that she built »: what a clause of its own narrows needs nothing said before.
  private func isNarrowed(_ id: PhraseID) -> Bool {
    guard reading.lexicon.grammar.syntax.headIsLast else { return false }
    return reading.structures[id.sentence].clauses.contains {
      guard case .relative = $0.kind else { return false }
      return !$0.isOpenedByComma && $0.antecedents == [id.phrase]
    }
  }

  /// « A, B et d'autres entreprises »: the names listed right before, and with « l'alliance de A avec
  /// B » also A.
  private func listed(before id: PhraseID, _ constraint: Constraint) -> [Link] {
    let structure = reading.structures[id.sentence]
    let start = structure.phrases[id.phrase].group.start
    let grammar = reading.lexicon.grammar
    guard
      let last = structure.phrases.indices.last(where: {
        let group = structure.phrases[$0].group
        return group.kind == .name && group.end <= start && start - group.end <= 8
      })
    else { return [] }
    // Back from name to name as long as only a mark or a preposition is between.
    var members = [last]
    while let first = members.first,
      let before = structure.phrases.indices.last(where: {
        let group = structure.phrases[$0].group
        let gap = structure.phrases[first].group.tokens.lowerBound - group.end
        return group.kind == .name && (0...5).contains(gap)
          && group.end <= structure.phrases[first].group.start
          && !structure.clauses.contains {
            $0.verb.map { group.end <= $0.head && $0.head < start } ?? false
          }
      })
    {
      members.insert(before, at: 0)
    }
    let first = members.compactMap { structure.phrases[$0].group.start }.min() ?? start
    for (index, phrase) in structure.phrases.enumerated() {
      guard phrase.group.end <= first, first - phrase.group.end <= 8,
        grammar.reciprocals.contains(reading.tokens[phrase.group.head].lemma)
      else { continue }
      for complement in phrase.complements where complement.preposition == "of" {
        members = complement.phrases.filter { !members.contains($0) } + members
      }
      _ = index
    }
    return members.flatMap { member -> [Link] in
      guard let entity = table.entityOf[PhraseID(sentence: id.sentence, phrase: member)] else {
        return []
      }
      return link(entity, 0.85, constraint)
    }
  }

  /// « le premier », « le second »: of the two named together last.
  private func ordinal(
    _ place: Int, before token: Int, sentence: Int, _ constraint: Constraint
  ) -> [Link] {
    for index in stride(from: sentence, through: max(0, sentence - 1), by: -1) {
      var seen: [Int] = []
      for mention in table.mentions where mention.sentence == index && mention.token < token {
        if !seen.contains(mention.entity), table.entities[mention.entity].type != .location {
          seen.append(mention.entity)
        }
      }
      if seen.count == 2 { return link(seen[place], 0.8, Constraint(types: constraint.types)) }
    }
    return []
  }

  // MARK: Pronouns

  func pronoun(
    _ agreement: Agreement, at token: Int, sentence: Int, isSubject: Bool = true,
    _ constraint: Constraint
  ) -> [Link] {
    var constraint = constraint
    constraint.excluding.formUnion(coarguments[token] ?? [])
    guard agreement.number != .plural else {
      return plural(before: token, sentence: sentence, constraint)
    }
    if isSubject, let links = lastSubject(agreement, before: token, sentence: sentence, constraint)
    {
      return links
    }
    let links = best(
      before: token, sentence: sentence, types: constraint.types, agreement: agreement, noun: nil,
      prefersSubject: isSubject, constraint: constraint, base: 0.65)
    return links.isEmpty ? ahead(agreement, of: token, sentence: sentence, constraint) : links
  }

  /// « À la tête de Numerix, qu'elle a fondée, Anna Roux … »: the subject of the main clause behind.
  private func ahead(
    _ agreement: Agreement, of token: Int, sentence: Int, _ constraint: Constraint
  ) -> [Link] {
    let structure = reading.structures[sentence]
    for clause in structure.clauses where clause.kind == .main && clause.verb != nil {
      guard let list = clause.before.last, list.count == 1, let subject = list.first,
        structure.phrases[subject].group.start > token,
        structure.phrases[subject].group.preposition.isEmpty,
        let entity = table.entityOf[PhraseID(sentence: sentence, phrase: subject)],
        table.entities[entity].agreement.admits(agreement),
        agreement.admits(table.entities[entity].type)
      else { continue }
      return link(entity, 0.7, constraint)
    }
    return []
  }

  /// The subject of the clause before, or of the sentence before; nil where neither can be meant, and
  /// empty where one is meant that the document does not name (after Hobbs 1978).
  private func lastSubject(
    _ agreement: Agreement, before token: Int, sentence: Int, depth: Int = 0,
    _ constraint: Constraint
  ) -> [Link]? {
    for index in stride(from: sentence, through: max(0, sentence - 1), by: -1) {
      let structure = reading.structures[index]
      let clauses = structure.clauses.indices.filter { clause in
        let verb = structure.clauses[clause].verb
        return verb != nil && (index < sentence || (verb?.head ?? .max) < token)
      }
      // In the same sentence the nearest clause counts, in the one before the main clause.
      for clause in index == sentence ? clauses.reversed() : clauses {
        if case .relative = structure.clauses[clause].kind { continue }
        let subject = ClauseArguments.surfaceSubject(
          clause, index, structure, reading.lexicon.grammar, visited: [])
        guard let filler = subject.first else { continue }
        switch filler {
        case .clitic: continue
        case .pronoun(let other, let place):
          guard depth < 4, place < token, other.number != .unknown || other.gender != .unknown,
            other.admits(agreement),
            other.animacy == .unknown || agreement.animacy == .unknown
              || other.animacy == agreement.animacy
          else { continue }
          if let links = lastSubject(
            other, before: place, sentence: index, depth: depth + 1, constraint),
            !links.isEmpty
          {
            return links
          }
        case .phrases(let ids):
          guard ids.count == 1, let id = ids.first, structure.phrases[id.phrase].group.start < token
          else { continue }
          let group = structure.phrases[id.phrase].group
          if let entity = table.entityOf[id] {
            guard
              table.entities[entity].agreement.admits(agreement)
                || table.entities[entity].type != .person,
              agreement.admits(table.entities[entity].type)
            else { continue }
            let links = link(entity, 0.75, constraint)
            if !links.isEmpty { return links }
            continue
          }
          guard let noun = group.noun, group.agreement.admits(agreement), noun.types != [.project],
            noun.types.contains(where: agreement.admits)
          else { continue }
          let links = resolve(id, constraint)
          if !links.isEmpty {
            return links.map { Link(entity: $0.entity, confidence: $0.confidence * 0.85) }
          }
          if index == sentence { return [] }
        }
      }
    }
    return nil
  }

  /// « ils »: the coordinated subject of the clause or sentence before.
  private func plural(before token: Int, sentence: Int, _ constraint: Constraint) -> [Link] {
    for index in stride(from: sentence, through: max(0, sentence - 2), by: -1) {
      let structure = reading.structures[index]
      for phrase in structure.phrases.indices.reversed() {
        let members = structure.phrases[phrase].coordination
        guard members.count > 1, members.first == phrase,
          structure.phrases[phrase].group.start < token,
          structure.phrases[phrase].group.preposition.isEmpty
        else { continue }
        let links = members.flatMap { member -> [Link] in
          guard let entity = table.entityOf[PhraseID(sentence: index, phrase: member)] else {
            return []
          }
          return link(entity, 0.7, constraint)
        }
        if links.count == members.count { return links }
      }
    }
    return []
  }

  // MARK: Salience

  private func best(
    before token: Int, sentence: Int, types: Set<EntityType>, agreement: Agreement, noun: String?,
    prefersSubject: Bool = true, constraint: Constraint, base: Double
  ) -> [Link] {
    let ranked = candidates(
      before: token, sentence: sentence, types: types, agreement: agreement, noun: noun,
      prefersSubject: prefersSubject, constraint: constraint)
    guard let first = ranked.first else { return [] }
    // Two candidates that are hard to tell apart leave doubt.
    let margin = ranked.count > 1 ? first.score - ranked[1].score : 2
    return [Link(entity: first.entity, confidence: base * (margin > 0.5 ? 1 : 0.85))]
  }

  /// Whom a reference may mean, best first, with how well each fits.
  private func candidates(
    before token: Int, sentence: Int, types: Set<EntityType>, agreement: Agreement, noun: String?,
    prefersSubject: Bool = true, constraint: Constraint
  ) -> [(entity: Int, score: Double)] {
    var scores: [Int: Double] = [:]
    for mention in table.mentions[..<firstMention(from: token)].reversed() {
      let distance = sentence - mention.sentence
      let entity = table.entities[mention.entity]
      // What was called so before may lie further back.
      guard
        distance <= (noun == nil ? 2 : 8)
          || noun.map({ !$0.isEmpty && entity.name.lowercased().contains($0) }) == true
      else { continue }
      guard !constraint.excluding.contains(mention.entity),
        !constraint.named.contains(mention.entity),
        types.contains(entity.type) || entity.canBe(types),
        entity.type != .location,
        entity.agreement.admits(agreement) || entity.type != .person,
        agreement.admits(entity.type)
      else { continue }
      var score = mention.isSubject ? (prefersSubject ? 1.2 : 0.4) : 0
      score -=
        noun == nil ? (distance == 0 ? 0 : 0.6 + 0.8 * Double(distance)) : 0.7 * Double(distance)
      if types.contains(entity.type) { score += 0.6 }
      // A noun group stands for what the document is about; a pronoun for what was just said.
      if noun != nil { score += min(Double(counts[mention.entity] ?? 0), 6) * 0.35 }
      if noun != nil, headline.contains(mention.entity) { score += 0.8 }
      if let noun, isOfAnotherKind(entity, noun) { continue }
      if let noun, !noun.isEmpty { score += fit(noun, entity, types) }
      if noun == nil, entity.type == .person { score += 0.5 }
      // « she », « his »: rather whom the text keeps speaking of.
      if agreement.animacy == .human { score += min(Double(counts[mention.entity] ?? 0), 5) * 0.2 }
      if constraint.unlikely.contains(mention.entity) { score -= 1.5 }
      score -= Double(token - mention.token) * 0.002
      if scores[mention.entity].map({ $0 < score }) ?? true { scores[mention.entity] = score }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (entity: $0.key, score: $0.value) }
  }

  /// The index of the first mention at `token` or behind it.
  private func firstMention(from token: Int) -> Int {
    var low = 0
    var high = table.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if table.mentions[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The person that a definite role noun in subject position stands for.
  func bearer(of phrase: NounPhrase, sentence: Int, _ constraint: Constraint) -> [Link] {
    guard let noun = phrase.group.noun, noun.types == [.person] else { return [] }
    let links = best(
      before: phrase.group.start, sentence: sentence, types: [.person],
      agreement: Agreement(gender: noun.gender, number: .singular), noun: nil,
      constraint: constraint,
      base: 0.7)
    return links.filter { $0.confidence >= 0.7 }
  }

  /// « the school » is no « Clearcut Hydro Inc. »: a name that says what it is goes by no other noun
  /// for an institution.
  private func isOfAnotherKind(_ entity: EntityTable.DocumentEntity, _ noun: String) -> Bool {
    let lexicon = reading.lexicon
    guard lexicon.grammar.syntax.headIsLast, lexicon.nouns.institutions.contains(noun),
      !entity.nouns.contains(noun), !entity.name.lowercased().contains(noun)
    else { return false }
    return entity.name.lowercased().split(separator: " ").dropFirst().contains {
      lexicon.nouns.organizationWords.contains(String($0))
        || lexicon.nouns.legalForms.contains(String($0))
    } || entity.nouns.contains(where: lexicon.nouns.companies.contains)
  }

  /// How well a noun goes with what an entity was called before.
  private func fit(
    _ noun: String, _ entity: EntityTable.DocumentEntity, _ types: Set<EntityType>
  ) -> Double {
    let lexicon = reading.lexicon.nouns
    var score = 0.0
    if entity.nouns.contains(noun) || entity.name.lowercased().contains(noun) { score += 2 }
    let isCompany = lexicon.companies.contains(noun)
    if isCompany {
      if entity.nouns.contains(where: lexicon.companies.contains) {
        score += 1
      } else if !entity.nouns.isEmpty || entity.type == .fund {
        score -= 1.5
      }
    } else if score == 0, types != [.person] {
      score -= entity.nouns.isEmpty ? 0.7 : 2
    } else if score == 0, !entity.nouns.isEmpty, reading.lexicon.grammar.syntax.headIsLast {
      score -= 1
    }
    if !types.contains(entity.type) { score -= 1 }
    return score
  }

  /// Whom « son », « sa », « leur » point at: the clause's subject if it fits, else the nearest that does.
  func possessor(
    of group: NounGroup, sentence: Int, subject: [Link], _ constraint: Constraint
  ) -> [Link] {
    let possessives = reading.lexicon.grammar.possessive
    let owner =
      group.tokens.lazy.compactMap { possessives[self.reading.tokens[$0].form.lowercased()] }
      .first ?? .unknown
    let fitting = subject.filter {
      let entity = table.entities[$0.entity]
      guard owner.admits(entity.type),
        entity.agreement.gender == .unknown
          || owner.gender == .unknown || entity.agreement.gender == owner.gender
      else { return false }
      return
        entity.canBe(constraint.types) && !constraint.excluding.contains($0.entity)
        && constraint.types.contains(entity.type)
    }
    if !fitting.isEmpty { return fitting }
    if owner.number == .plural {
      let several = plural(before: group.start, sentence: sentence, constraint)
      if !several.isEmpty { return several }
    }
    let sought = Agreement(gender: owner.gender, number: .unknown, animacy: owner.animacy)
    // « Renner n'a pas attendu. Sa plainte … »
    if subject.isEmpty,
      let links = lastSubject(sought, before: group.start, sentence: sentence, constraint),
      !links.isEmpty
    {
      return links
    }
    return best(
      before: group.start, sentence: sentence, types: constraint.types, agreement: sought, noun: "",
      constraint: constraint, base: 0.65)
  }
}
