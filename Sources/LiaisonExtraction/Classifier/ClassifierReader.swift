import LiaisonModel
package import LiaisonText

/// Turns a document that was read into what the classifier sees.
struct ClassifierReader {
  let reading: DocumentReading
  let resolver: CoreferenceResolver
  /// Every claim of the rules, however unsure.
  let rules: [RelationMention]
  let vocabulary: any ClassifierVocabulary

  /// The most tokens of a window that are seen; the first of the sentences before go.
  static let longestWindow = 96
  /// How sure a reference must be for its entity to count as being there.
  static let surestLink = 0.15
  /// How many sentences before are seen.
  static let context = 3

  static let types: [EntityType] = [
    .person, .organization, .fund, .governmentBody, .project, .location, .work,
  ]
  private static let actors: Set<EntityType> = [
    .person, .organization, .fund, .governmentBody, .project,
  ]

  private enum Kind {
    static let topic = 1
    static let name = 2
    static let person = 10
    static let thing = 11
  }

  func document() -> ClassifierDocument {
    let topic = topic()
    var sequences = [topic]
    var places: [Int?] = []
    let references = references()
    for sentence in reading.structures.indices {
      guard reading.document.sentences[sentence].kind != .furniture else {
        places.append(nil)
        continue
      }
      places.append(sequences.count)
      sequences.append(sequence(of: sentence, references))
    }
    var counts = [Int](repeating: 0, count: reading.entities.entities.count)
    for entity in reading.entities.entityOf.values { counts[entity] += 1 }
    let claims = rulesBySentence()
    var windows: [ClassifierWindow] = []
    for sentence in places.indices {
      guard let target = places[sentence] else { continue }
      var pieces = [ClassifierWindow.Piece(sequence: 0, tokens: 0..<1, isTarget: false)]
      for before in max(0, sentence - Self.context)..<sentence {
        if let place = places[before] {
          pieces.append(.init(sequence: place, tokens: 0..<sequences[place].count, isTarget: false))
        }
      }
      pieces.append(.init(sequence: target, tokens: 0..<sequences[target].count, isTarget: true))
      cut(&pieces)
      var window = ClassifierWindow(sentence: sentence, pieces: pieces)
      window.pairs = pairs(in: window, sequences, counts, claims[sentence] ?? [])
      if !window.pairs.isEmpty { windows.append(window) }
    }
    return ClassifierDocument(sequences: sequences, windows: windows)
  }

  /// The first two entities named and the one named most.
  private func topic() -> ClassifierSequence {
    var order: [Int] = []
    var counts: [Int: Int] = [:]
    for mention in reading.entities.mentions {
      if counts[mention.entity] == nil { order.append(mention.entity) }
      counts[mention.entity, default: 0] += 1
    }
    var topic = Array(order.prefix(2))
    if let most = order.max(by: { (counts[$0] ?? 0) < (counts[$1] ?? 0) }), !topic.contains(most) {
      topic.append(most)
    }
    return ClassifierSequence(
      words: [vocabulary.topic], parts: [0], kinds: [Kind.topic],
      entities: [topic.map { .init(entity: $0, confidence: 0.5) }])
  }

  /// By token that a reference hangs on, what it may mean.
  private func references() -> [Int: [Int: Double]] {
    var found: [Int: [Int: Double]] = [:]
    let constraint = CoreferenceResolver.Constraint(types: Self.actors)
    func add(_ token: Int, _ links: [CoreferenceResolver.Link]) {
      for link in links.prefix(3) {
        let known = found[token]?[link.entity] ?? 0
        found[token, default: [:]][link.entity] = max(known, link.confidence)
      }
    }
    for (sentence, structure) in reading.structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
        let group = phrase.group
        if group.kind != .money, group.name == nil || reading.entities.entityOf[id] == nil {
          let links = resolver.resolve(id, constraint)
          // Several people are no single one.
          let isSplit =
            group.agreement.number == .plural && links.count == 1
            && reading.entities.entities[links[0].entity].type == .person
          if !isSplit { add(group.head, links) }
          add(group.head, resolver.likely(id, atLeast: Self.surestLink))
        }
        if group.determiner == .possessive {
          add(
            group.tokens.lowerBound,
            resolver.possessor(of: group, sentence: sentence, subject: [], constraint))
        }
      }
      for clause in structure.clauses {
        guard let verb = clause.verb else { continue }
        if let pronoun = verb.subjectPronoun {
          add(
            pronoun.token,
            resolver.pronoun(
              pronoun.agreement, at: pronoun.token, sentence: sentence, constraint))
        }
        for clitic in verb.clitics {
          add(
            clitic.token,
            resolver.pronoun(
              clitic.agreement, at: clitic.token, sentence: sentence, isSubject: false, constraint))
        }
      }
    }
    return found
  }

  private func sequence(
    of sentence: Int, _ references: [Int: [Int: Double]]
  ) -> ClassifierSequence {
    var names: [Int: (end: Int, entity: Int)] = [:]
    for (index, phrase) in reading.structures[sentence].phrases.enumerated() {
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      if let name = phrase.group.name, let entity = reading.entities.entityOf[id] {
        names[name.lowerBound] = (name.upperBound, entity)
      }
    }
    var sequence = ClassifierSequence()
    var token = reading.structures[sentence].tokens.lowerBound
    while token < reading.structures[sentence].tokens.upperBound {
      if let name = names[token] {
        let type = reading.entities.entities[name.entity].type
        sequence.append(
          word: type == .person ? vocabulary.person : vocabulary.thing,
          part: ClassifierShape.parts - 1,
          kind: Kind.name + (Self.types.firstIndex(of: type) ?? 1),
          entities: [.init(entity: name.entity, confidence: 1)])
        token = max(token + 1, name.end)
        continue
      }
      let links = (references[token] ?? [:]).sorted {
        ($1.value, $0.key) < ($0.value, $1.key)
      }.map { ClassifierSequence.Reference(entity: $0.key, confidence: $0.value) }
      let kind =
        links.first.map {
          reading.entities.entities[$0.entity].type == .person ? Kind.person : Kind.thing
        } ?? 0
      sequence.append(
        word: vocabulary.row(of: reading.tokens[token]),
        part: reading.tokens[token].partOfSpeech.flatMap(PartOfSpeech.allCases.firstIndex(of:))
          .map { $0 + 1 } ?? 0,
        kind: kind,
        entities: links)
      token += 1
    }
    sequence.append(word: vocabulary.boundary, part: 0, kind: 0, entities: [])
    return sequence
  }

  private func cut(_ pieces: inout [ClassifierWindow.Piece]) {
    var surplus = pieces.reduce(0) { $0 + $1.tokens.count } - Self.longestWindow
    for index in pieces.indices.dropFirst() where surplus > 0 {
      let dropped = min(surplus, pieces[index].tokens.count)
      pieces[index].tokens =
        (pieces[index].tokens.lowerBound + dropped)..<pieces[index].tokens.upperBound
      surplus -= dropped
    }
  }

  private typealias Claim = (source: Int, target: Int, relation: Int, confidence: Float)

  private func rulesBySentence() -> [Int: [Claim]] {
    var claims: [Int: [Claim]] = [:]
    for rule in rules {
      guard let relation = RelationClassifier.types.firstIndex(of: rule.type) else { continue }
      claims[rule.sentence, default: []].append(
        (rule.source, rule.target, relation, Float(rule.confidence)))
    }
    return claims
  }

  private func pairs(
    in window: ClassifierWindow, _ sequences: [ClassifierSequence], _ counts: [Int],
    _ claims: [Claim]
  ) -> [ClassifierPair] {
    var tokens: [(references: [ClassifierSequence.Reference], kind: Int, isTarget: Bool)] = []
    for piece in window.pieces {
      let sequence = sequences[piece.sequence]
      for token in piece.tokens {
        tokens.append((sequence.entities[token], sequence.kinds[token], piece.isTarget))
      }
    }
    var present: [Int] = []
    var inTarget: Set<Int> = []
    var named: Set<Int> = []
    for token in tokens {
      let isName = token.kind >= Kind.name && token.kind < Kind.person
      for reference in token.references
      where isName || reference.confidence >= Self.surestLink {
        if !present.contains(reference.entity) { present.append(reference.entity) }
        if token.isTarget { inTarget.insert(reference.entity) }
        if token.isTarget, isName { named.insert(reference.entity) }
      }
    }
    var pairs: [ClassifierPair] = []
    for (index, a) in present.enumerated() {
      for b in present[(index + 1)...] where inTarget.contains(a) || inTarget.contains(b) {
        let tags = tokens.map { Self.tag($0.references, $0.kind, a, b) }
        var pair = ClassifierPair(
          a: a, b: b, tags: tags, distancesA: Self.distances(tags) { $0 == 1 || $0 == 3 },
          distancesB: Self.distances(tags) { $0 == 2 || $0 == 4 },
          typeA: typeIndex(a), typeB: typeIndex(b), countA: min(counts[a], 5),
          countB: min(counts[b], 5), isATarget: inTarget.contains(a),
          isBTarget: inTarget.contains(b), areNamed: named.contains(a) && named.contains(b),
          rules: [Float](repeating: 0, count: ClassifierShape.relations))
        for claim in claims {
          let slot =
            (claim.source, claim.target) == (a, b)
            ? 0 : (claim.source, claim.target) == (b, a) ? 1 : nil
          guard let slot else { continue }
          let place = claim.relation * 2 + slot
          pair.rules[place] = max(pair.rules[place], claim.confidence)
        }
        pairs.append(pair)
      }
    }
    return pairs
  }

  private func typeIndex(_ entity: Int) -> Int {
    Self.types.firstIndex(of: reading.entities.entities[entity].type) ?? 1
  }

  /// What a token is to a pair.
  private static func tag(
    _ references: [ClassifierSequence.Reference], _ kind: Int, _ a: Int, _ b: Int
  ) -> UInt8 {
    guard let first = references.first else { return 0 }
    let ofA = references.first { $0.entity == a }?.confidence
    let ofB = references.first { $0.entity == b }?.confidence
    if kind == Kind.topic { return 7 + (ofA == nil ? 0 : 1) + (ofB == nil ? 0 : 2) }
    if kind >= Kind.name, kind < Kind.person {
      return first.entity == a ? 1 : first.entity == b ? 2 : 5
    }
    if let ofA, ofA > ofB ?? 0 { return first.entity == a ? 3 : 11 }
    if ofB != nil { return first.entity == b ? 4 : 12 }
    return 6
  }

  /// By token, how far the nearest is that `isMention` admits: 7 for itself, less before, more behind,
  /// 15 where there is none.
  private static func distances(_ tags: [UInt8], _ isMention: (UInt8) -> Bool) -> [UInt8] {
    let places = tags.indices.filter { isMention(tags[$0]) }
    guard !places.isEmpty else { return [UInt8](repeating: 15, count: tags.count) }
    var next = 0
    return tags.indices.map { index in
      while next + 1 < places.count, abs(places[next + 1] - index) < abs(places[next] - index) {
        next += 1
      }
      let distance = index - places[next]
      let far = abs(distance)
      let step = far <= 4 ? far : far <= 7 ? 5 : far <= 12 ? 6 : 7
      return UInt8(7 + distance.signum() * step)
    }
  }
}

extension ClassifierSequence {
  fileprivate mutating func append(word: Int, part: Int, kind: Int, entities: [Reference]) {
    words.append(word)
    parts.append(part)
    kinds.append(kind)
    self.entities.append(entities)
  }
}

/// Which row of the table of words a token has.
package protocol ClassifierVocabulary: Sendable {
  /// For the topic, the end of a sentence, the name of a person, of anything else.
  var topic: Int { get }
  var boundary: Int { get }
  var person: Int { get }
  var thing: Int { get }
  func row(of token: Token) -> Int
}
