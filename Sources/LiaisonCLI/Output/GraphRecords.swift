import Liaison

extension KnowledgeGraph {
  /// The graph as relation records: one for each piece of evidence, with the ends' names and what
  /// is known of the relation as a whole; sorted by document and place.
  var records: [RelationRecord] {
    let entities = Dictionary(self.entities.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return relations.flatMap { relation -> [RelationRecord] in
      guard let source = entities[relation.source], let target = entities[relation.target] else {
        return []
      }
      return relation.evidence.map { evidence in
        RelationRecord(
          source: source.name, sourceType: source.type, type: relation.type, target: target.name,
          targetType: target.type, status: relation.status, amount: relation.amount,
          date: relation.date, evidence: evidence)
      }
    }
    .sorted {
      ($0.document, $0.evidence.scalarRange.lowerBound) < (
        $1.document, $1.evidence.scalarRange.lowerBound
      )
    }
  }
}
