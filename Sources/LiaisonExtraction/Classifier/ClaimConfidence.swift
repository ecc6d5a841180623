import Foundation

/// How often a claim is right, by logistic regression on what the classifier says and how sure the
/// rule is that reads it, if one does.
package struct ClaimConfidence: Sendable {
  package var weights: [Double]

  package init(weights: [Double]) { self.weights = weights }

  /// Fitted by `liaison-train confidence` on articles by authors whom neither rules nor networks were
  /// made with (`EVALUATION.md`).
  package static let standard = ClaimConfidence(weights: [-0.40, 0.87, 1.05, -0.32, 3.97, -0.10, 0.10])

  /// - Parameters:
  ///   - rule: the rule's confidence; nil where none reads it.
  ///   - probability: the classifier's.
  ///   - joinsBoth: whether the sentence names or refers to both ends.
  package static func facts(
    rule: Double?, classifier probability: Double, joinsBoth: Bool
  ) -> [Double] {
    let bounded = min(max(probability, ClaimCombiner.floor), 0.98)
    let odds = log(bounded / (1 - bounded))
    return [1, odds] + (rule.map { [1, odds, $0 - 0.75] } ?? [0, 0, 0])
      + (joinsBoth ? [0, 0] : [1, odds])
  }

  /// From 0 to 1.
  package func confidence(
    rule: Double?, classifier probability: Double, joinsBoth: Bool
  ) -> Double {
    let facts = Self.facts(rule: rule, classifier: probability, joinsBoth: joinsBoth)
    return 1 / (1 + exp(-zip(weights, facts).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
