import Liaison
import LiaisonGraphviz

extension KnowledgeGraph {
  /// Some entities with the admitted relations between them, as DOT.
  func diagram(of ids: Set<Entity.ID>, _ filter: EdgeFilter) throws -> String {
    let part = subgraph(of: ids).filtered(by: filter, keepsIsolated: true)
    return try DOTWriter.write(entities: part.entities, relations: part.relations)
  }
}
