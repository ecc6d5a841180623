internal import LiaisonModel

/// What a graph consists of, made once and shared.
final class GraphStorage: Sendable {
  let contents: any GraphContents
  let index: AdjacencyIndex
  /// Nil where nothing is known of the relations but their type.
  let columns: EdgeColumns?
  let tags: TagTable
  let workspaces: WorkspacePool
  /// What the index was made for, where something was added since.
  let base: GraphStorage?
  private let names = Guarded<NameIndex?>(nil)
  private let lastWindow = Guarded<DateWindow?>(nil)
  private let lastAvoided = Guarded<(ids: Set<Entity.ID>, nodes: [UInt32])>(([], []))

  init(
    contents: any GraphContents, index: AdjacencyIndex, columns: EdgeColumns?, tags: TagTable,
    isMapped: Bool = false
  ) {
    self.contents = contents
    self.index = index
    self.columns = columns
    self.tags = tags
    workspaces = WorkspacePool(nodeCount: index.nodeCount, isMapped: isMapped)
    base = nil
  }

  init(_ base: GraphStorage, _ overlay: Overlay) {
    index = AdjacencyIndex(base.index, adding: overlay)
    contents = OverlaidContents(base: base.contents, index: index, overlay: overlay)
    columns = base.columns
    tags = base.tags
    workspaces =
      index.nodeCount <= base.workspaces.capacity
      ? base.workspaces : WorkspacePool(nodeCount: index.nodeCount, isMapped: true)
    self.base = base
  }

  func node(_ id: Entity.ID) -> UInt32? { contents.node(id) }

  /// The nodes that a filter avoids, ascending.
  ///
  /// Kept until another filter comes: the same hundred hubs are avoided in question after question,
  /// and looking up their ids took twice as long as the search. Equal sets that are one value are
  /// compared in no time.
  func nodes(avoided ids: Set<Entity.ID>) -> [UInt32] {
    guard !ids.isEmpty else { return [] }
    if let nodes = lastAvoided.withLock({ $0.ids == ids ? $0.nodes : nil }) { return nodes }
    let nodes = ids.compactMap { node($0) }.sorted()
    lastAvoided.withLock { $0 = (ids, nodes) }
    return nodes
  }

  /// A window of dates, kept until another comes.
  func window(since: Int32, until: Int32, includesUndated: Bool) -> DateWindow {
    lastWindow.withLock { last in
      if let last, last.since == since, last.until == until,
        last.includesUndated == includesUndated
      {
        return last
      }
      let window = DateWindow(
        since: since, until: until, includesUndated: includesUndated, columns?.buckets)
      last = window
      return window
    }
  }

  func entity(_ node: UInt32) -> Entity { contents.entity(node) }
  func relation(_ edge: UInt32) -> Relation { contents.relation(edge) }

  /// Edges by source, target and id.
  func inOrder(_ edges: some Sequence<UInt32>) -> [UInt32] {
    // Numbers are in that order, but for those that were added.
    guard index.added != nil else { return edges.sorted() }
    return edges.map { (index.source(of: Int($0)), index.target(of: Int($0)), relation($0).id, $0) }
      .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
  }

  /// Own names, folded when they are first asked for: those that were added, or all.
  private var ownNames: NameIndex {
    names.withLock { cached in
      let index =
        cached ?? NameIndex(index.added.map(Self.named) ?? Array(zip(0..., contents.entities)))
      cached = index
      return index
    }
  }

  private static func named(_ overlay: Overlay) -> [(UInt32, Entity)] {
    overlay.renewed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      + zip(UInt32(overlay.firstNode)..., overlay.entities)
  }

  /// The nodes that bear a name; if none, those that bear it as an alias; if none, the people whose
  /// name ends so.
  func nodes(named name: String) -> [UInt32] {
    let own = ownNames.matches(name)
    let known = base?.ownNames.matches(name) ?? []
    for (rank, nodes) in own.enumerated() {
      let kept = known.isEmpty ? [] : known[rank].filter { index.added?.renewed[$0] == nil }
      if !kept.isEmpty || !nodes.isEmpty { return kept + nodes }
    }
    return []
  }

  /// The nodes with the nearest names, nearest first.
  func nodes(near name: String, limit: Int) -> [UInt32] {
    var distances = base?.ownNames.distances(to: name) ?? [:]
    for node in index.added?.renewed.keys ?? [:].keys { distances[node] = nil }
    distances.merge(ownNames.distances(to: name)) { min($0, $1) }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(limit).map(\.key)
  }
}

extension GraphStorage {
  convenience init(_ entities: [Entity], _ relations: [Relation]) throws(GraphError) {
    try Self.check(count: max(entities.count, relations.count))
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

  /// Refuses more entities or relations than have a number.
  static func check(count: Int) throws(GraphError) {
    guard count < Int(UInt32.max) else { throw .tooLarge(count: count) }
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
    let index = AdjacencyIndex(nodeCount: entities.count, edges: list)
    self.init(
      contents: ListedContents(entities: entities, relations: sorted, nodes: nodes),
      index: index, columns: EdgeColumns(sorted, of: index), tags: tags)
  }

  private static func nodes(_ entities: [Entity]) -> [Entity.ID: UInt32] {
    Dictionary(uniqueKeysWithValues: zip(entities.map(\.id), 0...))
  }
}
