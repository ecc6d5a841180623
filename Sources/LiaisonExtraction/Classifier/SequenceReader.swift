import LiaisonModel
package import LiaisonText

/// Turns a document that was read into what a network sees of it: sentences in which a name is one
/// token, and for each sentence the window that it is judged in.
struct SequenceReader {
  let reading: DocumentReading
  /// Whom the words that name nobody stand for.
  let links: TokenLinks
  let vocabulary: any ClassifierVocabulary

  /// The most tokens of a window that are seen; the first of the sentences before go.
  static let longestWindow = 96
  /// How sure a reference must be for its entity to count as being there.
  static let surestLink = 0.15
  /// How sure a reference must be where others are surer, as a plural means several at once.
  static let surelyMeant = 0.5
  /// How many sentences before are seen.
  static let context = 3

  static let types: [EntityType] = [
    .person, .organization, .fund, .governmentBody, .project, .location, .work,
  ]
  static let actors: Set<EntityType> = [
    .person, .organization, .fund, .governmentBody, .project,
  ]

  enum Kind {
    static let topic = 1
    static let name = 2
    static let person = 10
    static let thing = 11
  }

  /// A token of a window.
  struct Seen {
    let references: [ClassifierSequence.Reference]
    let kind: Int
    let isTarget: Bool
    /// Its place in the document; nil for those that stand for none there.
    let token: Int?

    var isName: Bool { kind >= Kind.name && kind < Kind.person }
  }

  /// - Parameter pairs: what is asked about a sentence, given the tokens of its window.
  func document(pairs: (_ sentence: Int, _ tokens: [Seen]) -> [ClassifierPair])
    -> ClassifierDocument
  {
    var sequences = [topic()]
    var origins: [[Int?]] = [[nil]]
    var places: [Int?] = []
    for sentence in reading.structures.indices {
      guard reading.document.sentences[sentence].kind != .furniture else {
        places.append(nil)
        continue
      }
      places.append(sequences.count)
      let (sequence, origin) = sequence(of: sentence)
      sequences.append(sequence)
      origins.append(origin)
    }
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
      var tokens: [Seen] = []
      for piece in pieces {
        let sequence = sequences[piece.sequence]
        for token in piece.tokens {
          tokens.append(
            Seen(
              references: sequence.entities[token], kind: sequence.kinds[token],
              isTarget: piece.isTarget, token: origins[piece.sequence][token]))
        }
      }
      let pairs = pairs(sentence, tokens)
      if !pairs.isEmpty {
        windows.append(ClassifierWindow(sentence: sentence, pieces: pieces, pairs: pairs))
      }
    }
    return ClassifierDocument(sequences: sequences, windows: windows)
  }

  /// How often each entity is named.
  func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: reading.entities.entities.count)
    for entity in reading.entities.entityOf.values { counts[entity] += 1 }
    return counts
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

  /// A sentence with the place of each of its tokens in the document.
  private func sequence(of sentence: Int) -> (ClassifierSequence, [Int?]) {
    var names: [Int: (end: Int, entity: Int)] = [:]
    for (index, phrase) in reading.structures[sentence].phrases.enumerated() {
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      if let name = phrase.group.name, let entity = reading.entities.entityOf[id] {
        names[name.lowerBound] = (name.upperBound, entity)
      }
    }
    var sequence = ClassifierSequence()
    var origin: [Int?] = []
    var token = reading.structures[sentence].tokens.lowerBound
    while token < reading.structures[sentence].tokens.upperBound {
      if let name = names[token] {
        let type = reading.entities.entities[name.entity].type
        sequence.append(
          word: type == .person ? vocabulary.person : vocabulary.thing,
          part: ClassifierShape.parts - 1,
          kind: Kind.name + (Self.types.firstIndex(of: type) ?? 1),
          entities: [.init(entity: name.entity, confidence: 1)])
        origin.append(token)
        token = max(token + 1, name.end)
        continue
      }
      let links = (links[token] ?? []).map {
        ClassifierSequence.Reference(entity: $0.entity, confidence: $0.confidence)
      }
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
      origin.append(token)
      token += 1
    }
    sequence.append(word: vocabulary.boundary, part: 0, kind: 0, entities: [])
    return (sequence, origin + [nil])
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

  func typeIndex(_ entity: Int) -> Int {
    Self.types.firstIndex(of: reading.entities.entities[entity].type) ?? 1
  }

  /// What a token is to a pair.
  static func tag(
    _ references: [ClassifierSequence.Reference], _ kind: Int, _ a: Int, _ b: Int
  ) -> UInt8 {
    guard let first = references.first else { return 0 }
    let ofA = references.first { $0.entity == a }?.confidence
    let ofB = references.first { $0.entity == b }?.confidence
    if kind == Kind.topic { return 7 + (ofA == nil ? 0 : 1) + (ofB == nil ? 0 : 2) }
    if kind >= Kind.name, kind < Kind.person {
      return first.entity == a ? 1 : first.entity == b ? 2 : 5
    }
    if let ofA, ofA > ofB ?? 0 { return first.entity == a || ofA >= surelyMeant ? 3 : 11 }
    if let ofB { return first.entity == b || ofB >= surelyMeant ? 4 : 12 }
    return 6
  }

  /// By token, how far the nearest is that `isMention` admits: 7 for itself, less before, more behind,
  /// 15 where there is none.
  static func distances(_ tags: [UInt8], _ isMention: (UInt8) -> Bool) -> [UInt8] {
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
