import Liaison

/// Groups of entities with their size and their best connected members.
struct ComponentsReport {
  let graph: KnowledgeGraph
  let groups: [[Entity.ID]]
  let shown: Int

  private static let namesShown = 5

  func text(width: Int?, usesColor: Bool) -> String {
    let entities = groups.reduce(0) { $0 + $1.count }
    let headline =
      (groups.count == 1 ? "1 group" : "\(groups.count) groups")
      + (entities == 1 ? " of 1 entity\n" : " of \(entities) entities\n")
    guard shown > 0 else { return headline }
    var table = TextTable([
      .init(title: "entities", alignsRight: true), .init(title: "best connected", isElastic: true),
    ])
    for group in groups.prefix(shown) { table.add([String(group.count), names(group)]) }
    return headline + "\n" + table.text(width: width, usesColor: usesColor)
  }

  private func names(_ group: [Entity.ID]) -> String {
    let best = group.map { (degree: graph.degree(of: $0), id: $0) }
      .sorted { ($1.degree, $0.id) < ($0.degree, $1.id) }.prefix(Self.namesShown)
    let rest = group.count - best.count
    return best.compactMap { graph.entity($0.id)?.name }.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
