import LiaisonModel

/// Asks of every two entities that a sentence may join which relations it states.
struct ClassifierReader {
  let reader: SequenceReader
  /// Every claim of the rules, however unsure.
  let rules: [RelationMention]

  func document() -> ClassifierDocument {
    let counts = reader.counts()
    let claims = rulesBySentence()
    return reader.document { sentence, tokens in
      pairs(in: tokens, counts, claims[sentence] ?? [])
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
    in tokens: [SequenceReader.Seen], _ counts: [Int], _ claims: [Claim]
  ) -> [ClassifierPair] {
    var present: [Int] = []
    var inTarget: Set<Int> = []
    var named: Set<Int> = []
    // How sure it is that the sentence means them.
    var sureness: [Int: Double] = [:]
    for token in tokens {
      for reference in token.references
      where token.isName || reference.confidence >= SequenceReader.surestLink {
        if !present.contains(reference.entity) { present.append(reference.entity) }
        if token.isTarget {
          inTarget.insert(reference.entity)
          sureness[reference.entity] = max(
            sureness[reference.entity] ?? 0, token.isName ? 1 : reference.confidence)
        }
        if token.isTarget, token.isName { named.insert(reference.entity) }
      }
    }
    var pairs: [ClassifierPair] = []
    for (index, a) in present.enumerated() {
      for b in present[(index + 1)...] where inTarget.contains(a) || inTarget.contains(b) {
        let tags = tokens.map { SequenceReader.tag($0.references, $0.kind, a, b) }
        var pair = ClassifierPair(
          a: a, b: b, tags: tags, distancesA: SequenceReader.distances(tags) { $0 == 1 || $0 == 3 },
          distancesB: SequenceReader.distances(tags) { $0 == 2 || $0 == 4 },
          typeA: reader.typeIndex(a), typeB: reader.typeIndex(b), countA: min(counts[a], 5),
          countB: min(counts[b], 5), isATarget: inTarget.contains(a),
          isBTarget: inTarget.contains(b), areNamed: named.contains(a) && named.contains(b),
          hints: [Float](repeating: 0, count: ClassifierShape.hintSize))
        pair.hints[ClassifierShape.relations] = Float(sureness[a] ?? 0)
        pair.hints[ClassifierShape.relations + 1] = Float(sureness[b] ?? 0)
        for claim in claims {
          let slot =
            (claim.source, claim.target) == (a, b)
            ? 0 : (claim.source, claim.target) == (b, a) ? 1 : nil
          guard let slot else { continue }
          let place = claim.relation * 2 + slot
          pair.hints[place] = max(pair.hints[place], claim.confidence)
        }
        pairs.append(pair)
      }
    }
    return pairs
  }
}
