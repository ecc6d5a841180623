import LiaisonModel
import LiaisonResolution
import Testing
import _LiaisonTestSupport

@Suite struct EntityResolverTests {
  let resolver: EntityResolver

  init() throws { resolver = try EntityResolver() }

  func record(
    _ source: String, _ sourceType: EntityType, _ type: RelationType, _ target: String,
    _ targetType: EntityType, in document: String = "a.txt", at start: Int = 0,
    status: RelationStatus = .asserted, amount: Double? = nil, date: String? = nil,
    confidence: Double = 0.9
  ) -> RelationRecord {
    RelationRecord(
      source: source, sourceType: sourceType, type: type, target: target, targetType: targetType,
      status: status, amount: amount.map { MonetaryAmount(value: $0, currency: "USD") },
      date: date.flatMap { PartialDate($0) },
      evidence: Evidence(
        document: SourceDocument.ID(rawValue: document), quote: "abc",
        scalarRange: start..<start + 3, rule: "r", confidence: confidence))
  }

  func names(_ records: [RelationRecord]) -> [String] {
    resolver.resolve(records).entities.map(\.name).sorted()
  }

  @Test(arguments: [
    ("OpenAI", "Openai"), ("L’Oréal", "l'Oreal S.A."), ("le Monde", "Le Monde"),
    ("The Acme Co.", "ACME"), ("Chat GPT", "ChatGPT"), ("Société Œuvre", "société oeuvre"),
  ])
  func `spellings of one name are one entity`(a: String, b: String) {
    let resolved = resolver.resolve([
      record("Ada Byron", .person, .founded, a, .organization),
      record("Ada Byron", .person, .founded, b, .organization, in: "b.txt"),
    ])
    #expect(resolved.entities.count == 2)
    #expect(resolved.relations.count == 1)
    #expect(resolved.relations.first?.evidence.count == 2)
  }

  @Test func `a bare surname joins the one full name`() {
    #expect(
      names([
        record("Elon Musk", .person, .sues, "OpenAI", .organization),
        record("Musk", .person, .founded, "xAI", .organization, in: "b.txt"),
        record("M. Musk", .person, .advises, "Donald Trump", .person, in: "c.txt"),
      ]) == ["Donald Trump", "Elon Musk", "OpenAI", "xAI"])
  }

  @Test func `two people with one surname stay apart, and the bare surname too`() {
    let resolved = resolver.resolve([
      record("Elon Musk", .person, .founded, "xAI", .organization),
      record("Kimbal Musk", .person, .founded, "The Kitchen", .organization, in: "b.txt"),
      record("Musk", .person, .sues, "OpenAI", .organization, in: "c.txt"),
    ])
    #expect(
      resolved.entities.filter { $0.type == .person }.map(\.name)
        == ["Elon Musk", "Kimbal Musk", "Musk"])
    #expect(resolved.diagnostics.contains { $0.message.contains("Elon Musk or Kimbal Musk") })
  }

  @Test func `the document tells which of two people is meant`() {
    let resolved = resolver.resolve([
      record("Elon Musk", .person, .founded, "xAI", .organization),
      record("Musk", .person, .sues, "OpenAI", .organization),
      record("Kimbal Musk", .person, .founded, "The Kitchen", .organization, in: "b.txt"),
    ])
    #expect(resolved.relations.contains { $0.id == "person-elon-musk--sues--organization-openai" })
    #expect(resolved.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("Pierre Martin", "Jean-Pierre Martin", 2), ("George W. Bush", "George H. W. Bush", 2),
    ("Donald Trump", "Donald J. Trump", 1), ("de Gaulle", "Charles de Gaulle", 1),
    ("Le Pen", "Marine Le Pen", 1), ("Durand-Dubois", "Anne Durand-Dubois", 1),
    ("J.D. Vance", "JD Vance", 1), ("J. Vance", "Jane Vance", 1), ("Pen", "Penelope", 2),
  ])
  func `people are told apart by their whole names`(a: String, b: String, count: Int) {
    #expect(
      names([
        record(a, .person, .founded, "X", .organization),
        record(b, .person, .founded, "X", .organization),
      ]).count == count + 1)
  }

  @Test func `a given name alone is someone of the same document`() {
    #expect(
      names([
        record("Coralie Astruguet", .person, .founded, "X", .organization),
        record("Coralie", .person, .advises, "Y", .organization),
        record("Coralie", .person, .sues, "Z", .organization, in: "b.txt"),
      ]) == ["Coralie", "Coralie Astruguet", "X", "Y", "Z"])
  }

  @Test func `a company named after its founder stays apart from him`() {
    let resolved = resolver.resolve([
      record("Michael Bloomberg", .person, .founded, "Bloomberg", .organization),
      record("Bloomberg", .person, .donatedTo, "Harvard", .organization),
    ])
    #expect(
      resolved.relations.map(\.source) == ["person-michael-bloomberg", "person-michael-bloomberg"])
    #expect(resolved.entities.map(\.id).contains("organization-bloomberg"))
  }

  @Test func `the most frequent type of a thing is kept`() {
    let resolved = resolver.resolve([
      record("OpenAI", .organization, .investsIn, "Stargate", .organization),
      record("Oracle", .organization, .investsIn, "Stargate", .project),
      record("SoftBank", .organization, .investsIn, "Stargate", .project),
    ])
    #expect(resolved.entities.map(\.id).contains("project-stargate"))
    #expect(resolved.entities.count == 4)
  }

  @Test func `names of one inaugural fund are one fund`() {
    let funds = [
      "fonds inaugural de Donald Trump", "fonds d’investiture de Trump",
      "comité d’investiture présidentielle de Trump", "fonds Trump", "Trump's inaugural committee",
      "fonds inaugural",
    ]
    let resolved = resolver.resolve(
      funds.enumerated().map {
        record("Giver \($0)", .organization, .donatedTo, $1, .fund, in: "\($0).txt")
      })
    #expect(resolved.entities.filter { $0.type == .fund }.count == 1)
    #expect(resolved.entities.first { $0.type == .fund }?.aliases.count == 5)
    #expect(resolved.entities.contains { $0.name == "fonds inaugural de Donald Trump" })
  }

  @Test(arguments: [
    ("fonds inaugural de Donald Trump", "fonds inaugural de la gouverneure Ruth Haskell"),
    ("fonds inaugural de Donald Trump", "comité de campagne de Donald Trump"),
    ("fonds Lakeshore", "fonds Brightwater"),
  ])
  func `funds of other owners or purposes stay apart`(a: String, b: String) {
    #expect(
      names([
        record("Meta", .organization, .donatedTo, a, .fund),
        record("Meta", .organization, .donatedTo, b, .fund),
      ]).count == 3)
  }

  @Test func `identifiers are ASCII and unique for every script`() {
    let resolved = resolver.resolve(
      ["李雷", "王芳", "C", "C++", "C#", "Łódź Ωmega", "😀", "—"].map {
        record("Ada Byron", .person, .founded, $0, .organization)
      })
    let ids = resolved.entities.map(\.id.rawValue)
    #expect(ids.count == 9)
    #expect(Set(ids).count == 9)
    #expect(
      ids.allSatisfy { $0.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "%") } })
    #expect(ids.contains("person-ada-byron"))
  }

  @Test func `a relation to oneself is left out and told`() {
    let resolved = resolver.resolve([
      record("OpenAI", .organization, .investsIn, "Openai Inc.", .organization)
    ])
    #expect(resolved.relations.isEmpty && resolved.entities.isEmpty)
    #expect(resolved.diagnostics.count == 1)
  }

  @Test(arguments: [
    ([RelationStatus.alleged, .asserted], RelationStatus.asserted),
    ([.planned, .planned, .asserted], .asserted),
    ([.asserted, .former], .former),
    ([.asserted, .asserted, .former], .asserted),
    ([.planned, .alleged, .planned], .planned),
    ([.alleged, .denied], .denied),
  ])
  func `statuses merge by rule`(statuses: [RelationStatus], expected: RelationStatus) {
    let resolved = resolver.resolve(
      statuses.enumerated().map {
        record("A B", .person, .sues, "C", .organization, at: $0 * 10, status: $1)
      })
    #expect(resolved.relations.map(\.status) == [expected])
  }

  @Test func `sums and dates that most sources tell are kept, and a contradiction is told`() {
    let resolved = resolver.resolve([
      record("A", .organization, .donatedTo, "B", .fund, at: 0, amount: 5, date: "2024"),
      record("A", .organization, .donatedTo, "B", .fund, at: 5, amount: 7, date: "2024-08"),
      record("A", .organization, .donatedTo, "B", .fund, at: 9, amount: 7),
    ])
    #expect(resolved.relations.first?.amount?.value == 7)
    #expect(resolved.relations.first?.date == PartialDate("2024-08"))
    #expect(
      resolved.diagnostics.map(\.message) == ["the sources tell 5 USD and 7 USD; 7 USD is kept."])
  }

  @Test func `evidence comes best first and once`() {
    let resolved = resolver.resolve([
      record("A", .organization, .sues, "B", .organization, in: "b.txt", confidence: 0.9),
      record("A", .organization, .sues, "B", .organization, in: "a.txt", at: 7, confidence: 0.9),
      record("A", .organization, .sues, "B", .organization, in: "a.txt", at: 7, confidence: 0.5),
      record("A", .organization, .sues, "B", .organization, in: "c.txt", confidence: 0.95),
    ])
    #expect(resolved.relations.first?.evidence.map(\.document) == ["c.txt", "a.txt", "b.txt"])
    #expect(resolved.relations.first?.confidence == 0.95)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the order of the records does not matter`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let people = ["Elon Musk", "Musk", "Kimbal Musk", "Donald Trump", "Trump", "Donald J. Trump"]
    let things = [
      "OpenAI", "openai", "fonds Trump", "fonds inaugural de Trump", "Musk", "X", "x SA",
    ]
    let types: [EntityType] = [.organization, .fund, .work]
    let records = (0..<30).map { number in
      record(
        people[Int.random(in: 0..<people.count, using: &random)], .person, .donatedTo,
        things[Int.random(in: 0..<things.count, using: &random)],
        types[Int.random(in: 0..<3, using: &random)],
        in: "\(Int.random(in: 0..<4, using: &random)).txt", at: number % 5,
        status: RelationStatus.allCases[Int.random(in: 0..<5, using: &random)],
        amount: Double(Int.random(in: 0..<3, using: &random)),
        date: ["2024", "2024-01", "2023"][Int.random(in: 0..<3, using: &random)],
        confidence: Double(Int.random(in: 0..<3, using: &random)) / 4)
    }
    #expect(resolver.resolve(records) == resolver.resolve(records.shuffled(using: &random)))
  }
}
