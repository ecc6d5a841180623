public import LiaisonModel

/// Entities and the relations between them, ready to be asked how they are connected.
///
///     let graph = try KnowledgeGraph(entities: entities, relations: relations)
///     if let a = graph.find("Sam Altman"), let b = graph.find("Peter Thiel") {
///       let path = graph.shortestPath(from: a.id, to: b.id)
///     }
///
/// A graph is a value that never changes, and copying it copies a reference; any number of threads
/// may ask it at once. Parallel relations and relations to oneself keep their identity. Documents are
/// evidence and never nodes: what stands in one article is not thereby connected.
///
/// In the complexities below, n is the number of entities and m that of relations.
public struct KnowledgeGraph: Sendable {
  let storage: GraphStorage
  /// When queries stop; nil where they run to their end.
  let clock: SearchClock?

  /// Indexes entities and relations.
  /// - Throws: `GraphError` where an id stands twice or a relation's end is missing.
  /// - Complexity: O(n log n + m log m) in time, O(n + m) in space.
  public init(
    entities: some Sequence<Entity>, relations: some Sequence<Relation>
  ) throws(GraphError) {
    storage = try GraphStorage(Array(entities), Array(relations))
    clock = nil
  }

  /// All entities, sorted by id; those of a table in the order of their first mention, those that were
  /// added after the others.
  public var entities: [Entity] { storage.contents.entities }

  /// All relations, in the order of their source in `entities`, then of their target, then of
  /// their id.
  public var relations: [Relation] { storage.contents.relations }

  /// The number of entities.
  public var entityCount: Int { storage.index.nodeCount }
  /// The number of relations.
  public var relationCount: Int { storage.index.edgeCount }

  /// The types that relations of the graph have or, before something replaced them, had; sorted.
  /// - Complexity: O(number of types).
  public var relationTypes: [RelationType] {
    Set(storage.tags.kinds.map(\.type) + (storage.index.added?.relations.map(\.type) ?? []))
      .sorted()
  }

  /// The entity with an id.
  /// - Complexity: O(1).
  public func entity(_ id: Entity.ID) -> Entity? {
    storage.node(id).map(storage.entity)
  }

  /// All relations that an entity is source or target of, in the order of `relations`.
  /// - Complexity: O(d log d) with d the entity's degree.
  public func relations(of id: Entity.ID) -> [Relation] {
    guard let node = storage.node(id) else { return [] }
    let index = storage.index
    var edges = Set(index.outRow(node).map(UInt32.init))
    edges.formUnion(index.inRow(node).map { index.inEdges[$0] })
    if let added = index.added {
      edges.subtract(added.replaced)
      edges.formUnion((added.outArcs(node) + added.inArcs(node)).map { added.edge($0.place) })
    }
    return storage.inOrder(edges).map(storage.relation)
  }

  /// The number of relations that an entity is an end of; a relation to itself counts twice.
  /// - Complexity: O(1); O(d) with a filter.
  public func degree(of id: Entity.ID, filter: EdgeFilter = .all) -> Int {
    guard let node = storage.node(id) else { return 0 }
    if filter == .all { return storage.index.degree(node) }
    return relations(of: id).reduce(0) { count, relation in
      filter.admits(relation) ? count + (relation.source == relation.target ? 2 : 1) : count
    }
  }

  /// A graph of the admitted relations and their ends.
  ///
  /// A query does not need this, it takes the filter itself.
  /// - Parameter keepsIsolated: whether entities that no admitted relation touches stay.
  /// - Complexity: as for making the graph.
  public func filtered(by filter: EdgeFilter, keepsIsolated: Bool = false) -> KnowledgeGraph {
    let relations = relations.filter {
      filter.admits($0) && !filter.avoiding.contains($0.source)
        && !filter.avoiding.contains($0.target)
    }
    let touched = Set(relations.flatMap { [$0.source, $0.target] })
    return subset(
      entities.filter {
        touched.contains($0.id) || (keepsIsolated && !filter.avoiding.contains($0.id))
      }, relations)
  }

  /// The graph of some entities with all relations between them.
  /// - Complexity: O(n + m).
  public func subgraph(of ids: Set<Entity.ID>) -> KnowledgeGraph {
    subset(
      entities.filter { ids.contains($0.id) },
      relations.filter { ids.contains($0.source) && ids.contains($0.target) })
  }

  init(storage: GraphStorage, clock: SearchClock? = nil) {
    self.storage = storage
    self.clock = clock
  }

  /// Runs a search with the cheapest edge test that the filter allows.
  func search<Body: GraphStorage.SearchBody>(_ options: PathOptions, _ body: Body) -> Body.Answer {
    storage.search(options, clock, body)
  }

  private func subset(_ entities: [Entity], _ relations: [Relation]) -> KnowledgeGraph {
    KnowledgeGraph(storage: GraphStorage(checked: entities, relations))
  }
}
