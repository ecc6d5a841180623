import LiaisonModel
import LiaisonText

/// Groups the names of a document into entities and weighs what kind of thing each is.
struct EntityTableBuilder {
  typealias PhraseID = DocumentReading.PhraseID

  let document: AnalyzedDocument
  let lexicon: LanguageLexicon
  let structures: [SentenceStructure]
  /// By their first token.
  let spans: [Int: NameSpan]
  /// The surnames of those who are named in full with a known given name.
  private var people: Set<String> = []
  /// Whose thing a phrase such as « l'administration X » means.
  private var owners: [PhraseID: Int] = [:]

  init(
    document: AnalyzedDocument, lexicon: LanguageLexicon, structures: [SentenceStructure],
    spans: [Int: NameSpan]
  ) {
    self.spans = spans
    self.document = document
    self.lexicon = lexicon
    self.structures = structures
  }

  private struct Name {
    let key: [String]
    let surface: String
    let span: Range<Int>
    let phrase: PhraseID
  }

  mutating func build() -> EntityTable {
    var names: [Name] = []
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        if let span = phrase.group.name {
          names.append(name(span, PhraseID(sentence: sentence, phrase: index)))
        }
      }
    }
    names.sort { $0.span.lowerBound < $1.span.lowerBound }
    let keys = Set(names.map(\.key))
    people = Set(
      names.filter {
        $0.span.count > 1 && lexicon.givenNames[document.tokens[$0.span.lowerBound].form] != nil
          && isPerson($0.key)
      }
      .compactMap(\.key.last))
    let clusters = cluster(names, keys: keys)

    var table = EntityTable(
      entities: [], entityOf: [:], mentions: [], companyOfRound: [:], leaders: [:])
    var indexOf: [[String]: Int] = [:]
    var firstSpan: [[String]: Range<Int>] = [:]
    for name in names where firstSpan[name.key] == nil { firstSpan[name.key] = name.span }
    for (name, key) in zip(names, clusters) {
      let entity: Int
      if let known = indexOf[key] {
        entity = known
      } else {
        entity = table.entities.count
        indexOf[key] = entity
        table.entities.append(
          EntityTable.DocumentEntity(name: name.surface, typeScores: [:], agreement: .unknown))
      }
      table.entityOf[name.phrase] = entity
      if name.surface.count > table.entities[entity].name.count
        || name.key == key && firstSpan[key] == name.span
      {
        if name.key == key || table.entities[entity].name.count < name.surface.count {
          table.entities[entity].name = name.surface
        }
      }
      weigh(name, &table.entities[entity])
    }
    for index in table.entities.indices { finish(&table.entities[index]) }
    for name in names {
      let noun = structures[name.phrase.sentence].phrases[name.phrase.phrase].group.noun
      if let noun, !noun.types.contains(.person), isOwner(name, of: noun) {
        owners[name.phrase] = table.entityOf.removeValue(forKey: name.phrase)
      }
    }
    addFunds(&table)
    addNamedBelow(&table)
    addInstitutions(&table)
    addRoles(&table)
    addMentions(&table)
    addRounds(&table)
    return table
  }

  private func name(_ span: Range<Int>, _ phrase: PhraseID) -> Name {
    var surface = ""
    for index in span {
      if index > span.lowerBound, document.tokens[index].followsSpace { surface += " " }
      surface += document.tokens[index].form
    }
    if let family = sharedFamilyName(span) { surface += " " + family }
    let key = surface.split(separator: " ").map { $0.lowercased() }
      .filter { !lexicon.nouns.legalForms.contains($0) }
    return Name(
      key: key.isEmpty ? [surface.lowercased()] : key, surface: surface, span: span, phrase: phrase)
  }

  /// « ROTTERDAM, March 14 - »: the place that a dispatch comes from.
  private func isDateline(_ name: Name) -> Bool {
    let sentence = document.sentences[name.phrase.sentence].tokens
    guard name.span.lowerBound == sentence.lowerBound,
      name.span.allSatisfy({ document.tokens[$0].form.isShouting })
    else { return false }
    // « BOULDER, Colo. (Sept. 5) »
    let region = name.span.upperBound + 1
    if lexicon.grammar.syntax.headIsLast, region < document.tokens.count,
      document.tokens[region - 1].form == ",",
      lexicon.places.contains(document.tokens[region].form)
        || lexicon.places.contains(document.tokens[region].form + ".")
    {
      return true
    }
    return (name.span.upperBound..<min(name.span.upperBound + 5, sentence.upperBound)).contains {
      ["-", "–", "—"].contains(document.tokens[$0].form)
    }
  }

  /// « Martha and Douglas Hollis »: the family name that a given name shares with the one behind it.
  private func sharedFamilyName(_ span: Range<Int>) -> String? {
    let tokens = document.tokens
    // « X chez Meta et Jeff Bezos » is no couple.
    let before = span.lowerBound > 0 ? tokens[span.lowerBound - 1].form.lowercased() : ""
    guard span.count == 1, span.upperBound + 2 < tokens.count,
      lexicon.grammar.canonicalPreposition(before) != "at",
      lexicon.givenNames[tokens[span.lowerBound].form] != nil,
      lexicon.givenNames[tokens[span.upperBound + 1].form] != nil,
      lexicon.grammar.coordinators.match(
        at: 0, limit: 1,
        forms: { _ in
          let form = tokens[span.upperBound].form
          return (form, form)
        })?.value == "and"
    else { return nil }
    let family = tokens[span.upperBound + 2].form
    guard family.first?.isUppercase == true, lexicon.givenNames[family] == nil || family.count > 3,
      !lexicon.words.isCommonWord(family)
    else { return nil }
    return family
  }

  // MARK: Which names are one

  /// For each name the key of the entity: a surname goes to the full name before it, a short form of
  /// a company to the long one, an acronym to the name whose initials it has.
  private func cluster(_ names: [Name], keys: Set<[String]>) -> [[String]] {
    let long = keys.filter { $0.count > 1 }.sorted {
      $0.joined(separator: " ") < $1.joined(separator: " ")
    }
    // A short form begins, ends or abbreviates the long one: only with those is it compared.
    var longWith: [String: [Int]] = [:]
    for (index, key) in long.enumerated() {
      for word in Set([key[0], key[key.count - 1], initials(of: key)]) {
        longWith[word, default: []].append(index)
      }
    }
    var lastPlace: [[String]: Int] = [:]
    return names.enumerated().map { index, name in
      defer { lastPlace[name.key] = index }
      let similar = Set(
        [name.key.first, name.key.last].compactMap { $0 }.flatMap { longWith[$0] ?? [] })
      let candidates = similar.sorted().map { long[$0] }.filter {
        $0 != name.key && isShortForm(name, of: $0) && agrees(name, with: $0)
      }
      guard !candidates.isEmpty else { return name.key }
      if candidates.count == 1 { return candidates[0] }
      // Of several people with one surname, the one named last before.
      let nearest = candidates.max { (lastPlace[$0] ?? -1) < (lastPlace[$1] ?? -1) }
      return nearest ?? name.key
    }
  }

  /// « M. Smith » is not Anna Smith.
  private func agrees(_ name: Name, with full: [String]) -> Bool {
    let group = structures[name.phrase.sentence].phrases[name.phrase.phrase].group
    guard let title = group.title, let first = full.first,
      let wanted = lexicon.nouns.titles[document.tokens[title].form.lowercased()],
      wanted != .unknown,
      let gender = lexicon.givenNames[first.prefix(1).uppercased() + first.dropFirst()],
      gender != .unknown
    else { return true }
    return wanted == gender
  }

  private func isShortForm(_ name: Name, of full: [String]) -> Bool {
    let key = name.key
    if isTitled(name), !isPerson(full) { return false }
    if key.count < full.count, Array(full.suffix(key.count)) == key {
      // « Kushner » for « Joshua Kushner », but not « Capital » for « Thrive Capital ».
      return isPerson(full) && !lexicon.nouns.organizationWords.contains(key[0])
    }
    if key.count < full.count, Array(full.prefix(key.count)) == key {
      if isTitled(name) { return false }
      if isPerson(full) {
        return key.count == 1
      }
      return true
    }
    if key.count == 1, document.tokens[name.span.lowerBound].form.isShouting, full.count > 1 {
      return initials(of: full) == key[0]
    }
    return false
  }

  private func initials(of key: [String]) -> String {
    key.filter { !lexicon.grammar.nameLinks.contains($0) && !lexicon.grammar.articles.contains($0) }
      .compactMap { $0.first.map(String.init) }.joined()
  }

  private func isTitled(_ name: Name) -> Bool {
    structures[name.phrase.sentence].phrases[name.phrase.phrase].group.title != nil
  }

  private func isPerson(_ key: [String]) -> Bool {
    guard let first = key.first, key.count > 1 else { return false }
    if key.contains(where: { lexicon.nouns.organizationWords.contains($0) || $0 == "&" }) {
      return false
    }
    let capitalized = first.prefix(1).uppercased() + first.dropFirst()
    return lexicon.givenNames[capitalized] != nil || first.contains("-")
      || key.count == 2 && !key.contains(where: lexicon.isCommonWord)
  }

  /// Whether in « le fonds X », « l'administration X » the name is a person's whose thing it is.
  private func isOwner(_ name: Name, of noun: NounLexicon.Noun) -> Bool {
    // « the cocoa manufacturer Anna Roux »: in English what belongs to a name stands behind it.
    let group = structures[name.phrase.sentence].phrases[name.phrase.phrase].group
    if lexicon.grammar.syntax.headIsLast,
      group.nounTokens.map({ $0.upperBound <= name.span.lowerBound }) ?? false
    {
      return false
    }
    // « la chaîne Canal Palador »: a full name behind what says a company is the company's.
    if name.span.count > 1, !lexicon.grammar.syntax.headIsLast,
      noun.types.isSubset(of: [.organization, .work])
    {
      return false
    }
    return people.contains(name.key.last ?? "")
  }

  // MARK: What kind of thing

  private func weigh(_ name: Name, _ entity: inout EntityTable.DocumentEntity) {
    func add(_ type: EntityType, _ weight: Double) { entity.typeScores[type, default: 0] += weight }
    let tokens = document.tokens
    let first = tokens[name.span.lowerBound].form
    let phrase = structures[name.phrase.sentence].phrases[name.phrase.phrase]
    let group = phrase.group

    if let span = spans[name.span.lowerBound], span.tokens == name.span, let scores = span.scores {
      entity.classVotes.append(scores)
    }
    if group.title != nil {
      add(.person, 4)
      if group.agreement.gender != .unknown { entity.agreement.gender = group.agreement.gender }
    }
    let institution = lexicon.nouns.nouns.match(
      at: 0, limit: 1, forms: { _ in (first.lowercased(), first.lowercased()) }
    )
    .flatMap { lexicon.nouns.demonyms.contains($0.value.lemma) ? nil : $0.value }
    let lastWord = tokens[name.span.upperBound - 1].form.lowercased()
    let hasOrganizationWord = name.span.contains { index in
      let word = tokens[index].form.lowercased()
      return lexicon.nouns.organizationWords.contains(word)
        || lexicon.nouns.legalForms.contains(word) || word == "&"
    }
    if let gender = lexicon.givenNames[first], !hasOrganizationWord {
      add(.person, name.span.count > 1 ? 3 : 0.4)
      if gender != .unknown, entity.agreement.gender == .unknown {
        entity.agreement.gender = gender
      }
    } else if name.span.count == 2 || name.span.count == 3, !hasOrganizationWord,
      institution == nil,
      name.span.allSatisfy({
        !lexicon.isCommonWord(tokens[$0].form) && !tokens[$0].form.isMixedCase
          && !tokens[$0].form.isShouting
      })
    {
      add(.person, 1)
    }
    if name.span.count > 1, lexicon.nouns.personSuffixes.contains(lastWord) { add(.person, 3) }
    if hasOrganizationWord { add(.organization, name.span.count > 1 ? 2.5 : 1) }
    if lexicon.nouns.fundWords.contains(lastWord), name.span.count > 1 { add(.fund, 1) }
    if let institution, name.span.count > 1 {
      for type in institution.types where type != .person { add(type, 3) }
      entity.nouns.insert(institution.lemma)
    }
    if group.determiner == .definite, group.noun == nil, name.span.count == 1 {
      // Companies and people take no article, products and places do; « l'énergéticien X » is a company.
      if group.tokens.lowerBound + 1 >= name.span.lowerBound {
        add(.work, 1)
      } else if entity.typeScores[.person] == nil {
        add(.organization, 1)
      }
    }
    if lexicon.grammar.syntax.headIsLast, name.span.count > 1,
      lexicon.nouns.governmentWords.contains(lastWord)
    {
      add(.governmentBody, 2)
    }
    if isDateline(name) { add(.location, 4) }
    if name.surface.isMixedCase || name.span.count == 1 && first.isShouting {
      add(.organization, 1.5)
    }
    if lexicon.places.contains(name.surface)
      || first.isShouting && lexicon.places.contains(name.surface.lowercased().capitalizedWords)
    {
      add(.location, 2.5)
    }
    let neighbours = phrase.coordination.compactMap {
      structures[name.phrase.sentence].phrases[$0].group.name
    }
    if neighbours.contains(where: { lexicon.places.contains(text($0.lowerBound, $0.upperBound)) }) {
      add(.location, 1.2)  // « à Séoul, Tokyo et Mannheim »
    }
    if group.preposition == "to" || group.preposition == "en" || group.preposition == "in",
      group.determiner == .none, group.noun == nil, name.span.count <= 2
    {
      add(.location, 0.3)
    }
    if name.span.upperBound + 1 < tokens.count, tokens[name.span.upperBound].form == "(",
      tokens[name.span.upperBound + 1].form.isTickerLike
    {
      add(.organization, 2)
    }
    // « la start-up X », « le milliardaire X »
    // « l'éditeur de jeux X »: the noun right before says what X makes.
    let isMatter =
      !lexicon.grammar.syntax.headIsLast && group.preposition == "of" && group.determiner == .none
      && phrase.complementOf.map {
        structures[name.phrase.sentence].phrases[$0].group.kind == .nominal
      } == true
    if let noun = group.noun, !isMatter,
      group.nounTokens?.upperBound ?? 0 <= name.span.lowerBound
    {
      entity.nouns.insert(noun.lemma)
      let weight = noun.types.count > 1 ? 1.0 : 3.0
      for type in noun.types where !(isOwner(name, of: noun) && type != .person) {
        add(type, weight)
      }
      if noun.types == [.person], group.agreement.gender != .unknown {
        entity.agreement.gender = group.agreement.gender
      }
    }
    // « X, fondateur de Y », « Le patron d'Y, X »
    var renamings = phrase.appositions
    if let of = phrase.appositionOf { renamings.append(of) }
    for other in renamings {
      let apposed = structures[name.phrase.sentence].phrases[other].group
      guard let noun = apposed.noun, apposed.kind == .nominal else { continue }
      entity.nouns.insert(noun.lemma)
      let weight = noun.types.count > 1 ? 0.8 : 2.5
      for type in noun.types { add(type, weight) }
      if noun.types == [.person], noun.gender != .unknown { entity.agreement.gender = noun.gender }
    }
    // « patron de X », « fondateur de X »
    if let of = phrase.complementOf {
      let head = structures[name.phrase.sentence].phrases[of].group
      if let noun = head.noun, group.preposition == "of" {
        if noun.isLeader { add(.organization, 1.2) }
        if lexicon.nouns.companyRoles.contains(noun.lemma) {
          add(.organization, 1.5)
        }
      }
    }
    // « the Stargate project »
    if let head = phrase.complementOf, group.isModifier,
      let noun = structures[name.phrase.sentence].phrases[head].group.noun,
      noun.types == [.project] || noun.types == [.work]
    {
      for type in noun.types { add(type, 3) }
    }
    if group.preposition == "at" { add(.organization, 0.8) }
    // « Anna Roux de Numerix »
    if group.preposition == "of", let of = phrase.complementOf,
      let holder = structures[name.phrase.sentence].phrases[of].group.name, holder.count > 1,
      lexicon.givenNames[tokens[holder.lowerBound].form] != nil
    {
      add(.organization, 1.5)
    }
    // « Amazon et Meta »: beside a name that is no given name, a given name may be none either.
    let siblings = phrase.coordination.compactMap {
      structures[name.phrase.sentence].phrases[$0].group.name
    }
    if name.span.count == 1,
      siblings.contains(where: {
        $0 != name.span && $0.count == 1 && lexicon.givenNames[tokens[$0.lowerBound].form] == nil
          && !people.contains(tokens[$0.lowerBound].form.lowercased())
      })
    {
      add(.organization, 0.5)
    }
  }

  private func finish(_ entity: inout EntityTable.DocumentEntity) {
    entity.agreement.number = .singular
    addVotes(&entity)
    if (entity.typeScores[.fund] ?? 0) > 0,
      (entity.typeScores[.organization] ?? 0) > (entity.typeScores[.fund] ?? 0) + 2
    {
      entity.typeScores[.fund] = nil
    }
    if entity.type != .person {
      entity.agreement.gender = .unknown
    } else if entity.agreement.gender == .unknown,
      let first = entity.name.split(separator: " ").first
    {
      entity.agreement.gender = lexicon.givenNames.gender(of: String(first)) ?? .unknown
    }
  }

  /// What the tagger of names takes it for, over all places; of the types of one class the likeliest.
  private func addVotes(_ entity: inout EntityTable.DocumentEntity) {
    guard !entity.classVotes.isEmpty else { return }
    let mean = entity.classVotes.reduce(.zero, +) / Double(entity.classVotes.count)
    for kind in NameTagger.Class.allCases {
      let types: [EntityType] =
        switch kind {
        case .person: [.person]
        case .organization: [.organization, .fund, .governmentBody]
        case .location: [.location]
        case .other: [.work, .project]
        }
      let likeliest = types.reduce(types[0]) {
        (entity.typeScores[$1] ?? 0) > (entity.typeScores[$0] ?? 0) ? $1 : $0
      }
      entity.typeScores[likeliest, default: 0] += Self.voteWeight * mean[kind.rawValue]
    }
  }

  /// How much the tagger's word counts beside a noun that says the type (3).
  private static let voteWeight = 2.0

  // MARK: Entities that are described

  /// « le fonds inaugural de Donald Trump », « le fonds Trump »: one fund an owner.
  private func addFunds(_ table: inout EntityTable) {
    var fundOf: [Int: Int] = [:]
    var last: Int?
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        let id = PhraseID(sentence: sentence, phrase: index)
        guard let noun = phrase.group.noun, noun.types == [.fund] else { continue }
        if phrase.group.kind == .name, let entity = table.entityOf[id],
          table.entities[entity].type != .person
        {
          last = entity
          continue
        }
        // « Forward Montrose, the super PAC »
        if let named = renamed(phrase, sentence, table), table.entities[named].type != .person {
          table.entities[named].typeScores[.fund, default: 0] += 2
          last = named
          continue
        }
        var owner: Int?
        var end = phrase.group.end
        owner = owners[id]
        for complement in phrase.complements
        where complement.preposition == "of" || complement.preposition == "for" {
          for member in complement.phrases {
            if let named = namedBelow(member, structure, sentence, table), owner == nil {
              owner = named.entity
              end = max(end, named.end)
            }
          }
        }
        if let owner {
          // « Trump's inaugural fund » begins with its owner.
          let start =
            phrase.group.owners.isEmpty
            ? phrase.group.nounTokens?.lowerBound ?? phrase.group.tokens.lowerBound
            : phrase.group.owners.compactMap(\.name?.lowerBound).min()
              ?? phrase.group.tokens.lowerBound
          let surface = text(start, end)
          if let fund = fundOf[owner] {
            if surface.count > table.entities[fund].name.count {
              table.entities[fund].name = surface
            }
            last = fund
          } else {
            let fund = table.entities.count
            table.entities.append(
              EntityTable.DocumentEntity(
                name: surface, typeScores: [.fund: 5],
                agreement: Agreement(gender: noun.gender, number: .singular), nouns: [noun.lemma]))
            fundOf[owner] = fund
            last = fund
          }
          table.entityOf[id] = last
        } else if phrase.group.determiner == .definite || phrase.group.determiner == .possessive
          || phrase.group.determiner == .demonstrative
        {
          // « the super PAC »: the one that was called so, else the last.
          let called = table.entities.firstIndex {
            $0.nouns.contains(noun.lemma) && $0.type == .fund
          }
          if let fund = called ?? last { table.entityOf[id] = fund }
        }
      }
    }
    // A bare « au fonds » before the fund is introduced, as headlines have it.
    if let first = fundOf.values.min() {
      for (sentence, structure) in structures.enumerated() {
        for (index, phrase) in structure.phrases.enumerated() {
          let id = PhraseID(sentence: sentence, phrase: index)
          if phrase.group.noun?.types == [.fund], table.entityOf[id] == nil,
            phrase.group.determiner == .definite || phrase.group.determiner == .possessive
          {
            table.entityOf[id] = first
          }
        }
      }
    }
  }

  /// The entity that a phrase's apposition names.
  private func renamed(_ phrase: NounPhrase, _ sentence: Int, _ table: EntityTable) -> Int? {
    (phrase.appositions + [phrase.appositionOf].compactMap { $0 }).lazy.compactMap {
      table.entityOf[PhraseID(sentence: sentence, phrase: $0)]
    }.first
  }

  /// The entity that a complement names, itself or behind its own « de ».
  private func namedBelow(
    _ phrase: Int, _ structure: SentenceStructure, _ sentence: Int, _ table: EntityTable
  ) -> (entity: Int, end: Int)? {
    if let entity = table.entityOf[PhraseID(sentence: sentence, phrase: phrase)] {
      return (entity, structure.phrases[phrase].group.end)
    }
    for complement in structure.phrases[phrase].complements {
      for member in complement.phrases {
        if let found = namedBelow(member, structure, sentence, table) { return found }
      }
    }
    return nil
  }

  private func text(_ start: Int, _ end: Int) -> String {
    var text = ""
    for index in start..<end {
      if index > start, document.tokens[index].followsSpace { text += " " }
      text += document.tokens[index].form
    }
    return text
  }

  /// « la chaîne de restaurants X »: the name behind a bare complement is that of the head.
  private func addNamedBelow(_ table: inout EntityTable) {
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        guard phrase.group.kind == .nominal, let noun = phrase.group.noun,
          let complement = phrase.complements.first, complement.preposition == "of",
          complement.phrases.count == 1, let inner = complement.phrases.first
        else { continue }
        let group = structure.phrases[inner].group
        guard group.kind == .name, group.determiner == .none, let name = group.name,
          group.tokens.lowerBound < name.lowerBound, group.noun?.types.contains(.person) != true,
          let entity = table.entityOf[PhraseID(sentence: sentence, phrase: inner)]
        else { continue }
        table.entityOf[PhraseID(sentence: sentence, phrase: index)] = entity
        for type in noun.types { table.entities[entity].typeScores[type, default: 0] += 2 }
        table.entities[entity].nouns.insert(noun.lemma)
      }
    }
  }

  /// « l'université de Rochester », « la banque alimentaire du comté de Douglas »: described, not named.
  private func addInstitutions(_ table: inout EntityTable) {
    var known: [String: Int] = [:]
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        let id = PhraseID(sentence: sentence, phrase: index)
        guard table.entityOf[id] == nil, phrase.group.kind == .nominal,
          let noun = phrase.group.noun,
          lexicon.nouns.institutions.contains(noun.lemma), phrase.group.determiner == .definite,
          phrase.group.agreement.number != .plural,
          let complement = phrase.complements.first, complement.preposition == "of",
          !complement.phrases.contains(where: {
            table.entityOf[PhraseID(sentence: sentence, phrase: $0)].map {
              table.entities[$0].type == .person
                && (table.entities[$0].typeScores[.person] ?? 0) >= 3
            } ?? false
          }),
          let end = complement.phrases.map({ lastToken(of: $0, structure) }).max(),
          end > phrase.group.end,  // not « Rochester's university »
          (phrase.group.end..<end).contains(where: {
            document.tokens[$0].form.first?.isUppercase == true
          })
        else { continue }
        let surface = text(
          phrase.group.nounTokens?.lowerBound ?? phrase.group.tokens.lowerBound, end)
        let entity: Int
        if let same = known[surface.lowercased()] {
          entity = same
        } else {
          entity = table.entities.count
          known[surface.lowercased()] = entity
          var scores: [EntityType: Double] = [:]
          for type in noun.types { scores[type] = 3 }
          table.entities.append(
            EntityTable.DocumentEntity(
              name: surface, typeScores: scores,
              agreement: Agreement(gender: .unknown, number: .singular), nouns: [noun.lemma]))
        }
        table.entityOf[id] = entity
      }
    }
  }

  private func lastToken(of phrase: Int, _ structure: SentenceStructure) -> Int {
    structure.phrases[phrase].complements.filter { $0.preposition != "against" }
      .flatMap(\.phrases)
      .map { lastToken(of: $0, structure) }.reduce(structure.phrases[phrase].group.end, max)
  }

  /// Whose money « le tour de table » is: the subject of the clause that says so, else the company of
  /// the round before, else what the document is about.
  private func addRounds(_ table: inout EntityTable) {
    var counts: [Int: Int] = [:]
    for mention in table.mentions { counts[mention.entity, default: 0] += 1 }
    var firstIn: [Int: EntityTable.Mention] = [:]
    for mention in table.mentions where firstIn[mention.sentence] == nil {
      firstIn[mention.sentence] = mention
    }
    func mayRaise(_ entity: Int) -> Bool { table.entities[entity].type == .organization }
    var last: Int?
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        guard phrase.group.kind == .nominal, phrase.group.isRound else { continue }
        var company: Int?
        for complement in phrase.complements where complement.preposition == "of" {
          for member in complement.phrases where company == nil {
            company = table.entityOf[PhraseID(sentence: sentence, phrase: member)]
          }
        }
        if company == nil, structure.clauses[phrase.clause].verb?.isPassive == false,
          let subject = structure.clauses[phrase.clause].before.last?.first, subject != index
        {
          company = table.entityOf[PhraseID(sentence: sentence, phrase: subject)]
          if structure.clauses[phrase.clause].verb.map({
            !lexicon.grammar.raising.contains($0.lemma)
          }) ?? true {
            company = nil
          }
        }
        // « le tour de table bouclé par X »
        if company == nil {
          for clause in structure.clauses
          where clause.kind == .participial && clause.antecedents.contains(index)
            && clause.verb.map({ lexicon.grammar.raising.contains($0.lemma) }) == true
          {
            for list in clause.after where company == nil {
              guard let agent = list.first,
                structure.phrases[agent].group.preposition == "by"
              else { continue }
              company = table.entityOf[PhraseID(sentence: sentence, phrase: agent)]
            }
          }
        }
        if let named = company, !mayRaise(named) { company = nil }
        if company == nil, let before = firstIn[sentence - 1],
          last == nil || structures[sentence - 1].clauses.first?.verb == nil,
          mayRaise(before.entity)
        {
          company = before.entity
        }
        company = company ?? last
        if let company {
          table.companyOfRound[PhraseID(sentence: sentence, phrase: index)] = company
          last = company
        }
      }
    }
  }

  /// Remembers who heads what, so that « le PDG de X » can stand for a person.
  private func addRoles(_ table: inout EntityTable) {
    for (sentence, structure) in structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        guard phrase.group.noun?.isLeader == true, !phrase.group.isFormer else { continue }
        let id = PhraseID(sentence: sentence, phrase: index)
        var holders = [phrase.appositionOf].compactMap { $0 } + phrase.appositions
        if phrase.group.kind == .name { holders.append(index) }
        let people = holders.compactMap { table.entityOf[PhraseID(sentence: sentence, phrase: $0)] }
          .filter { table.entities[$0].type == .person }
        _ = id
        guard let person = people.first else { continue }
        for complement in phrase.complements where complement.preposition == "of" {
          for member in complement.phrases {
            if let organization = table.entityOf[PhraseID(sentence: sentence, phrase: member)] {
              table.leaders[organization, default: []].append(person)
            }
          }
        }
      }
    }
  }

  private func addMentions(_ table: inout EntityTable) {
    for (sentence, structure) in structures.enumerated() {
      var subjects: Set<Int> = []
      for clause in structure.clauses where clause.verb != nil {
        if let list = clause.before.last { subjects.formUnion(list) }
      }
      for (index, phrase) in structure.phrases.enumerated() {
        let id = PhraseID(sentence: sentence, phrase: index)
        guard let entity = table.entityOf[id] else { continue }
        table.mentions.append(
          EntityTable.Mention(
            entity: entity, token: phrase.group.start, sentence: sentence, phrase: id,
            isSubject: subjects.contains(index) && phrase.group.preposition.isEmpty))
      }
    }
    table.mentions.sort { ($0.token, $0.entity) < ($1.token, $1.entity) }
  }
}
