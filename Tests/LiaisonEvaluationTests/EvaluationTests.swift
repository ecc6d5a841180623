import LiaisonModel
import Testing

@testable import LiaisonEvaluation

@Suite struct EvaluationTests {
  private func record(
    _ source: String, _ type: RelationType, _ target: String, status: RelationStatus = .asserted,
    amount: MonetaryAmount? = nil, date: PartialDate? = nil, document: String = "a.txt"
  ) -> RelationRecord {
    RelationRecord(
      source: source, sourceType: .person, type: type, target: target,
      targetType: .organization, status: status, amount: amount, date: date,
      evidence: Evidence(
        document: SourceDocument.ID(rawValue: document), quote: "q", scalarRange: 0..<1,
        rule: "r", confidence: 1))
  }

  private func gold(_ relations: [GoldRelation]) -> GoldDocument {
    GoldDocument(
      document: "a.txt",
      entities: [
        GoldEntity(
          name: "Léa Morel", type: .person, aliases: ["Morel", "la milliardaire", "L. Morel"]),
        GoldEntity(name: "Paul Morel", type: .person),
        GoldEntity(name: "Galerie du Nord", type: .organization, aliases: ["la galerie"]),
        GoldEntity(name: "Fonds Morel", type: .fund, aliases: ["le fonds"]),
      ], relations: relations)
  }

  private func tally(_ records: [RelationRecord], _ relations: [GoldRelation]) -> [Int] {
    let total = Evaluation(of: records, against: [gold(relations)]).total
    return [total.right, total.wrong, total.missed]
  }

  private let founded = GoldRelation(
    source: "Léa Morel", type: .founded, target: "Galerie du Nord", status: .asserted)

  @Test(arguments: [
    ("Léa Morel", "Galerie du Nord"), ("LEA  MOREL", "la galerie du nord"),
    ("Morel", "Galerie Nord"), ("Léa", "Nord"), ("Léa Morel", "Galerie du Nord SA"),
    ("l’héritière Léa Morel", "Galerie du Nord"),
  ])
  func `a name matches apart from its spelling, or by its words`(source: String, target: String) {
    #expect(tally([record(source, .founded, target)], [founded]) == [1, 0, 0])
  }

  @Test(
    arguments: [
      ("Paul Morel", "Galerie du Nord"), ("la milliardaire", "Galerie du Nord"),
      ("Léa Morel", "Nord-Sud"), ("", "Galerie du Nord"),
    ])
  func `another name or a mere description does not`(source: String, target: String) {
    #expect(tally([record(source, .founded, target)], [founded]) == [0, 1, 1])
  }

  @Test func `a relation counts once a document, and only of the core types`() {
    let records = [
      record("Morel", .founded, "Galerie du Nord"), record("Léa", .founded, "Galerie du Nord"),
      record("Léa Morel", "leads", "Galerie du Nord"),
    ]
    #expect(tally(records, [founded]) == [1, 0, 0])
  }

  @Test func `an optional relation is neither required nor punished`() {
    let optional = GoldRelation(
      source: "Léa Morel", type: .sues, target: "Paul Morel", status: .asserted, isOptional: true)
    #expect(tally([record("Léa Morel", .sues, "Paul Morel")], [optional]) == [0, 0, 0])
    #expect(tally([], [optional]) == [0, 0, 0])
  }

  @Test func `a denied relation is not required, and wrong when read as a fact`() {
    let denied = GoldRelation(
      source: "Paul Morel", type: .sues, target: "Léa Morel", status: .denied)
    #expect(tally([], [denied]) == [0, 0, 0])
    #expect(
      tally([record("Paul Morel", .sues, "Léa Morel", status: .denied)], [denied]) == [0, 0, 0])
    #expect(tally([record("Paul Morel", .sues, "Léa Morel")], [denied]) == [0, 1, 0])
  }

  @Test func `a denied prediction finds nothing and is not punished`() {
    let records = [
      record("Léa Morel", .founded, "Galerie du Nord", status: .denied),
      record("Paul Morel", .advises, "Galerie du Nord", status: .denied),
    ]
    #expect(tally(records, [founded]) == [0, 0, 1])
  }

  @Test func `the wrong direction is one wrong and one missed`() {
    #expect(tally([record("Galerie du Nord", .founded, "Léa Morel")], [founded]) == [0, 1, 1])
  }

  @Test func `attributes are counted over the relations found that state them`() {
    let relation = GoldRelation(
      source: "Léa Morel", type: .donatedTo, target: "Fonds Morel", status: .planned,
      amount: MonetaryAmount(value: 5_000, currency: "EUR"), date: PartialDate(year: 2024))
    let evaluation = Evaluation(
      of: [
        record(
          "Léa Morel", .donatedTo, "le fonds",
          amount: MonetaryAmount(value: 5_000, currency: "EUR"),
          date: PartialDate(year: 2024, month: 5)),
        record("Léa Morel", .founded, "Galerie du Nord"),
      ], against: [gold([relation, founded])])
    #expect(evaluation.attributes.map(\.right) == [1, 1, 1])
    #expect(evaluation.attributes.map(\.stated) == [2, 1, 1])
  }

  @Test func `documents match by their file name, others are reported`() {
    let evaluation = Evaluation(
      of: [
        record("Léa Morel", .founded, "Galerie du Nord", document: "press/2024/a.txt"),
        record("Léa Morel", .founded, "Galerie du Nord", document: "b.txt"),
      ], against: [gold([founded])])
    #expect(evaluation.total.right == 1)
    #expect(evaluation.unknownDocuments == ["b.txt"])
  }

  @Test func `precision, recall and F1 of nothing`() {
    let empty = Evaluation.Tally()
    #expect([empty.precision, empty.recall, empty.f1] == [1, 1, 1])
    let none = Evaluation.Tally(right: 0, wrong: 2, missed: 1)
    #expect([none.precision, none.recall, none.f1] == [0, 0, 0])
  }
}
