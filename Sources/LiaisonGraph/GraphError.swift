public import LiaisonModel

/// Why entities and relations are no graph.
public enum GraphError: Error, Hashable, Sendable, CustomStringConvertible {
  case duplicateEntity(Entity.ID)
  case duplicateRelation(Relation.ID)
  /// A relation names an entity that is not there.
  case missingEntity(Entity.ID, in: Relation.ID)
  /// More than 2³² − 2 entities or relations.
  case tooLarge(count: Int)

  public var description: String {
    switch self {
    case .duplicateEntity(let id):
      "two entities have the id \(id); give each its own or join them."
    case .duplicateRelation(let id):
      "two relations have the id \(id); give each its own or join their evidence."
    case .missingEntity(let id, let relation):
      "relation \(relation) names the entity \(id), which is not among the entities; add it."
    case .tooLarge(let count):
      "\(count) entities or relations; a graph holds at most \(UInt32.max - 1) of each."
    }
  }
}
