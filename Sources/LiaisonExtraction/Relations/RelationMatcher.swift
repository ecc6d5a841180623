import LiaisonModel
import LiaisonText

/// A relation read at one place, before names are chosen and duplicates joined.
struct RelationMention: Sendable {
  let type: RelationType
  let source: Int
  let target: Int
  var status: RelationStatus
  var amount: MonetaryAmount?
  var date: PartialDate?
  let sentence: Int
  let rule: String
  let confidence: Double

  func with(confidence: Double) -> RelationMention {
    RelationMention(
      type: type, source: source, target: target, status: status, amount: amount, date: date,
      sentence: sentence, rule: rule, confidence: confidence)
  }
}

/// Finds the relations of a document: every clause, act noun and role noun is held against the frames
/// of every relation type.
struct RelationMatcher: Sendable {
  typealias PhraseID = DocumentReading.PhraseID
  typealias Link = CoreferenceResolver.Link

  let reading: DocumentReading
  let resolver: CoreferenceResolver
  let attributes: AttributeReader
  private let factuality: FactualityReader
  /// By person, what he or she is at the head of.
  private let companiesOf: [Int: Set<Int>]

  init(reading: DocumentReading, resolver: CoreferenceResolver) {
    self.reading = reading
    self.resolver = resolver
    attributes = AttributeReader(reading: reading)
    factuality = FactualityReader(reading: reading)
    var companiesOf: [Int: Set<Int>] = [:]
    for (company, people) in reading.entities.leaders {
      for person in people { companiesOf[person, default: []].insert(company) }
    }
    self.companiesOf = companiesOf
  }

  func match() -> [RelationMention] { match(tracing: nil).claims }

  /// - Parameter traced: the sentence of which every frame that was tried is told; nil for none.
  func match(tracing traced: Int?) -> MatchFindings {
    var found = MatchFindings(traced: traced)
    for sentence in reading.structures.indices where !reading.structures[sentence].elements.isEmpty
    {
      for schema in reading.lexicon.schemas {
        matchVerbs(schema, sentence, &found)
        matchActs(schema, sentence, &found)
        matchRoles(schema, sentence, &found)
        applyEndings(schema, sentence, &found)
      }
    }
    return found
  }

  /// « Elle a retiré sa plainte », « l'affaire a été classée »: the claim told last is over, unless
  /// the sentence tells of another that takes its place.
  private func applyEndings(
    _ schema: RelationSchema, _ sentence: Int, _ found: inout MatchFindings
  ) {
    let structure = reading.structures[sentence]
    for frame in schema.acts where !frame.endingVerbs.isEmpty {
      let nouns = frame.nouns.union(frame.endingNouns)
      let acts = structure.phrases.indices.filter {
        structure.phrases[$0].group.kind == .nominal
          && nouns.contains(headLemma(PhraseID(sentence: sentence, phrase: $0)))
      }
      let another = structure.clauses.contains { clause in
        clause.verb.map {
          frame.lightVerbs.contains($0.lemma) && !frame.endingVerbs.contains($0.lemma)
        } ?? false
      }
      if another || acts.contains(where: { structure.phrases[$0].group.determiner == .indefinite })
      {
        continue
      }
      for act in acts {
        let phrase = structure.phrases[act]
        guard phrase.group.determiner != .none, phrase.group.determiner != .negative,
          let verb = structure.clauses[phrase.clause].verb, frame.endingVerbs.contains(verb.lemma),
          StatusReader().status(of: verb, isLasting: false, frame: nil) == .asserted,
          !factuality.isHypothetical(phrase.clause, sentence),
          let last = found.claims.last(where: {
            $0.type == schema.type && sentence - $0.sentence <= 3
          })
        else { continue }
        for index in found.claims.indices
        where found.claims[index].type == schema.type
          && found.claims[index].source == last.source
          && found.claims[index].target == last.target
          && found.claims[index].status == .asserted
        {
          found.claims[index].status = .former
        }
      }
    }
  }

  // MARK: Verbs

  private func matchVerbs(
    _ schema: RelationSchema, _ sentence: Int, _ found: inout MatchFindings
  ) {
    let structure = reading.structures[sentence]
    for index in structure.clauses.indices {
      let gapped = ClauseArguments.gappedModel(of: index, structure)
      guard let verb = structure.clauses[gapped ?? index].verb else { continue }
      let place = ClausePlace(clause: index, of: sentence, structure)
      if let refusal = factuality.refusal(of: place) {
        for frame in schema.verbs where frame.lemmas.contains(verb.lemma) {
          found.refuse(frame.id, at: verb.head, in: sentence, refusal)
        }
        continue
      }
      for frame in schema.verbs where frame.lemmas.contains(verb.lemma) {
        let arguments: ClauseArguments
        let status: RelationStatus
        do {
          (arguments, status) = try admit(frame, of: schema, at: place, verb, structure)
        } catch {
          found.refuse(frame.id, at: verb.head, in: sentence, error)
          continue
        }
        var sources = links(
          frame.source, arguments, schema.sourceTypes, excluding: [], skippingObject: frame.object)
        guard !sources.isEmpty else {
          found.refuse(frame.id, at: verb.head, in: sentence, .noSource)
          continue
        }
        // « a fondé X avec Y »
        for function in frame.coSource {
          for other in links(
            [function], arguments, schema.sourceTypes, excluding: Set(sources.map(\.entity)))
          where reading.entities.entities[other.entity].type == .person
            || sources.contains(where: {
              reading.entities.entities[$0.entity].type
                == reading.entities.entities[other.entity].type
            }) && reading.lexicon.grammar.syntax.headIsLast
          {
            sources.append(other)
          }
        }
        var targets = links(
          frame.target, arguments, schema.targetTypes, excluding: Set(sources.map(\.entity)),
          skippingObject: frame.object)
        if targets.isEmpty,
          frame.mayElideTarget || hasRound(frame.target, arguments)
            || leavesTargetOut(frame.target, arguments)
        {
          targets = elided(schema, sentence, found.claims)
          if targets.isEmpty, frame.mayElideTarget {
            targets = topic(schema, frame, arguments, excluding: Set(sources.map(\.entity)))
          }
        }
        let lasting =
          schema.isLasting && status == .asserted && isOver(clause: index, verb, sentence)
        add(
          schema, sources, targets, lasting ? .former : status, sentence, clause: index,
          rule: frame.id, at: verb.head, &found)
        addGapped(schema, frame, index, targets, status, sentence, &found)
      }
    }
  }

  /// The arguments that a frame has in a clause, and the status that the verb gives it.
  /// - Throws: why the frame does not fit.
  private func admit(
    _ frame: RelationSchema.VerbFrame, of schema: RelationSchema, at place: ClausePlace,
    _ verb: VerbGroup, _ structure: SentenceStructure
  ) throws(MatchRefusal) -> (ClauseArguments, RelationStatus) {
    guard verb.isReflexive == frame.needsReflexive else { throw .reflexive }
    try admit(
      clause: place.verbClause, place.sentence, with: frame.with, without: frame.without)
    if let refusal = factuality.refusal(byVerbOf: place) { throw refusal }
    let arguments = ClauseArguments(place.clause, of: place.sentence, in: reading)
    if deniesObject(arguments) { throw .denied }
    guard frame.object.isEmpty || hasObject(arguments, frame.object) else {
      throw .lacksObject(frame.object)
    }
    if frame.needsMoney, attributes.money(inClause: place.clause, place.sentence) == nil,
      !hasMoney(arguments)
    {
      throw .lacksSum
    }
    guard verb.effects.contains(.cause) == frame.isCausative else { throw .causative }
    var said = verb
    said.effects.removeAll { $0 == .cause }
    guard
      let status = StatusReader().status(
        of: said, isLasting: schema.isLasting, frame: frame.status)
    else { throw .noClaim }
    if status == .planned, factuality.isConditional(place) { throw .hypothetical }
    return (arguments, status)
  }

  /// « A a donné 100 000 dollars, B 75 000 »: pairs of a name and a sum behind the verb's own.
  private func addGapped(
    _ schema: RelationSchema, _ frame: RelationSchema.VerbFrame, _ clause: Int, _ targets: [Link],
    _ status: RelationStatus, _ sentence: Int, _ found: inout MatchFindings
  ) {
    let structure = reading.structures[sentence]
    let lists = structure.clauses[clause].after
    guard let start = lists.firstIndex(where: { isMoney($0, structure) }) else { return }
    for index in lists.indices.dropLast() where index > start {
      guard let first = lists[index].first, structure.phrases[first].group.preposition.isEmpty,
        !isMoney(lists[index], structure), isMoney(lists[index + 1], structure),
        let sum = lists[index + 1].first
      else { continue }
      let constraint = CoreferenceResolver.Constraint(
        types: schema.sourceTypes, excluding: Set(targets.map(\.entity)))
      let ids = lists[index].map { PhraseID(sentence: sentence, phrase: $0) }
      let sources = resolve(.phrases(ids), sentence, constraint, skipping: [])
      let mark = found.claims.count
      add(
        schema, sources, targets, status, sentence, clause: clause, rule: frame.id,
        at: structure.phrases[sum].group.head, &found)
      let amount = attributes.amount(at: structure.phrases[sum].group.tokens.lowerBound, sentence)
      for place in mark..<found.claims.count { found.claims[place].amount = amount }
    }
  }

  private func isMoney(_ list: [Int], _ structure: SentenceStructure) -> Bool {
    list.first.map {
      structure.phrases[$0].group.kind == .money && structure.phrases[$0].group.preposition.isEmpty
    } ?? false
  }

  /// « has no stake in X »
  private func deniesObject(_ arguments: ClauseArguments) -> Bool {
    arguments["object"].contains { filler in
      guard case .phrases(let ids) = filler else { return false }
      return ids.contains { reading.phrase($0).group.determiner == .negative }
    }
  }

  /// « pendant quinze ans », « jusqu'en 2020 »: a state told in the past with its end.
  private func isOver(clause: Int, _ verb: VerbGroup, _ sentence: Int) -> Bool {
    guard verb.tense == .past || verb.tense == .imperfect else { return false }
    let text = " " + attributes.context(ofClause: clause, sentence) + " "
    return reading.lexicon.grammar.endings.contains { text.contains(" \($0)") }
  }

  /// « Skyforge has grown since 2021, when X bought a 30% stake »: whom the sentence, or the one
  /// before, is about, where the frame's noun says nothing of whose it is.
  private func topic(
    _ schema: RelationSchema, _ frame: RelationSchema.VerbFrame, _ arguments: ClauseArguments,
    excluding: Set<Int>
  ) -> [Link] {
    guard reading.lexicon.grammar.syntax.headIsLast, !frame.object.isEmpty else { return [] }
    for function in frame.target where !function.hasPrefix("in-") && function != "object" {
      guard arguments[function].isEmpty else { return [] }
    }
    for case .phrases(let ids) in arguments["object"] {
      for id in ids {
        for complement in reading.phrase(id).complements {
          let inner = complement.phrases.map { PhraseID(sentence: id.sentence, phrase: $0) }
          guard inner.allSatisfy({ frame.object.contains(headLemma($0)) }) else { return [] }
        }
      }
    }
    let constraint = CoreferenceResolver.Constraint(
      types: schema.targetTypes, excluding: excluding, named: named(in: arguments))
    var next = reading.structures[arguments.sentence].clauses[arguments.clause].parent
    while let clause = next {
      for filler in ClauseArguments(clause, of: arguments.sentence, in: reading)["surface-subject"]
      {
        let links = resolve(filler, arguments.sentence, constraint, skipping: [])
        if !links.isEmpty {
          return links.map { Link(entity: $0.entity, confidence: $0.confidence * 0.8) }
        }
      }
      next = reading.structures[arguments.sentence].clauses[clause].parent
    }
    guard arguments.sentence > 0 else { return [] }
    let before = arguments.sentence - 1
    guard
      let main = reading.structures[before].clauses.indices.first(where: {
        reading.structures[before].clauses[$0].kind == .main
          && reading.structures[before].clauses[$0].verb != nil
      })
    else { return [] }
    for filler in ClauseArguments(main, of: before, in: reading)["surface-subject"] {
      let links = resolve(filler, before, constraint, skipping: [])
      if links.count == 1 {
        return links.map { Link(entity: $0.entity, confidence: $0.confidence * 0.75) }
      }
    }
    return []
  }

  /// The target of the claim of the same type before, in this sentence or the last.
  private func elided(
    _ schema: RelationSchema, _ sentence: Int, _ found: [RelationMention]
  ) -> [Link] {
    guard let last = last(schema.type, within: 1, of: sentence, found) else { return [] }
    return [Link(entity: last.target, confidence: 0.8)]
  }

  /// The last claim of a type in this sentence or one of the `distance` before.
  private func last(
    _ type: RelationType, within distance: Int, of sentence: Int, _ found: [RelationMention]
  ) -> RelationMention? {
    found.lazy.reversed().prefix { sentence - $0.sentence <= distance }.first { $0.type == type }
  }

  private func admit(
    clause: Int, _ sentence: Int, with: [String], without: [String]
  ) throws(MatchRefusal) {
    guard !with.isEmpty || !without.isEmpty else { return }
    let text = attributes.text(ofClause: clause, sentence)
    if !with.isEmpty, !with.contains(where: text.holdsPhrase) { throw .lacksPhrase }
    if let phrase = without.first(where: text.holdsPhrase) { throw .excluded(phrase: phrase) }
  }

  private func hasObject(_ arguments: ClauseArguments, _ nouns: Set<String>) -> Bool {
    (arguments["object"] + arguments["surface-subject"]).contains { filler in
      guard case .phrases(let ids) = filler else { return false }
      return ids.contains { nouns.contains(headLemma($0)) }
    }
  }

  /// « Sequoia a investi 12 millions »: a sum, and nothing that could be the target.
  private func leavesTargetOut(_ functions: [String], _ arguments: ClauseArguments) -> Bool {
    hasMoney(arguments) && functions.allSatisfy { $0 == "object" || arguments[$0].isEmpty }
  }

  /// « a glissé 500 000 euros dans l'opération »: the deal told before.
  private func hasRound(_ functions: [String], _ arguments: ClauseArguments) -> Bool {
    functions.contains { function in
      arguments[function].contains { filler in
        guard case .phrases(let ids) = filler, let id = ids.first else { return false }
        let group = reading.phrase(id).group
        return group.determiner == .definite && group.isRound
      }
    }
  }

  private func hasMoney(_ arguments: ClauseArguments) -> Bool {
    arguments["object"].contains { filler in
      guard case .phrases(let ids) = filler else { return false }
      return ids.contains { reading.phrase($0).group.kind == .money }
    }
  }

  private func headLemma(_ id: PhraseID) -> String {
    let group = reading.phrase(id).group
    return group.noun?.lemma ?? reading.tokens[group.head].lemma
  }

  /// The entities that fill one of `functions`; the first function that is filled decides.
  private func links(
    _ functions: [String], _ arguments: ClauseArguments, _ types: Set<EntityType>,
    excluding: Set<Int>, skippingObject: Set<String> = []
  ) -> [Link] {
    let constraint = CoreferenceResolver.Constraint(
      types: types, excluding: excluding,
      unlikely: companies(ledBy: excluding), named: named(in: arguments))
    for function in functions {
      if function.hasPrefix("in-") {
        let links = inside(String(function.dropFirst(3)), arguments, constraint)
        if !links.isEmpty { return links }
        continue
      }
      for filler in arguments[function] {
        let links = resolve(filler, arguments.sentence, constraint, skipping: skippingObject)
        if !links.isEmpty { return links }
      }
      // « fera un don d'un million au fonds »: what hangs on the object noun counts for the verb.
      for filler in arguments["object"] {
        guard case .phrases(let ids) = filler else { continue }
        for id in ids
        where skippingObject.contains(headLemma(id)) || reading.phrase(id).group.kind == .money {
          // « faces a claim brought by X »
          for clause in reading.structures[id.sentence].clauses.indices
          where function == "by"
            && reading.structures[id.sentence].clauses[clause].kind == .participial
            && reading.structures[id.sentence].clauses[clause].antecedents.contains(id.phrase)
          {
            for filler in ClauseArguments(clause, of: id.sentence, in: reading)["by"] {
              let links = resolve(filler, arguments.sentence, constraint, skipping: [])
              if !links.isEmpty { return links }
            }
          }
          for complement in reading.phrase(id).complements where complement.preposition == function
          {
            let phrases = complement.phrases.map { PhraseID(sentence: id.sentence, phrase: $0) }
            let links = resolve(.phrases(phrases), arguments.sentence, constraint, skipping: [])
            if !links.isEmpty { return links }
          }
        }
      }
    }
    return []
  }

  /// Who is named in the clause itself: « le milliardaire a fondé X avec Y » does not mean Y by him.
  private func named(in arguments: ClauseArguments) -> Set<Int> {
    var entities: Set<Int> = []
    for fillers in arguments.fillers.values {
      for case .phrases(let ids) in fillers {
        for id in ids { if let entity = reading.entities.entityOf[id] { entities.insert(entity) } }
      }
    }
    return entities
  }

  private func companies(ledBy people: Set<Int>) -> Set<Int> {
    people.reduce(into: []) { $0.formUnion(companiesOf[$1] ?? []) }
  }

  /// « 62 % du capital du Stade », « au capital de X »: the first entity that hangs on a filler.
  private func inside(
    _ function: String, _ arguments: ClauseArguments, _ constraint: CoreferenceResolver.Constraint
  ) -> [Link] {
    func search(_ id: PhraseID, _ depth: Int) -> [Link] {
      for complement in reading.phrase(id).complements {
        for member in complement.phrases {
          let inner = PhraseID(sentence: id.sentence, phrase: member)
          let links = resolver.resolve(inner, constraint)
          if !links.isEmpty { return links }
          if depth < 4 {
            let deeper = search(inner, depth + 1)
            if !deeper.isEmpty { return deeper }
          }
        }
      }
      return []
    }
    for filler in arguments[function] {
      guard case .phrases(let ids) = filler else { continue }
      for id in ids {
        let links = search(id, 0)
        if !links.isEmpty { return links }
      }
    }
    return []
  }

  private func resolve(
    _ filler: Filler, _ sentence: Int, _ constraint: CoreferenceResolver.Constraint,
    skipping: Set<String>
  ) -> [Link] {
    switch filler {
    case .pronoun(let agreement, let token):
      return resolver.pronoun(agreement, at: token, sentence: sentence, constraint)
    case .clitic(let agreement, let token):
      // « y », « en » go back to what is talked about, « l' » and « lui » to whom was just named.
      let isAdverbial = agreement == .unknown
      return resolver.pronoun(
        agreement, at: token, sentence: sentence, isSubject: isAdverbial, constraint)
    case .phrases(let ids):
      return ids.flatMap { id in
        skipping.contains(headLemma(id)) ? [] : resolver.resolve(id, constraint)
      }
    }
  }

  private func add(
    _ schema: RelationSchema, _ sources: [Link], _ targets: [Link], _ status: RelationStatus,
    _ sentence: Int, clause: Int?, rule: String, at token: Int, _ found: inout MatchFindings
  ) {
    defer {
      if sources.isEmpty || targets.isEmpty {
        found.refuse(rule, at: token, in: sentence, sources.isEmpty ? .noSource : .noTarget)
      } else {
        found.match(rule, at: token, in: sentence)
      }
    }
    for source in sources {
      for target in targets where source.entity != target.entity {
        let base = reading.document.sentences[sentence].kind == .headline ? 0.85 : 0.95
        found.claims.append(
          RelationMention(
            type: schema.type, source: source.entity, target: target.entity, status: status,
            amount: schema.takesAmount ? attributes.amount(inClause: clause, sentence) : nil,
            date: attributes.date(inClause: clause, sentence),
            sentence: sentence, rule: rule,
            confidence: base * source.confidence * target.confidence))
      }
    }
  }

  // MARK: Acts

  private func matchActs(
    _ schema: RelationSchema, _ sentence: Int, _ found: inout MatchFindings
  ) {
    let structure = reading.structures[sentence]
    for index in structure.phrases.indices {
      let id = PhraseID(sentence: sentence, phrase: index)
      let phrase = structure.phrases[index]
      guard phrase.group.kind == .nominal else { continue }
      let lemma = headLemma(id)
      for frame in schema.acts where frame.nouns.contains(lemma) {
        let clause = phrase.clause
        if let refusal = refusal(of: frame, phrase, clause, sentence) {
          found.refuse(frame.id, at: phrase.group.head, in: sentence, refusal)
          continue
        }
        let verb = structure.clauses[clause].verb
        let arguments = ClauseArguments(clause, of: sentence, in: reading)
        let isLight = verb.map { frame.lightVerbs.contains($0.lemma) } ?? false
        var status = frame.status ?? .asserted
        if let verb, isLight || phrase.group.preposition.isEmpty {
          guard
            let read = StatusReader().status(
              of: verb, isLasting: schema.isLasting, frame: frame.status)
          else {
            found.refuse(frame.id, at: phrase.group.head, in: sentence, .noClaim)
            continue
          }
          if isLight { status = read }
          // To end it is but a plan: it still goes on.
          // « the case was settled »; French files list passives that end nothing (« classée »).
          if frame.endingVerbs.contains(verb.lemma),
            verb.isPassive && reading.lexicon.grammar.syntax.headIsLast || !isSubject(id, arguments)
          {
            status = read == .planned ? frame.status ?? .asserted : .former
          }
        }
        var targets = actLinks(frame.target, phrase, arguments, schema.targetTypes, [], sentence)
        if targets.isEmpty, let verb, frame.targetVerbs.contains(verb.lemma),
          isSubject(id, arguments)
        {
          targets = links(["object"], arguments, schema.targetTypes, excluding: [])
        }
        if targets.isEmpty,
          let relative = relative(
            of: index, structure, verbs: frame.targetVerbs, function: "subject", sentence)
        {
          targets = links(["object"], relative, schema.targetTypes, excluding: [])
        }
        guard !targets.isEmpty else {
          found.refuse(frame.id, at: phrase.group.head, in: sentence, .noTarget)
          continue
        }
        let excluding = Set(targets.map(\.entity))
        var sources = actLinks(
          frame.source, phrase, arguments, schema.sourceTypes, excluding, sentence)
        if sources.isEmpty, isLight {
          sources = links(["subject"], arguments, schema.sourceTypes, excluding: excluding)
        }
        if sources.isEmpty,
          let relative = relative(
            of: index, structure, verbs: frame.lightVerbs, function: "object", sentence)
        {
          sources = links(["subject"], relative, schema.sourceTypes, excluding: excluding)
        }
        // « A suit brought by X, a rival, against Y was dismissed »
        if sources.isEmpty, reading.lexicon.grammar.syntax.headIsLast {
          for (index, clause) in structure.clauses.enumerated()
          where clause.kind == .participial && clause.antecedents == [id.phrase]
            && clause.verb.map({ frame.lightVerbs.contains($0.lemma) && $0.isPassive }) == true
          {
            sources = links(
              ["subject"], ClauseArguments(index, of: sentence, in: reading), schema.sourceTypes,
              excluding: excluding)
          }
        }
        if sources.isEmpty, let verb, frame.endingVerbs.contains(verb.lemma) {
          sources = links(["subject"], arguments, schema.sourceTypes, excluding: excluding)
        }
        // « La plainte vise aussi Y »: whose it is was told before.
        if sources.isEmpty, phrase.group.determiner == .definite, isSubject(id, arguments),
          let last = last(schema.type, within: 3, of: sentence, found.claims),
          !excluding.contains(last.source)
        {
          sources = [Link(entity: last.source, confidence: 0.8)]
        }
        add(
          schema, sources, targets, status, sentence, clause: clause, rule: frame.id,
          at: phrase.group.head, &found)
      }
    }
  }

  /// Why a noun for an act claims nothing where it stands; nil where it can.
  private func refusal(
    of frame: RelationSchema.ActFrame, _ phrase: NounPhrase, _ clause: Int, _ sentence: Int
  ) -> MatchRefusal? {
    do {
      try admit(clause: clause, sentence, with: [], without: frame.without)
    } catch { return error }
    if frame.needsMoney, attributes.money(inClause: clause, sentence) == nil { return .lacksSum }
    if phrase.group.determiner == .negative { return .denied }
    return factuality.isHypothetical(clause, sentence) ? .hypothetical : nil
  }

  private func isSubject(_ id: PhraseID, _ arguments: ClauseArguments) -> Bool {
    arguments["surface-subject"].contains { $0 == .phrases([id]) }
  }

  /// « l'action qu'il mène contre X »: the light verb stands in a relative clause of the noun.
  private func relative(
    of phrase: Int, _ structure: SentenceStructure, verbs: Set<String>, function wanted: String,
    _ sentence: Int
  ) -> ClauseArguments? {
    for (index, clause) in structure.clauses.enumerated() {
      guard case .relative(let function) = clause.kind, function == wanted,
        clause.antecedents.contains(phrase), let verb = clause.verb, verbs.contains(verb.lemma)
      else { continue }
      return ClauseArguments(index, of: sentence, in: reading)
    }
    return nil
  }

  private func actLinks(
    _ functions: [String], _ phrase: NounPhrase, _ arguments: ClauseArguments,
    _ types: Set<EntityType>, _ excluding: Set<Int>, _ sentence: Int
  ) -> [Link] {
    let constraint = CoreferenceResolver.Constraint(
      types: types, excluding: excluding,
      unlikely: companies(
        ledBy: Set(links(["subject"], arguments, [.person], excluding: []).map(\.entity))))
    for function in functions {
      if function == "possessor" {
        guard phrase.group.determiner == .possessive else { continue }
        let subject = links(["surface-subject"], arguments, types, excluding: excluding)
        let links = resolver.possessor(
          of: phrase.group, sentence: sentence, subject: subject, constraint)
        if !links.isEmpty { return links }
        continue
      }
      if function == "apposed" {
        // « Numerix, une création de X, … »
        guard let named = phrase.appositionOf else { continue }
        let links = resolver.resolve(PhraseID(sentence: sentence, phrase: named), constraint)
        if !links.isEmpty { return links }
        continue
      }
      if function == "beneficiary" {
        // « Grâce à un don de X, le musée va s'agrandir »
        guard phrase.group.preposition == "thanks" else { continue }
        let links = links(["surface-subject"], arguments, types, excluding: excluding)
        if !links.isEmpty { return links }
        continue
      }
      if function == "purpose-object" {
        let links = purposeObject(arguments, sentence, constraint)
        if !links.isEmpty { return links }
        continue
      }
      for complement in phrase.complements where complement.preposition == function {
        // « a High Court claim » is not the court's.
        let phrases = complement.phrases.map { PhraseID(sentence: sentence, phrase: $0) }
          .filter { !reading.phrase($0).group.isModifier }
        let links = resolve(.phrases(phrases), sentence, constraint, skipping: [])
        if !links.isEmpty { return links }
        // « un don d'un million au fonds »
        for inner in complement.phrases {
          for deeper in reading.structures[sentence].phrases[inner].complements
          where deeper.preposition == function {
            let phrases = deeper.phrases.map { PhraseID(sentence: sentence, phrase: $0) }
            let links = resolve(.phrases(phrases), sentence, constraint, skipping: [])
            if !links.isEmpty { return links }
          }
        }
      }
      guard function != "of" else { continue }
      for filler in arguments[function] where follows(filler, phrase) {
        let links = resolve(filler, sentence, constraint, skipping: [])
        if !links.isEmpty { return links }
      }
      // The relative clause of the noun holds it: « l'action qu'il mène contre X ».
      for (index, clause) in reading.structures[sentence].clauses.enumerated() {
        guard case .relative = clause.kind,
          clause.antecedents.contains(where: {
            reading.structures[sentence].phrases[$0].group == phrase.group
          })
        else { continue }
        for filler in ClauseArguments(index, of: sentence, in: reading)[function] {
          let links = resolve(filler, sentence, constraint, skipping: [])
          if !links.isEmpty { return links }
        }
      }
    }
    return []
  }

  /// « est allé en justice pour l'en empêcher »: the object of the infinitive that says what for.
  private func purposeObject(
    _ arguments: ClauseArguments, _ sentence: Int, _ constraint: CoreferenceResolver.Constraint
  ) -> [Link] {
    let subject = links(["subject"], arguments, constraint.types, excluding: [])
    var constraint = constraint
    constraint.excluding.formUnion(subject.map(\.entity))
    for (index, clause) in reading.structures[sentence].clauses.enumerated()
    where clause.parent == arguments.clause && clause.verb?.form == .infinitive {
      for filler in ClauseArguments(index, of: sentence, in: reading)["object"] {
        let links = resolve(filler, sentence, constraint, skipping: [])
        if !links.isEmpty { return links }
      }
    }
    return []
  }

  private func follows(_ filler: Filler, _ phrase: NounPhrase) -> Bool {
    guard case .phrases(let ids) = filler, let first = ids.first else { return false }
    return reading.phrase(first).group.start > phrase.group.head
  }

  // MARK: Roles

  private func matchRoles(
    _ schema: RelationSchema, _ sentence: Int, _ found: inout MatchFindings
  ) {
    let structure = reading.structures[sentence]
    for index in structure.phrases.indices {
      let id = PhraseID(sentence: sentence, phrase: index)
      let phrase = structure.phrases[index]
      guard phrase.group.noun != nil || phrase.group.kind == .nominal,
        phrase.group.determiner != .negative
      else { continue }
      let lemma = headLemma(id)
      for frame in schema.roles where frame.nouns.contains(lemma) {
        let around = attributes.text(
          phrase.group.tokens.lowerBound..<min(phrase.group.end + 3, structure.tokens.upperBound))
        if let excluded = frame.without.first(where: around.holdsPhrase) {
          found.refuse(
            frame.id, at: phrase.group.head, in: sentence, .excluded(phrase: excluded))
          continue
        }
        let reader = RoleReader(matcher: self, sentence: sentence)
        let excluded = Set<Int>()
        guard
          let (holders, verb) = reader.holders(
            of: index, types: frame.isConverse ? schema.targetTypes : schema.sourceTypes,
            excluding: excluded), !holders.isEmpty
        else {
          let refusal: MatchRefusal = frame.isConverse ? .noTarget : .noSource
          found.refuse(frame.id, at: phrase.group.head, in: sentence, refusal)
          continue
        }
        let targets = reader.complements(
          of: index, functions: frame.target, sharesComplement: frame.sharesComplement,
          types: frame.isConverse ? schema.sourceTypes : schema.targetTypes,
          excluding: Set(holders.map(\.entity)))
        var status =
          frame.status
          ?? (phrase.group.isFormer ? .former : phrase.group.isFuture ? .planned : .asserted)
        if let verb {
          guard
            let read = StatusReader().status(of: verb, isLasting: schema.isLasting, frame: status)
          else {
            found.refuse(frame.id, at: phrase.group.head, in: sentence, .noClaim)
            continue
          }
          status = read
        }
        if !schema.isLasting, status == .former { status = .asserted }
        // « Le fondateur d'X a donné un million en 2020 » dates the gift, not the founding.
        add(
          schema, frame.isConverse ? targets : holders, frame.isConverse ? holders : targets,
          status, sentence, clause: verb == nil ? nil : phrase.clause,
          rule: frame.id, at: phrase.group.head, &found)
      }
    }
  }

  func resolve(_ id: PhraseID, types: Set<EntityType>, excluding: Set<Int>) -> [Link] {
    resolver.resolve(id, CoreferenceResolver.Constraint(types: types, excluding: excluding))
  }
}
