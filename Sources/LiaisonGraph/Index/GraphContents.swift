internal import LiaisonModel

/// What the numbers of nodes and edges stand for.
protocol GraphContents: Sendable {
  var entities: [Entity] { get }
  var relations: [Relation] { get }
  func entity(_ node: UInt32) -> Entity
  func node(_ id: Entity.ID) -> UInt32?
  func relation(_ edge: UInt32) -> Relation
}

/// Entities and relations that were given as values.
struct ListedContents: GraphContents {
  /// Sorted by id.
  let entities: [Entity]
  /// Sorted by source, target and id.
  let relations: [Relation]
  let nodes: [Entity.ID: UInt32]

  func entity(_ node: UInt32) -> Entity { entities[Int(node)] }
  func node(_ id: Entity.ID) -> UInt32? { nodes[id] }
  func relation(_ edge: UInt32) -> Relation { relations[Int(edge)] }
}
