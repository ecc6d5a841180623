internal import LiaisonModel

/// Makes entities and relations of nodes and edges.
struct DOTInterpreter {
  let subject: String
  /// Whether Liaison wrote the text, so that names and data are encoded as it does.
  let isOwn: Bool
  private var entities: [Entity] = []
  private var relations: [Relation] = []
  private var diagnostics: [Diagnostic] = []
  private var relationIDs: Set<Relation.ID> = []
  private var guessed = 0

  init(subject: String, isOwn: Bool) {
    self.subject = subject
    self.isOwn = isOwn
  }

  mutating func note(_ severity: Diagnostic.Severity, _ message: String) {
    diagnostics.append(Diagnostic(severity, subject, message))
  }

  // MARK: Nodes

  mutating func add(_ node: GraphHandle.Node) {
    let name = node.name
    func text(_ name: String) -> String? { node.attribute(name).map { decoded($0.raw) } }
    func label() -> String {
      let label = node.attribute("label").map { DOTLabel.text($0, of: name) } ?? name
      return label.isEmpty ? name : label
    }
    let type = text("type")
    entities.append(
      Entity(
        id: Entity.ID(rawValue: isOwn ? DOTText.identified(name) : name),
        type: type.flatMap(Self.entityType) ?? .organization,
        name: text("name") ?? label(),
        aliases: aliases(node.attribute("aliases")?.raw)))
    if let type, Self.entityType(type) == nil {
      note(.warning, "node “\(name)”: “\(type)” is no entity type; Organization is taken")
    }
  }

  private static func entityType(_ text: String) -> EntityType? {
    EntityType(rawValue: text)
      ?? EntityType.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
  }

  private func aliases(_ text: String?) -> [String] {
    text.map { DOTText.fields($0, at: "\n").map(decoded) } ?? []
  }

  // MARK: Edges

  mutating func add(_ edge: GraphHandle.Edge) {
    let (source, target) = (identifier(edge.tail), identifier(edge.head))
    func label() -> String { edge.attribute("label").map { DOTLabel.text($0, of: "") } ?? "" }
    let type = edge.attribute("relation").map { decoded($0.raw) } ?? relationType(label())
    let status: RelationStatus? = value("status", of: edge) {
      RelationStatus(rawValue: $0)
    }
    let evidence = EvidenceCoding.decode(edge.attribute("evidence")?.raw)
    for line in evidence.rejected {
      note(
        .warning, "\(Self.place(of: edge)): “\(line.prefix(60))” is no evidence and was left out")
    }
    if edge.attribute("relation") == nil { guessed += 1 }
    relations.append(
      Relation(
        id: freshID(edge.key, source, type, target), source: source,
        type: RelationType(rawValue: type), target: target, status: status ?? .asserted,
        amount: value("amount", of: edge, AmountCoding.decode),
        date: value("date", of: edge) { PartialDate($0) },
        confidence: value("confidence", of: edge) { Double($0) } ?? 1,
        evidence: evidence.evidence))
  }

  /// An attribute read as what it should be; where it is not, a warning and nil.
  private mutating func value<Value>(
    _ name: String, of edge: GraphHandle.Edge, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = edge.attribute(name)?.raw else { return nil }
    let value = read(text)
    if value == nil {
      note(
        .warning,
        "\(Self.place(of: edge)): \(name) “\(text.prefix(60))” was left out, for it is none")
    }
    return value
  }

  /// Where something is amiss.
  private static func place(of edge: GraphHandle.Edge) -> String {
    "edge “\(edge.tail)” -> “\(edge.head)”"
  }

  private func identifier(_ name: String) -> Entity.ID {
    Entity.ID(rawValue: isOwn ? DOTText.identified(name) : name)
  }

  /// The edge's key where it is the only one with it, else made of its ends and type.
  private mutating func freshID(
    _ key: String?, _ source: Entity.ID, _ type: String, _ target: Entity.ID
  ) -> Relation.ID {
    let base = key.map { isOwn ? DOTText.identified($0) : $0 } ?? "\(source)--\(type)--\(target)"
    var id = Relation.ID(rawValue: base)
    var number = 2
    while !relationIDs.insert(id).inserted {
      id = Relation.ID(rawValue: "\(base)--\(number)")
      number += 1
    }
    return id
  }

  /// What a foreign label means: one of our verbs, or a type of its own.
  private func relationType(_ label: String) -> String {
    let lowered = label.lowercased()
    for vocabulary in [DiagramVocabulary.french, .english] {
      for type in RelationType.core + RelationType.optional
      where lowered == type.rawValue || lowered == vocabulary.verb(of: type) {
        return type.rawValue
      }
    }
    let words = lowered.split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "linked-to" : words.prefix(6).joined(separator: "-")
  }

  private func decoded(_ text: String) -> String { isOwn ? DOTText.decoded(text) : text }

  // MARK: The result

  func contents(title: String?) -> DOTReader.Contents {
    var diagnostics = diagnostics
    if guessed > 0 {
      diagnostics.append(
        Diagnostic(
          .note, subject, "\(guessed) edges have no relation attribute: their label is taken"))
    }
    return DOTReader.Contents(
      entities: entities.sorted { $0.id < $1.id },
      relations: relations.sorted(by: DiagramContent.isBefore),
      title: title.map(decoded), diagnostics: diagnostics)
  }
}
