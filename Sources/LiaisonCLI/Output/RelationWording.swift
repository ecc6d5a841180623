import Liaison

/// Relations in words, read from either end.
enum RelationWording {
  /// The words from the source to the target: Ann *advises* Bob.
  private static let active: [RelationType: String] = [
    .founded: "founded", .sues: "sues", .donatedTo: "donated to", .advises: "advises",
    .investsIn: "invests in", .leads: "leads", .owns: "owns",
  ]

  /// The words from the target to the source: Bob *is advised by* Ann.
  private static let passive: [RelationType: String] = [
    .founded: "was founded by", .sues: "is sued by", .donatedTo: "received a gift from",
    .advises: "is advised by", .investsIn: "has as investor",
    .leads: "is led by", .owns: "is owned by",
  ]

  /// `OpenAI is sued by Elon Musk (former, 2024-08)`; a type without words stands between arrows.
  static func clause(_ relation: Relation, from start: Entity, to end: Entity) -> String {
    let isForward = relation.source == start.id
    let words = isForward ? active[relation.type] : passive[relation.type]
    let name = relation.type.rawValue
    let verb = words ?? (isForward ? "—\(name)→" : "←\(name)—")
    let details = [relation.status.rawValue, relation.amount?.grouped, relation.date?.description]
    return
      "\(start.name) \(verb) \(end.name) (\(details.compactMap { $0 }.joined(separator: ", ")))"
  }

  /// The best sentence with its document, in lines; nothing where there is no evidence.
  static func quotation(_ relation: Relation, width: Int) -> [String] {
    guard let evidence = relation.evidence.first else { return [] }
    return quotation(evidence).withoutControls.wrapped(toColumns: width)
  }

  /// `article.txt: “the words”`.
  static func quotation(_ evidence: Evidence) -> String {
    "\(evidence.document): “\(evidence.quote)”"
  }
}
