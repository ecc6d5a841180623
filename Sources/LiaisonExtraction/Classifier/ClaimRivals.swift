import LiaisonModel

/// The claims of a document, for each of them to be weighed against what else its sentence is said to
/// state: the same relation of another source or of another target, and another relation of the same two.
struct ClaimRivals: Sendable {
  struct Claim: Hashable, Sendable {
    let type: RelationType
    let source: Int
    let target: Int
    let sentence: Int
  }

  /// By sentence, each claim once with its odds.
  private var claims: [Int: [Claim: Double]] = [:]

  /// Takes a claim in, with what the rule and the classifier say of it.
  mutating func add(_ claim: Claim, rule: Double?, classifier probability: Double) {
    let odds = ClaimConfidence.odds(rule: rule, classifier: probability)
    claims[claim.sentence, default: [:]][claim] = max(
      odds, claims[claim.sentence]?[claim] ?? odds)
  }

  /// The facts of a claim without rivals.
  static let none = [Double](repeating: 0, count: 9)

  /// For each of the three kinds of rival how sure the surest is, whether it is surer than the claim, and
  /// by how much.
  func facts(of claim: Claim) -> [Double] {
    let others = claims[claim.sentence] ?? [:]
    let own = others[claim] ?? 0
    func rival(_ isRival: (Claim) -> Bool) -> [Double] {
      let odds = others.filter { $0.key != claim && isRival($0.key) }.values.max() ?? 0
      return [odds, odds > own ? 1 : 0, max(0, odds - own)]
    }
    return rival {
      $0.type == claim.type && $0.target == claim.target && $0.source != claim.source
    }
      + rival { $0.type == claim.type && $0.source == claim.source && $0.target != claim.target }
      + rival {
        $0.type != claim.type
          && Set([$0.source, $0.target]) == Set([claim.source, claim.target])
      }
  }
}
