import Liaison

/// Whom several have in common, each with the relations that tie them and their sentences.
struct CommonReport {
  let asked: [Entity]
  let found: [CommonNeighbor]

  /// `A, B and C`.
  var names: String {
    guard let last = asked.last, asked.count > 1 else { return asked.map(\.name).joined() }
    return asked.dropLast().map(\.name).joined(separator: ", ") + " and \(last.name)"
  }

  func text(as format: AnswerFormat, width: Int) throws -> String {
    try format.text(
      entities: Array(Set(asked + found.map(\.entity))),
      relations: Array(Set(found.flatMap(\.hops).flatMap(\.links).map(\.relation)))
    ) {
      spoken(width: width)
    }
  }

  private func spoken(width: Int) -> String {
    var lines = ["\(names): \(found.count) in common".withoutControls]
    for neighbor in found {
      lines += ["", "\(neighbor.entity.name) (\(neighbor.entity.type.rawValue))".withoutControls]
      for hop in neighbor.hops {
        for link in hop.links {
          let clause = RelationWording.clause(link.relation, from: hop.start, to: hop.end)
          lines.append("  " + clause.withoutControls)
          lines += RelationWording.quotation(link.relation, width: width - 5).map { "     " + $0 }
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
