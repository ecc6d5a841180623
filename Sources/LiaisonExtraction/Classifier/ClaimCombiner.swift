import Foundation
import LiaisonModel
import LiaisonText

/// Weighs what the rules read and what the classifier says against each other.
struct ClaimCombiner {
  let reading: DocumentReading
  let attributes: AttributeReader

  /// What the classifier finds less likely than this is not looked at unless a rule reads it.
  static let floor = 0.05

  private struct Key: Hashable {
    let type: RelationType
    let source: Int
    let target: Int
    let sentence: Int?

    init(_ type: RelationType, _ source: Int, _ target: Int, _ sentence: Int? = nil) {
      self.type = type
      self.source = source
      self.target = target
      self.sentence = sentence
    }

    var reversed: Key { Key(type, target, source) }
  }

  /// Every claim with how sure both together are: those of the rules, then those of the classifier.
  func combine(
    _ rules: [RelationMention], _ scores: [RelationClassifier.Score]
  ) -> [RelationMention] {
    let scored = Dictionary(
      scores.map { (Key($0.type, $0.source, $0.target, $0.sentence), $0) },
      uniquingKeysWith: { $0.probability < $1.probability ? $1 : $0 })
    var found = rules.map { rule in
      // What the classifier has not learned it says nothing of.
      guard RelationClassifier.types.contains(rule.type) else { return rule }
      let score = scored[Key(rule.type, rule.source, rule.target, rule.sentence)]
      return rule.with(
        confidence: ClaimConfidence.standard.confidence(
          rule: rule.confidence, classifier: score?.probability ?? 0,
          joinsBoth: score?.joinsBoth ?? true))
    }
    let known = Set(rules.map { Key($0.type, $0.source, $0.target, $0.sentence) })
    // A sum or date near a claim that a rule read elsewhere would only contradict the rule's.
    let told = Set(rules.map { Key($0.type, $0.source, $0.target) })
    found += scores.filter {
      !known.contains(Key($0.type, $0.source, $0.target, $0.sentence)) && isPossible($0)
    }.map { mention($0, isTold: told.contains(Key($0.type, $0.source, $0.target))) }
    var best: [Key: Double] = [:]
    for claim in found {
      let key = Key(claim.type, claim.source, claim.target)
      best[key] = max(best[key] ?? 0, claim.confidence)
    }
    // One direction of two; a rule's claim stays.
    return found.enumerated().filter { index, claim in
      let key = Key(claim.type, claim.source, claim.target)
      return index < rules.count
        || (best[key.reversed] ?? 0) <= (best[key] ?? 0) && !isOwner(of: claim, found)
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

  private func mention(_ score: RelationClassifier.Score, isTold: Bool) -> RelationMention {
    let places = places(of: [score.source, score.target], in: score.sentence)
    let money = nearest(reading.money[score.sentence], places) { $0.tokens }
    return RelationMention(
      type: score.type, source: score.source, target: score.target, status: score.status,
      amount: !isTold && schema(score.type)?.takesAmount == true
        ? money.flatMap { attributes.amount(at: $0.tokens.lowerBound, score.sentence) } : nil,
      date: isTold ? nil : attributes.date(near: places, score.sentence), sentence: score.sentence,
      rule: "\(score.type.rawValue).\(reading.document.language.rawValue).classifier",
      confidence: ClaimConfidence.standard.confidence(
        rule: nil, classifier: score.probability, joinsBoth: score.joinsBoth))
  }

  /// The tokens by which entities are named in a sentence.
  private func places(of entities: Set<Int>, in sentence: Int) -> [Int] {
    reading.structures[sentence].phrases.indices.compactMap { index in
      let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
      return reading.entities.entityOf[id].flatMap {
        entities.contains($0) ? reading.phrase(id).group.head : nil
      }
    }
  }

  private func nearest<T>(_ all: [T], _ places: [Int], _ tokens: (T) -> Range<Int>) -> T? {
    func distance(_ item: T) -> Int {
      places.map { abs($0 - tokens(item).lowerBound) }.min() ?? 0
    }
    return all.min { distance($0) < distance($1) }
  }
}
