public import LiaisonModel

/// A whole graph as one JSON document.
///
///     {"format":"liaison-graph","version":1,
///      "entities":[{"id":…,"type":…,"name":…,"aliases":[…]}],
///      "relations":[{"id":…,"source":…,"type":…,"target":…,"status":…,"amount":…,"date":…,
///                    "confidence":…,"evidence":[{"document":…,"quote":…,"start":…,"end":…,
///                                                "rule":…,"confidence":…}]}]}
///
/// `source` and `target` are ids of entities. Types, statuses, amounts, dates and offsets are written
/// as in the relation records. Entities and relations are sorted by id, one a line. Where the graph is
/// the answer to a question about connections, `paths` lists these, each as the ids of its entities.
public enum GraphJSON {
  public static func encode(
    entities: some Sequence<Entity>, relations: some Sequence<Relation>, paths: [[Entity.ID]]? = nil
  ) -> String {
    let chains = paths.map { paths in
      ",\n\"paths\":"
        + list(paths.map { JSONText.array($0.map { JSONText.string($0.rawValue) }) })
    }
    return """
      {"format":"liaison-graph","version":1,
      "entities":\(list(entities.sorted { $0.id < $1.id }.map(entity))),
      "relations":\(list(relations.sorted { $0.id < $1.id }.map(relation)))\(chains ?? "")}

      """
  }

  private static func list(_ lines: [String]) -> String {
    lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
  }

  private static func entity(_ entity: Entity) -> String {
    JSONText.object([
      "id": JSONText.string(entity.id.rawValue), "type": JSONText.string(entity.type.rawValue),
      "name": JSONText.string(entity.name),
      "aliases": JSONText.array(entity.aliases.map(JSONText.string)),
    ])
  }

  private static func relation(_ relation: Relation) -> String {
    JSONText.object([
      "id": JSONText.string(relation.id.rawValue),
      "source": JSONText.string(relation.source.rawValue),
      "type": JSONText.string(relation.type.rawValue),
      "target": JSONText.string(relation.target.rawValue),
      "status": JSONText.string(relation.status.rawValue),
      "amount": JSONText.amount(relation.amount), "date": JSONText.date(relation.date),
      "confidence": JSONText.number(relation.confidence),
      "evidence": JSONText.array(relation.evidence.map(evidence)),
    ])
  }

  private static func evidence(_ evidence: Evidence) -> String {
    JSONText.object([
      "document": JSONText.string(evidence.document.rawValue),
      "quote": JSONText.string(evidence.quote),
      "start": String(evidence.scalarRange.lowerBound),
      "end": String(evidence.scalarRange.upperBound), "rule": JSONText.string(evidence.rule),
      "confidence": JSONText.number(evidence.confidence),
    ])
  }
}
