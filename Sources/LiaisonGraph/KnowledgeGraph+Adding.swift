public import LiaisonModel

extension KnowledgeGraph {
  /// The graph with some more entities and relations, which every query sees, without indexing it
  /// anew.
  ///
  /// An entity with an id that is there already takes the place of the old one, and so does a relation
  /// with the id of one between the same two entities. New entities come after the others in the
  /// order of the graph. What was added makes the queries that meet it a little slower: `compacted`
  /// makes one index of all when it has come to some tenth of the graph.
  ///
  ///     let today = try graph.adding(entities: entities, relations: relations)
  /// - Throws: `GraphError` where an id stands twice in what is added or a relation's end is missing.
  /// - Complexity: O(a log a) in time and space with a all that was added since the graph was
  ///   indexed, whatever the size of the graph.
  public func adding(
    entities: some Sequence<Entity> = [], relations: some Sequence<Relation>
  ) throws(GraphError) -> KnowledgeGraph {
    var batch = Additions(to: storage)
    try batch.add(entities)
    try batch.add(relations)
    return KnowledgeGraph(storage: GraphStorage(batch.base, batch.overlay))
  }

  /// The same graph in one index; entities are sorted by id again.
  /// - Complexity: as for making the graph; O(1) where nothing was added.
  public func compacted() -> KnowledgeGraph {
    guard storage.index.added != nil else { return self }
    return KnowledgeGraph(
      storage: GraphStorage(checked: entities.sorted { $0.id < $1.id }, relations))
  }

  /// The number of relations that were added since the graph was indexed.
  public var addedRelationCount: Int { storage.index.added?.relations.count ?? 0 }
}

/// What an overlay will hold: what it held before, and what comes.
private struct Additions {
  private struct Key: Hashable {
    let source: UInt32
    let target: UInt32
    let id: Relation.ID
  }

  let base: GraphStorage
  private var entities: [Entity]
  private var places: [Entity.ID: Int]
  private var renewed: [UInt32: Entity]
  private var relations: [Key: Relation] = [:]

  init(to storage: GraphStorage) {
    base = storage.base ?? storage
    let overlay = storage.index.added
    entities = overlay?.entities ?? []
    places = Dictionary(entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    renewed = overlay?.renewed ?? [:]
    for (relation, ends) in zip(overlay?.relations ?? [], overlay?.ends ?? []) {
      relations[Key(source: ends.source, target: ends.target, id: relation.id)] = relation
    }
  }

  mutating func add(_ more: some Sequence<Entity>) throws(GraphError) {
    var ids: Set<Entity.ID> = []
    var new: [Entity] = []
    for entity in more {
      guard ids.insert(entity.id).inserted else { throw .duplicateEntity(entity.id) }
      if let place = places[entity.id] {
        entities[place] = entity
      } else if let node = base.node(entity.id) {
        renewed[node] = entity
      } else {
        new.append(entity)
      }
    }
    for entity in new.sorted(by: { $0.id < $1.id }) {
      places[entity.id] = entities.count
      entities.append(entity)
    }
    try GraphStorage.check(count: base.index.nodeCount + entities.count)
  }

  mutating func add(_ more: some Sequence<Relation>) throws(GraphError) {
    var ids: Set<Relation.ID> = []
    for relation in more {
      guard ids.insert(relation.id).inserted else { throw .duplicateRelation(relation.id) }
      let source = try node(relation.source, in: relation)
      let target = try node(relation.target, in: relation)
      relations[Key(source: source, target: target, id: relation.id)] = relation
    }
    try GraphStorage.check(count: base.index.edgeCount + relations.count)
  }

  private func node(_ id: Entity.ID, in relation: Relation) throws(GraphError) -> UInt32 {
    if let place = places[id] { return UInt32(base.index.nodeCount + place) }
    guard let node = base.node(id) else { throw .missingEntity(id, in: relation.id) }
    return node
  }

  var overlay: Overlay {
    let sorted = relations.sorted {
      ($0.key.source, $0.key.target, $0.key.id) < ($1.key.source, $1.key.target, $1.key.id)
    }
    return Overlay(
      over: base, entities: entities, renewed: renewed,
      relations: sorted.map { ($0.value, $0.key.source, $0.key.target) })
  }
}
