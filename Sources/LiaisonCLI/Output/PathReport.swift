import Foundation
import Liaison
import LiaisonGraphviz

/// How two entities are connected, hop by hop, each with the sentence behind it.
struct PathReport {
  enum Format: String, CaseIterable { case text, json, dot }

  struct Hop {
    let relation: Relation
    let start: Entity
    let end: Entity

    var isForward: Bool { relation.source == start.id }
  }

  let start: Entity
  let end: Entity
  let hops: [Hop]

  func text(as format: Format, width: Int?) throws -> String {
    switch format {
    case .text: spoken(width: width)
    case .json: ""
    case .dot: try dot(options: DiagramOptions())
    }
  }

  private func spoken(width: Int?) -> String {
    var lines = [headline, ""]
    for (index, hop) in hops.enumerated() {
      let number = "\(index + 1). "
      let clause = RelationWording.clause(hop.relation, from: hop.start, to: hop.end)
      let details = RelationWording.details(of: hop.relation)
      lines.append(number + "\(clause) (\(details))".withoutControls)
      guard let evidence = hop.relation.evidence.first else { continue }
      let quote = "\(evidence.document): “\(evidence.quote)”".withoutControls
      let indent = String(repeating: " ", count: number.count)
      lines += quote.wrapped(toColumns: (width ?? TextTable.textWidth) - number.count).map {
        indent + $0
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var headline: String {
    let count = hops.count == 1 ? "1 hop" : "\(hops.count) hops"
    return "\(start.name) – \(end.name): \(count)".withoutControls
  }

  func dot(options: DiagramOptions) throws -> String {
    var entities = [start]
    entities += hops.map(\.end).filter { $0.id != start.id }
    return try DOTWriter.write(
      entities: entities, relations: hops.map(\.relation), options: options)
  }
}
