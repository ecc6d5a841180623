internal import LiaisonModel
internal import Synchronization

/// What a graph consists of, made once and shared.
final class GraphStorage: Sendable {
  let contents: any GraphContents
  let index: AdjacencyIndex
  /// Nil where nothing is known of the relations but their type.
  let columns: EdgeColumns?
  let tags: TagTable
  let workspaces: WorkspacePool
  private let names = Mutex<NameIndex?>(nil)

  init(
    contents: any GraphContents, index: AdjacencyIndex, columns: EdgeColumns?, tags: TagTable,
    isMapped: Bool = false
  ) {
    self.contents = contents
    self.index = index
    self.columns = columns
    self.tags = tags
    workspaces = WorkspacePool(nodeCount: index.nodeCount, touchesPages: !isMapped)
  }

  func node(_ id: Entity.ID) -> UInt32? { contents.node(id) }
  func entity(_ node: UInt32) -> Entity { contents.entity(node) }
  func relation(_ edge: UInt32) -> Relation { contents.relation(edge) }

  /// The names, folded when they are first asked for.
  func withNames<Result: Sendable>(_ body: (NameIndex) -> Result) -> Result {
    let index = names.withLock { cached in
      let index = cached ?? NameIndex(contents.entities)
      cached = index
      return index
    }
    return body(index)
  }
}

extension GraphStorage {
  convenience init(_ entities: [Entity], _ relations: [Relation]) throws(GraphError) {
    let count = max(entities.count, relations.count)
    guard count < Int(UInt32.max) else { throw .tooLarge(count: count) }
    let sorted = entities.sorted { $0.id < $1.id }
    for (entity, next) in zip(sorted, sorted.dropFirst()) where entity.id == next.id {
      throw .duplicateEntity(entity.id)
    }
    let nodes = Self.nodes(sorted)
    var ids: Set<Relation.ID> = []
    for relation in relations {
      guard ids.insert(relation.id).inserted else { throw .duplicateRelation(relation.id) }
      for end in [relation.source, relation.target] where nodes[end] == nil {
        throw .missingEntity(end, in: relation.id)
      }
    }
    self.init(checked: sorted, relations)
  }

  /// - Parameters:
  ///   - entities: sorted by id.
  ///   - relations: between these entities, no id twice.
  convenience init(checked entities: [Entity], _ relations: [Relation]) {
    let nodes = Self.nodes(entities)
    let edges = relations.compactMap { relation in
      nodes[relation.source].flatMap { source in
        nodes[relation.target].map { (relation: relation, source: source, target: $0) }
      }
    }.sorted {
      ($0.source, $0.target, $0.relation.id) < ($1.source, $1.target, $1.relation.id)
    }
    let sorted = edges.map(\.relation)
    let tags = TagTable(sorted)
    var list = EdgeList()
    for edge in edges { list.append(edge.source, edge.target, tags.tag(edge.relation)) }
    self.init(
      contents: ListedContents(entities: entities, relations: sorted, nodes: nodes),
      index: AdjacencyIndex(nodeCount: entities.count, edges: list), columns: EdgeColumns(sorted),
      tags: tags)
  }

  private static func nodes(_ entities: [Entity]) -> [Entity.ID: UInt32] {
    Dictionary(uniqueKeysWithValues: zip(entities.map(\.id), 0...))
  }
}
