import LiaisonModel
import _LiaisonTestSupport

/// Entities and relations to draw in tests.
struct SampleGraph {
  var entities: [Entity] = []
  var relations: [Relation] = []

  @discardableResult
  mutating func add(_ name: String, _ type: EntityType = .organization, id: String? = nil)
    -> Entity.ID
  {
    let id = Entity.ID(rawValue: id ?? "\(type.rawValue.lowercased())-\(entities.count)")
    entities.append(Entity(id: id, type: type, name: name))
    return id
  }

  mutating func connect(
    _ source: Entity.ID, _ type: RelationType, _ target: Entity.ID,
    _ status: RelationStatus = .asserted, amount: MonetaryAmount? = nil, date: String? = nil
  ) {
    let evidence = Evidence(
      document: "seeds/03.txt", quote: "Elle poursuit « l’autre » pour 12 % — dit-on.",
      scalarRange: 10..<55, rule: "sues.fr.poursuivre", confidence: 0.93)
    relations.append(
      Relation(
        id: Relation.ID(rawValue: "\(source)--\(type)--\(target)--\(relations.count)"),
        source: source, type: type, target: target, status: status, amount: amount,
        date: date.flatMap { PartialDate($0) }, confidence: 0.93, evidence: [evidence]))
  }

  /// Twenty-two who finance, sue and advise each other: what a diagram is most often made of.
  static var affair: SampleGraph {
    var graph = SampleGraph()
    let person = { (name: String) in (name, EntityType.person) }
    let kinds =
      [
        "Elon Musk", "Sam Altman", "Donald Trump", "Jeff Bezos", "Peter Thiel", "David Sacks",
        "Marc Andreessen", "Vivek Ramaswamy",
      ].map(person)
      + [
        "OpenAI", "xAI", "Meta", "Amazon", "Perplexity", "Microsoft", "Oracle", "SoftBank",
        "Thrive Capital", "PayPal", "Palantir",
      ].map { ($0, .organization) }
      + [
        ("Fonds d’investiture de Donald Trump", .fund),
        ("Département de l’efficacité gouvernementale", .governmentBody), ("Stargate", .project),
      ]
    for (name, type) in kinds { graph.add(name, type) }
    let million = MonetaryAmount(value: 1_000_000, currency: "USD")
    func connect(
      _ source: Int, _ type: RelationType, _ target: Int, _ status: RelationStatus = .asserted,
      _ amount: MonetaryAmount? = nil, _ date: String? = nil
    ) {
      graph.connect(
        graph.entities[source].id, type, graph.entities[target].id, status, amount: amount,
        date: date)
    }
    connect(0, .founded, 8, .former, nil, "2015")
    connect(1, .founded, 8, .asserted, nil, "2015")
    connect(0, .founded, 9, .asserted, nil, "2023-07")
    connect(4, .founded, 17)
    connect(4, .founded, 18)
    connect(3, .founded, 11)
    connect(0, .sues, 8, .asserted, nil, "2024-08")
    connect(0, .sues, 1, .former, nil, "2024-02")
    connect(0, .sues, 13, .asserted, nil, "2024-11-14")
    connect(1, .donatedTo, 19, .planned, million)
    for giver in [10, 11, 12] { connect(giver, .donatedTo, 19, .asserted, million) }
    connect(0, .advises, 2)
    connect(5, .advises, 2, .planned, nil, "2024-12")
    connect(6, .advises, 2, .alleged)
    connect(0, .advises, 20, .planned)
    connect(7, .advises, 20, .planned)
    connect(0, .investsIn, 8, .former)
    connect(13, .investsIn, 8)
    connect(16, .investsIn, 8, .denied)
    let billions = MonetaryAmount(value: 500e9, currency: "USD")
    for investor in [8, 14, 15] { connect(investor, .investsIn, 21, .planned, billions) }
    return graph
  }

  func shuffled(seed: UInt64) -> SampleGraph {
    var generator = SeededGenerator(seed: seed)
    return SampleGraph(
      entities: entities.shuffled(using: &generator),
      relations: relations.shuffled(using: &generator))
  }

  /// In the order in which a reader returns them.
  var sorted: SampleGraph {
    SampleGraph(
      entities: entities.sorted { $0.id < $1.id },
      relations: relations.sorted {
        ($0.source, $0.target, $0.type, $0.id) < ($1.source, $1.target, $1.type, $1.id)
      })
  }
}
