import Liaison

/// How two entities are connected, hop by hop, each with the sentence behind it.
///
/// Of several connections each is told by itself; the formats for programs hold them together, and
/// JSON lists the entities of each.
struct PathReport {
  private let paths: [GraphPath]
  private let choice: PathChoice?

  /// - Parameter choice: why the only path is shown, where others are as short.
  init(_ paths: [GraphPath], shown choice: PathChoice? = nil) {
    self.paths = paths
    self.choice = choice
  }

  func text(as format: AnswerFormat, width: Int?) throws -> String {
    try format.text(
      entities: entities, relations: relations, paths: paths.map { $0.entities.map(\.id) }
    ) {
      paths.map { Self.spoken($0, width: width ?? TextTable.textWidth) }.joined(separator: "\n")
        + (choice.map { "\n" + $0.sentence + "\n" } ?? "")
    }
  }

  private var entities: [Entity] { Array(Set(paths.flatMap(\.entities))) }

  private var relations: [Relation] {
    Array(Set(paths.flatMap(\.hops).flatMap(\.links).map(\.relation)))
  }

  private static func spoken(_ path: GraphPath, width: Int) -> String {
    var lines = [headline(of: path).withoutControls] + (path.hops.isEmpty ? [] : [""])
    for (index, hop) in path.hops.enumerated() {
      let number = "\(index + 1). "
      let indent = String(repeating: " ", count: number.count)
      for (position, link) in hop.links.enumerated() {
        let clause = RelationWording.clause(link.relation, from: hop.start, to: hop.end)
        lines.append((position == 0 ? number : indent) + clause.withoutControls)
        lines += RelationWording.quotation(link.relation, width: width - number.count - 2)
          .map { indent + "  " + $0 }
      }
    }
    if path.length > 1, let weakest = path.weakestHop, weakest.confidence < 1 {
      lines += ["", Self.weakness(of: weakest).withoutControls]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func weakness(of hop: GraphPath.Hop) -> String {
    let percent = Int((hop.confidence * 100).rounded())
    return "The weakest hop is \(hop.start.name) – \(hop.end.name), which is \(percent)% sure."
  }

  private static func headline(of path: GraphPath) -> String {
    guard let start = path.entities.first, let end = path.entities.last else { return "" }
    switch path.length {
    case 0: return "\(start.name) is where the path begins and ends."
    case 1: return "\(start.name) – \(end.name): 1 hop"
    case let count: return "\(start.name) – \(end.name): \(count) hops"
    }
  }
}
