import Liaison

/// A graph in figures.
struct SummaryReport {
  private let entities: [Entity]
  private let relations: [Relation]
  private let top: Int

  init(_ graph: KnowledgeGraph, top: Int) {
    entities = graph.entities
    relations = graph.relations
    self.top = top
  }

  var text: String {
    guard !relations.isEmpty else { return "No relations.\n" }
    return ([headline + "\n", typeTable] + (top > 0 ? [entityTable] : [])).joined(separator: "\n")
  }

  private var headline: String {
    let documents = Set(relations.flatMap { $0.evidence.map(\.document) }).count
    let dates = relations.compactMap(\.date)
    var parts = [
      Self.count(relations.count, "relation", "relations"),
      "between " + Self.count(entities.count, "entity", "entities"),
    ]
    if documents > 0 { parts.append("in " + Self.count(documents, "document", "documents")) }
    if let first = dates.min(), let last = dates.max() {
      parts.append(first.year == last.year ? "(\(first.year))" : "(\(first.year)–\(last.year))")
    }
    return parts.joined(separator: " ")
  }

  /// Relation types down, statuses across; only what occurs.
  private var typeTable: String {
    let statuses = RelationStatus.allCases.filter { status in
      relations.contains { $0.status == status }
    }
    let types = Set(relations.map(\.type))
    let ordered = RelationType.core.filter(types.contains)
    var table = TextTable(
      [.init(title: "relation"), .init(title: "all", alignsRight: true)]
        + statuses.map { .init(title: $0.rawValue, alignsRight: true) })
    for type in ordered + types.subtracting(ordered).sorted() {
      let own = relations.filter { $0.type == type }
      table.add(
        [type.rawValue, String(own.count)]
          + statuses.map { status in String(own.count { $0.status == status }) })
    }
    return table.text(width: nil, usesColor: Console.usesColor)
  }

  private var entityTable: String {
    var degrees: [Entity.ID: Int] = [:]
    for relation in relations {
      for end in Set([relation.source, relation.target]) { degrees[end, default: 0] += 1 }
    }
    let ranked = entities.sorted {
      (-degrees[$0.id, default: 0], $0.name, $0.id) < (-degrees[$1.id, default: 0], $1.name, $1.id)
    }
    var table = TextTable([
      .init(title: "most connected", isElastic: true), .init(title: "type"),
      .init(title: "relations", alignsRight: true),
    ])
    for entity in ranked.prefix(top) {
      table.add([entity.name, entity.type.rawValue, String(degrees[entity.id, default: 0])])
    }
    return table.text(width: Console.terminalWidth, usesColor: Console.usesColor)
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
