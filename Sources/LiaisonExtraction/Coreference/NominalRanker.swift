import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// Ranks the entities that a definite noun (« la clinique », « the Leeds firm ») may mean.
///
/// What a document calls its entities is learned from the document itself: « la clinique
/// Belsunce-Roy » once makes every later « la clinique » hers, whether or not a lexicon knows the
/// noun. The weights are learned from the descriptions in annotated articles.
package struct NominalRanker: Sendable {
  typealias PhraseID = DocumentReading.PhraseID

  let reading: DocumentReading
  let weights: [Float]
  /// By entity, lemmas that stood beside its name as what it is.
  private let descriptions: [Set<String>]
  /// By entity, the words of its name in lower case.
  private let nameWords: [Set<String>]
  private let counts: [Int: Int]
  private let headline: Set<Int>

  package static let bits = 14

  /// Reads the weights.
  static func weights(of file: ModelFile) throws(ModelError) -> [Float] {
    let section = try file.required(.nounWeights)
    guard section.bytes.count == 1 << bits else {
      throw .damaged(path: file.path, what: "its section nounWeights has a wrong size")
    }
    let unit = Float(bitPattern: section.parameters.0)
    return section.bytes.map { Float(Int8(bitPattern: $0)) * unit }
  }

  init(reading: DocumentReading, weights: [Float]) {
    self.reading = reading
    self.weights = weights
    descriptions = Self.descriptions(in: reading)
    nameWords = reading.entities.entities.map { entity in
      Set(entity.name.lowercased().split { !$0.isLetter }.map(String.init))
    }
    counts = Dictionary(reading.entities.mentions.map { ($0.entity, 1) }, uniquingKeysWith: +)
    headline = Set(reading.entities.mentions.filter { $0.sentence <= 1 }.map(\.entity))
  }

  /// The lemmas before a name (« la clinique X »), in its apposition (« X, une coopérative ») and in
  /// what it is said to be (« X est un assureur »).
  private static func descriptions(in reading: DocumentReading) -> [Set<String>] {
    var found = [Set<String>](repeating: [], count: reading.entities.entities.count)
    for (id, entity) in reading.entities.entityOf {
      let structure = reading.structures[id.sentence]
      let group = structure.phrases[id.phrase].group
      guard let name = group.name else { continue }
      for token in structure.tokens.lowerBound..<name.lowerBound where name.lowerBound - token <= 4
      {
        let between = (token + 1)..<name.lowerBound
        if reading.tokens[token].partOfSpeech == .noun,
          between.allSatisfy({ reading.tokens[$0].partOfSpeech == .adjective })
        {
          found[entity].insert(reading.tokens[token].lemma.lowercased())
          for adjective in between {
            found[entity].insert(reading.tokens[adjective].lemma.lowercased())
          }
        }
      }
      for apposed in structure.phrases[id.phrase].appositions
        + [structure.phrases[id.phrase].appositionOf].compactMap({ $0 })
      {
        for token in structure.phrases[apposed].group.tokens where reading.tokens[token].isContent {
          found[entity].insert(reading.tokens[token].lemma.lowercased())
        }
      }
      var next = name.upperBound
      if next < structure.tokens.upperBound, reading.tokens[next].form == "," { next += 1 }
      var steps = 0
      while next < structure.tokens.upperBound, steps < 4 {
        let tag = reading.tokens[next].partOfSpeech
        if tag == .noun {
          if reading.tokens[next - 1].form != "," || steps > 0
            || reading.tokens[name.upperBound].form == ","
          {
            found[entity].insert(reading.tokens[next].lemma.lowercased())
          }
          break
        }
        guard tag == .determiner || tag == .adjective || tag == .auxiliary else { break }
        next += 1
        steps += 1
      }
      found[entity].formUnion(reading.entities.entities[entity].nouns)
    }
    return found
  }

  struct Candidate: Sendable {
    let entity: Int
    /// Rows of the table of weights.
    let rows: [UInt32]
    let score: Double
    /// Whether the document called it by that noun.
    let isDescribed: Bool
    /// Whether it is named only behind the noun.
    let isLater: Bool
  }

  /// All entities named before, or in the sentence behind, best first.
  /// - Parameter order: entities as the rules of salience rank them.
  func candidates(for id: PhraseID, order salience: [Int]) -> [Candidate] {
    let group = reading.phrase(id).group
    let start = group.start
    let end = reading.structures[id.sentence].tokens.upperBound
    var last: [Int: EntityTable.Mention] = [:]
    var order: [Int] = []
    for mention in reading.entities.mentions {
      if mention.token >= end { break }
      if reading.entities.entities[mention.entity].type == .location { continue }
      if group.tokens.contains(mention.token) { continue }
      if last[mention.entity] == nil { order.append(mention.entity) }
      if mention.token < start || last[mention.entity] == nil { last[mention.entity] = mention }
    }
    let lemma = group.noun?.lemma ?? reading.tokens[group.head].lemma.lowercased()
    let head = reading.tokens[group.head].lemma.lowercased()
    let others = group.tokens.filter { $0 != group.head && reading.tokens[$0].isContent }
      .map { reading.tokens[$0].lemma.lowercased() }
    let recent = order.sorted { (last[$0]?.token ?? 0) > (last[$1]?.token ?? 0) }
    var found: [Candidate] = []
    var placeOfType: [EntityType: Int] = [:]
    let anyDescribed = order.contains {
      descriptions[$0].contains(head) || nameWords[$0].contains(head)
    }
    for entity in recent {
      guard let mention = last[entity] else { continue }
      let value = reading.entities.entities[entity]
      let place = placeOfType[value.type, default: 0]
      placeOfType[value.type] = place + 1
      var rows: [UInt32] = []
      func add(_ template: UInt32, _ a: Int = 0, _ b: Int = 0, _ c: UInt32 = 0) {
        rows.append(
          UInt32(
            truncatingIfNeeded: FeatureHash.of(
              template, UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), c)
              >> (64 - UInt64(Self.bits))))
      }
      let type = EntityType.allCases.firstIndex(of: value.type) ?? 0
      let fits: Int =
        group.noun.map { noun in
          noun.types.contains(value.type) ? 2 : value.canBe(noun.types) ? 1 : 0
        } ?? 3
      let isDescribed = descriptions[entity].contains(head) || value.nouns.contains(lemma)
      let isNamed = nameWords[entity].contains(head)
      let adjectives = others.filter { descriptions[entity].contains($0) }.count
      let agrees =
        value.type != .person || group.noun == nil
        ? 2
        : group.agreement.gender == .unknown || value.agreement.gender == .unknown
          ? 2 : group.agreement.gender == value.agreement.gender ? 1 : 0
      let distance = max(-1, id.sentence - mention.sentence)
      let near = min(distance, 6)
      let place3 = min(place, 3)
      add(1, isDescribed ? 1 : 0, anyDescribed ? 1 : 0)
      add(2, isNamed ? 1 : 0, anyDescribed ? 1 : 0)
      add(3, fits, type)
      add(4, agrees)
      add(5, near)
      add(6, place3, type)
      add(7, place3, fits, isDescribed ? 1 : 0)
      add(8, mention.isSubject ? 1 : 0, min(near, 2))
      add(9, min(counts[entity] ?? 0, 5), headline.contains(entity) ? 1 : 0)
      add(10, min(adjectives, 2), isDescribed ? 1 : 0)
      add(11, salience.firstIndex(of: entity).map { min($0, 3) } ?? 4)
      add(13, type, 0, FeatureHash.of(scalars: head.unicodeScalars.lazy.map(\.value)))
      add(14, mention.token > start ? 1 : 0)
      add(15, Int(truncatingIfNeeded: group.determiner.number), near, isDescribed ? 1 : 0)
      add(16, descriptions[entity].isEmpty ? 1 : 0, isDescribed ? 1 : 0, UInt32(fits))
      add(17, order.first == entity ? 1 : 0, fits)
      add(18, group.noun == nil ? 1 : 0, type, UInt32(place3))
      found.append(
        Candidate(
          entity: entity, rows: rows,
          score: weights.isEmpty ? 0 : Double(rows.reduce(0) { $0 + weights[Int($1)] }),
          isDescribed: isDescribed || isNamed, isLater: mention.token > start))
    }
    return found.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }
}

extension NounGroup.Determiner {
  fileprivate var number: Int {
    switch self {
    case .none: 1
    case .definite: 2
    case .indefinite: 3
    case .possessive: 4
    case .demonstrative: 5
    case .negative: 6
    }
  }
}

extension Token {
  /// Whether it is a word with a meaning of its own.
  fileprivate var isContent: Bool {
    switch partOfSpeech {
    case .verb, .noun, .adjective, .adverb: true
    default: false
    }
  }
}
