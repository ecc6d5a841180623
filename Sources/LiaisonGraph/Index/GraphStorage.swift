internal import LiaisonModel
internal import Synchronization

/// What a graph consists of, made once and shared.
final class GraphStorage: Sendable {
  /// Sorted by id; a node's number is its place.
  let entities: [Entity]
  /// An edge's number is its place.
  let relations: [Relation]
  let index: AdjacencyIndex
  let columns: EdgeColumns
  let tags: TagTable
  let workspaces: WorkspacePool
  private let nodes: [Entity.ID: UInt32]
  private let names = Mutex<NameIndex?>(nil)

  /// - Parameters: sorted and checked.
  private init(
    sorted entities: [Entity], _ nodes: [Entity.ID: UInt32],
    _ edges: [(relation: Relation, source: UInt32, target: UInt32)]
  ) {
    let edges = edges.sorted {
      ($0.source, $0.target, $0.relation.id) < ($1.source, $1.target, $1.relation.id)
    }
    let relations = edges.map(\.relation)
    let tags = TagTable(relations)
    self.entities = entities
    self.relations = relations
    self.nodes = nodes
    self.tags = tags
    index = AdjacencyIndex(
      nodeCount: entities.count, edges: edges.map { ($0.source, $0.target) },
      tags: relations.map(tags.tag))
    columns = EdgeColumns(relations)
    workspaces = WorkspacePool(nodeCount: entities.count)
  }

  convenience init(_ entities: [Entity], _ relations: [Relation]) throws(GraphError) {
    let count = max(entities.count, relations.count)
    guard count < Int(UInt32.max) else { throw .tooLarge(count: count) }
    let sorted = entities.sorted { $0.id < $1.id }
    for (entity, next) in zip(sorted, sorted.dropFirst()) where entity.id == next.id {
      throw .duplicateEntity(entity.id)
    }
    let nodes = Self.nodes(sorted)
    var edges: [(relation: Relation, source: UInt32, target: UInt32)] = []
    var ids: Set<Relation.ID> = []
    for relation in relations {
      guard ids.insert(relation.id).inserted else { throw .duplicateRelation(relation.id) }
      guard let source = nodes[relation.source] else {
        throw .missingEntity(relation.source, in: relation.id)
      }
      guard let target = nodes[relation.target] else {
        throw .missingEntity(relation.target, in: relation.id)
      }
      edges.append((relation, source, target))
    }
    self.init(sorted: sorted, nodes, edges)
  }

  /// A part of a graph, which is in order already.
  convenience init(checked entities: [Entity], _ relations: [Relation]) {
    let nodes = Self.nodes(entities)
    self.init(
      sorted: entities, nodes,
      relations.compactMap { relation in
        guard let source = nodes[relation.source], let target = nodes[relation.target] else {
          return nil
        }
        return (relation, source, target)
      })
  }

  private static func nodes(_ entities: [Entity]) -> [Entity.ID: UInt32] {
    var nodes: [Entity.ID: UInt32] = [:]
    nodes.reserveCapacity(entities.count)
    for (number, entity) in entities.enumerated() { nodes[entity.id] = UInt32(number) }
    return nodes
  }

  func node(_ id: Entity.ID) -> UInt32? { nodes[id] }

  /// The names, folded when they are first asked for.
  func withNames<Result: Sendable>(_ body: (NameIndex) -> Result) -> Result {
    let index = names.withLock { cached in
      let index = cached ?? NameIndex(entities)
      cached = index
      return index
    }
    return body(index)
  }
}
