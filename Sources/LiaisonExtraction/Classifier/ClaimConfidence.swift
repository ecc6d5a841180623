import Foundation

/// How often a claim is right, by logistic regression on what the classifier says, how sure the rule is
/// that reads it, if one does, and what else its sentence is said to state.
package struct ClaimConfidence: Sendable {
  package var weights: [Double]

  package init(weights: [Double]) { self.weights = weights }

  /// Fitted by `liaison-train confidence` on articles by authors whom neither rules nor networks were
  /// made with (`EVALUATION.md`).
  package static let standard = ClaimConfidence(weights: [
    0.25, 0.99, 0.69, -0.32, 2.38, -0.14, 0.07, -0.53, -0.53, -0.98, -0.09, 0.19, -0.22, -0.09,
    -0.38, -0.10, -0.07, -0.21, -0.08,
  ])

  /// - Parameters:
  ///   - rule: the rule's confidence; nil where none reads it.
  ///   - probability: the classifier's.
  ///   - joinsBoth: whether the sentence names or refers to both ends.
  ///   - doubt: how unsure it is, from 0 to 1, whom a word of the sentence stands for that an end of the
  ///     claim hangs on; 0 where both are named.
  ///   - rivals: what `ClaimRivals` says of it.
  package static func facts(
    rule: Double?, classifier probability: Double, joinsBoth: Bool, doubt: Double,
    rivals: [Double]
  ) -> [Double] {
    let odds = logarithm(ofOdds: probability)
    return [1, odds] + (rule.map { [1, odds, $0 - 0.75] } ?? [0, 0, 0])
      + (joinsBoth ? [0, 0] : [1, odds]) + [doubt, doubt * odds, rule == nil ? 0 : doubt] + rivals
  }

  /// How sure a claim is beside others: 0 for what is hardly likely, and no unit.
  static func odds(rule: Double?, classifier probability: Double) -> Double {
    logarithm(ofOdds: probability) - logarithm(ofOdds: ClaimCombiner.floor)
      + (rule.map { 1 + 2 * ($0 - 0.75) } ?? 0)
  }

  private static func logarithm(ofOdds probability: Double) -> Double {
    let bounded = min(max(probability, ClaimCombiner.floor), 0.98)
    return log(bounded / (1 - bounded))
  }

  /// From 0 to 1.
  package func confidence(_ facts: [Double]) -> Double {
    1 / (1 + exp(-zip(weights, facts).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}
