import Liaison

/// Relations in words, read from either end.
enum RelationWording {
  /// The words from the source to the target: Ann *advises* Bob.
  private static let active: [RelationType: String] = [
    .founded: "founded", .sues: "sues", .donatedTo: "donated to", .advises: "advises",
    .investsIn: "invests in",
  ]

  /// The words from the target to the source: Bob *is advised by* Ann.
  private static let passive: [RelationType: String] = [
    .founded: "was founded by", .sues: "is sued by", .donatedTo: "received a gift from",
    .advises: "is advised by", .investsIn: "has as investor",
  ]

  /// A clause from one end to the other; a type without words keeps its name, between arrows.
  static func clause(_ relation: Relation, from start: Entity, to end: Entity) -> String {
    let isForward = relation.source == start.id
    let words = isForward ? active[relation.type] : passive[relation.type]
    let name = relation.type.rawValue
    return [start.name, words ?? (isForward ? "—\(name)→" : "←\(name)—"), end.name]
      .joined(separator: " ")
  }

  /// What qualifies it: `planned, 1,000,000 USD, 2024-12`.
  static func details(of relation: Relation) -> String {
    [relation.status.rawValue, relation.amount?.grouped, relation.date?.description]
      .compactMap { $0 }.joined(separator: ", ")
  }
}
