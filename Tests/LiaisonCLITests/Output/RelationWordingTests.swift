import LiaisonModel
import Testing

@testable import LiaisonCLI

@Suite struct RelationWordingTests {
  private let ann = Entity(id: "ann", type: .person, name: "Ann")
  private let fund = Entity(id: "fund", type: .fund, name: "the fund")

  private func relation(_ type: RelationType) -> Relation {
    Relation(
      id: "r", source: "ann", type: type, target: "fund", status: .planned,
      amount: MonetaryAmount(value: 1_234_567.5, currency: "EUR"),
      date: PartialDate(year: 2024, month: 8), confidence: 1, evidence: [])
  }

  @Test func `a relation reads from either end`() {
    let gift = relation(.donatedTo)
    #expect(
      RelationWording.clause(gift, from: ann, to: fund)
        == "Ann donated to the fund (planned, 1,234,567.5 EUR, 2024-08)")
    #expect(
      RelationWording.clause(gift, from: fund, to: ann)
        == "the fund received a gift from Ann (planned, 1,234,567.5 EUR, 2024-08)")
  }

  @Test func `a type without words keeps its name and direction`() {
    let other = relation("chairs")
    #expect(RelationWording.clause(other, from: ann, to: fund).hasPrefix("Ann —chairs→ the fund"))
    #expect(RelationWording.clause(other, from: fund, to: ann).hasPrefix("the fund ←chairs— Ann"))
  }
}
