import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct ClaimRivalsTests {
  private static func claim(
    _ source: Int, _ target: Int, _ type: RelationType = .founded, sentence: Int = 0
  ) -> ClaimRivals.Claim {
    ClaimRivals.Claim(type: type, source: source, target: target, sentence: sentence)
  }

  /// Those of another source, of another target and of another relation.
  private static func rivals(
    of claim: ClaimRivals.Claim, beside others: [(ClaimRivals.Claim, Double)]
  ) -> [Double] {
    var rivals = ClaimRivals()
    rivals.add(claim, rule: nil, classifier: 0.5)
    for (other, probability) in others { rivals.add(other, rule: nil, classifier: probability) }
    return rivals.facts(of: claim)
  }

  @Test func `a claim alone in its sentence has no rivals`() {
    let facts = Self.rivals(of: Self.claim(1, 2), beside: [(Self.claim(3, 2, sentence: 1), 0.9)])
    #expect(facts == [Double](repeating: 0, count: 9))
  }

  @Test func `what neither end of a claim takes part in is no rival`() {
    let facts = Self.rivals(of: Self.claim(1, 2), beside: [(Self.claim(3, 4), 0.9)])
    #expect(facts == [Double](repeating: 0, count: 9))
  }

  @Test(arguments: [
    (Self.claim(3, 2), 0), (Self.claim(1, 3), 1), (Self.claim(1, 2, .sues), 2),
    (Self.claim(2, 1, .sues), 2),
  ])
  func `a surer rival is told by kind, and by how much it is surer`(
    other: ClaimRivals.Claim, kind: Int
  ) {
    let surer = Self.rivals(of: Self.claim(1, 2), beside: [(other, 0.9), (other, 0.2)])
    #expect(surer[kind * 3] > 0 && surer[kind * 3 + 1] == 1 && surer[kind * 3 + 2] > 0)
    #expect(surer.count { $0 != 0 } == 3)
    let lesser = Self.rivals(of: Self.claim(1, 2), beside: [(other, 0.2)])
    #expect(lesser[kind * 3] > 0 && lesser[kind * 3 + 1] == 0 && lesser[kind * 3 + 2] == 0)
    #expect(lesser[kind * 3] < surer[kind * 3])
  }

  @Test func `what a rule reads is surer than what the classifier finds as likely`() {
    #expect(
      ClaimConfidence.odds(rule: 0.8, classifier: 0.6)
        > ClaimConfidence.odds(rule: nil, classifier: 0.6))
  }
}
