import Foundation
import LiaisonModel
import LiaisonText

/// Weighs what the rules read and what the classifier says against each other.
struct ClaimCombiner {
  let reading: DocumentReading
  let attributes: AttributeReader
  /// Whom the words that name nobody stand for.
  let links: TokenLinks

  /// What the classifier finds less likely than this is not looked at unless a rule reads it.
  static let floor = 0.05

  /// Whom a relation joins, wherever it is stated.
  private struct Pair: Hashable {
    let type: RelationType
    let source: Int
    let target: Int

    init(_ type: RelationType, _ source: Int, _ target: Int) {
      self.type = type
      self.source = source
      self.target = target
    }

    init(_ claim: ClaimRivals.Claim) { self.init(claim.type, claim.source, claim.target) }

    var reversed: Pair { Pair(type, target, source) }
  }

  /// A claim with what both say of it.
  struct Weighed {
    let claim: ClaimRivals.Claim
    /// Of the surest rule that reads it; nil where none does.
    let rule: Double?
    let score: RelationClassifier.Score?
    /// How unsure it is whom the words stand for that it hangs on, from 0 to 1.
    let doubt: Double
    /// What `ClaimRivals` says of it; nothing of what a rule reads, which may well be said of a whole list.
    let rivals: [Double]

    /// All that `ClaimConfidence` looks at.
    var facts: [Double] {
      ClaimConfidence.facts(
        rule: rule, classifier: score?.probability ?? 0, joinsBoth: score?.joinsBoth ?? true,
        doubt: doubt, rivals: rivals)
    }
  }

  /// Every claim that a rule reads or that is possible, once, in the order of the text.
  func weighed(
    _ rules: [RelationMention], _ scores: [RelationClassifier.Score]
  ) -> [Weighed] {
    let read = Dictionary(rules.map { ($0.claim, $0.confidence) }, uniquingKeysWith: max)
    let scored = Dictionary(
      scores.filter { read[$0.claim] != nil || isPossible($0) }.map { ($0.claim, $0) },
      uniquingKeysWith: { $0.probability < $1.probability ? $1 : $0 })
    let claims = Set(read.keys).union(scored.keys).sorted {
      ($0.sentence, $0.source, $0.target, $0.type.rawValue)
        < ($1.sentence, $1.source, $1.target, $1.type.rawValue)
    }
    var rivals = ClaimRivals()
    for claim in claims {
      rivals.add(claim, rule: read[claim], classifier: scored[claim]?.probability ?? 0)
    }
    let known = Dictionary(
      uniqueKeysWithValues: Set(claims.map(\.sentence)).map { ($0, certainties(in: $0)) })
    return claims.map {
      Weighed(
        claim: $0, rule: read[$0], score: scored[$0],
        doubt: doubt($0, known[$0.sentence] ?? [:]),
        rivals: read[$0] == nil ? rivals.facts(of: $0) : ClaimRivals.none)
    }
  }

  /// By entity, how sure it is that the sentence names or means it, from 0 to 1.
  private func certainties(in sentence: Int) -> [Int: Double] {
    let structure = reading.structures[sentence]
    var found: [Int: Double] = [:]
    for token in structure.tokens {
      for link in links[token] ?? [] {
        found[link.entity] = max(found[link.entity] ?? 0, link.confidence)
      }
    }
    for index in structure.phrases.indices {
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      if let entity = reading.entities.entityOf[id] { found[entity] = 1 }
    }
    return found
  }

  /// Ends that the sentence neither names nor means are no part of it.
  private func doubt(_ claim: ClaimRivals.Claim, _ certainties: [Int: Double]) -> Double {
    1 - min(certainties[claim.source] ?? 1, certainties[claim.target] ?? 1)
  }

  /// Every claim with how sure both together are: those of the rules, then those of the classifier.
  func combine(
    _ rules: [RelationMention], _ scores: [RelationClassifier.Score]
  ) -> [RelationMention] {
    let weighed = weighed(rules, scores)
    let confidences = Dictionary(
      weighed.map { ($0.claim, ClaimConfidence.standard.confidence($0.facts)) },
      uniquingKeysWith: max)
    var found = rules.map { rule in
      // What the classifier has not learned it says nothing of.
      guard RelationClassifier.types.contains(rule.type) else { return rule }
      return rule.with(confidence: confidences[rule.claim] ?? rule.confidence)
    }
    // A sum or date near a claim that a rule read elsewhere would only contradict the rule's.
    let told = Set(rules.map { Pair($0.claim) })
    for claim in weighed where claim.rule == nil {
      guard let score = claim.score, let confidence = confidences[claim.claim] else { continue }
      found.append(mention(score, confidence, isTold: told.contains(Pair(claim.claim))))
    }
    var best: [Pair: Double] = [:]
    for claim in found {
      best[Pair(claim.claim)] = max(best[Pair(claim.claim)] ?? 0, claim.confidence)
    }
    // One direction of two; a rule's claim stays.
    return found.enumerated().filter { index, claim in
      let pair = Pair(claim.claim)
      return index < rules.count
        || (best[pair.reversed] ?? 0) <= (best[pair] ?? 0) && !isOwner(of: claim, found)
          && !isTakenByOther(claim, found.prefix(rules.count))
    }.map(\.element)
  }

  /// « fera don d'un million au fonds inaugural de X »: the fund receives it, not its owner.
  private func isOwner(of claim: RelationMention, _ claims: [RelationMention]) -> Bool {
    let name = reading.entities.entities[claim.target].name
    return claims.contains { other in
      other.type == claim.type && other.source == claim.source && other.target != claim.target
        && other.sentence == claim.sentence && other.confidence * 2 > claim.confidence
        && reading.entities.entities[other.target].name.hasSuffix(" \(name)")
    }
  }

  /// « Musk ; Jeff Bezos, le fondateur d'Amazon »: what a rule reads of one person in the sentence is not
  /// said of another whom the classifier is less sure of.
  private func isTakenByOther(
    _ claim: RelationMention, _ rules: ArraySlice<RelationMention>
  ) -> Bool {
    rules.contains { rule in
      rule.type == claim.type && rule.target == claim.target && rule.sentence == claim.sentence
        && rule.source != claim.source && rule.confidence > claim.confidence + Self.margin
    }
  }

  /// How much surer a rule must be of another.
  private static let margin = 0.1

  /// Whether both ends can be of the kinds that the relation joins.
  func isPossible(_ score: RelationClassifier.Score) -> Bool {
    guard let schema = schema(score.type) else { return false }
    let source = reading.entities.entities[score.source]
    let target = reading.entities.entities[score.target]
    return source.canBe(schema.sourceTypes) && target.canBe(schema.targetTypes)
  }

  private func schema(_ type: RelationType) -> RelationSchema? {
    reading.lexicon.schemas.first { $0.type == type }
  }

  private func mention(
    _ score: RelationClassifier.Score, _ confidence: Double, isTold: Bool
  ) -> RelationMention {
    let places = places(of: [score.source, score.target], in: score.sentence)
    let money = nearest(reading.money[score.sentence], places) { $0.tokens }
    return RelationMention(
      type: score.type, source: score.source, target: score.target, status: score.status,
      amount: !isTold && schema(score.type)?.takesAmount == true
        ? money.flatMap { attributes.amount(at: $0.tokens.lowerBound, score.sentence) } : nil,
      date: isTold ? nil : attributes.date(near: places, score.sentence), sentence: score.sentence,
      rule: "\(score.type.rawValue).\(reading.document.language.rawValue).classifier",
      confidence: confidence)
  }

  /// The tokens by which entities are named or meant in a sentence.
  private func places(of entities: Set<Int>, in sentence: Int) -> [Int] {
    let structure = reading.structures[sentence]
    let names = structure.phrases.indices.compactMap { index in
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      return reading.entities.entityOf[id].flatMap {
        entities.contains($0) ? reading.phrase(id).group.head : nil
      }
    }
    return names
      + structure.tokens.filter { token in
        links[token]?.contains {
          entities.contains($0.entity) && $0.confidence >= Self.surelyMeant
        } == true
      }
  }

  /// How sure a word must be to mean an entity for it to stand there.
  private static let surelyMeant = 0.3

  private func nearest<T>(_ all: [T], _ places: [Int], _ tokens: (T) -> Range<Int>) -> T? {
    func distance(_ item: T) -> Int {
      places.map { abs($0 - tokens(item).lowerBound) }.min() ?? 0
    }
    return all.min { distance($0) < distance($1) }
  }
}

extension RelationMention {
  fileprivate var claim: ClaimRivals.Claim {
    ClaimRivals.Claim(type: type, source: source, target: target, sentence: sentence)
  }
}

extension RelationClassifier.Score {
  fileprivate var claim: ClaimRivals.Claim {
    ClaimRivals.Claim(type: type, source: source, target: target, sentence: sentence)
  }
}
