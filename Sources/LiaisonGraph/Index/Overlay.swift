internal import LiaisonModel

/// Entities and relations that came after a graph was indexed, in rows of their own.
///
/// They have the numbers after those of the index. What replaces something is numbered as well, and
/// what it replaces is passed over.
final class Overlay: Sendable {
  /// An added edge as seen from one end.
  struct Arc: Sendable {
    let neighbor: UInt32
    /// Its place in `relations`.
    let place: Int
  }

  let firstNode: Int
  let firstEdge: Int
  let entities: [Entity]
  /// Entities of the index as they are now.
  let renewed: [UInt32: Entity]
  let relations: [Relation]
  let columns: EdgeColumns
  let ends: [(source: UInt32, target: UInt32)]
  /// Edges of the index that an added one replaces.
  let replaced: Set<UInt32>
  private let nodes: [Entity.ID: UInt32]
  private let out: [UInt32: [Arc]]
  private let into: [UInt32: [Arc]]
  private let lost: [UInt32: Int]

  /// - Parameters:
  ///   - entities: new ones, no id twice.
  ///   - relations: no id twice between the same ends, with the numbers of their ends.
  init(
    over base: GraphStorage, entities: [Entity], renewed: [UInt32: Entity],
    relations: [(relation: Relation, source: UInt32, target: UInt32)]
  ) {
    firstNode = base.index.nodeCount
    firstEdge = base.index.edgeCount
    self.entities = entities
    self.renewed = renewed
    let first = firstNode
    nodes = Dictionary(
      entities.enumerated().map { ($1.id, UInt32(first + $0)) }, uniquingKeysWith: { $1 })
    self.relations = relations.map(\.relation)
    columns = EdgeColumns(self.relations, of: nil)
    ends = relations.map { ($0.source, $0.target) }
    var (out, into) = ([UInt32: [Arc]](), [UInt32: [Arc]]())
    var replaced: Set<UInt32> = []
    for (place, edge) in relations.enumerated() {
      out[edge.source, default: []].append(Arc(neighbor: edge.target, place: place))
      into[edge.target, default: []].append(Arc(neighbor: edge.source, place: place))
      for known in base.index.edges(from: edge.source, to: edge.target)
      where base.relation(UInt32(known)).id == edge.relation.id {
        replaced.insert(UInt32(known))
      }
    }
    (self.out, self.into, self.replaced) = (out, into, replaced)
    lost = replaced.reduce(into: [:]) { lost, edge in
      lost[base.index.source(of: Int(edge)), default: 0] += 1
      lost[base.index.targets[edge], default: 0] += 1
    }
  }

  func node(_ id: Entity.ID) -> UInt32? { nodes[id] }

  func outArcs(_ node: UInt32) -> [Arc] { out[node] ?? [] }
  func inArcs(_ node: UInt32) -> [Arc] { into[node] ?? [] }
  func touches(_ node: UInt32) -> Bool { out[node] != nil || into[node] != nil }

  /// How many more relations a node has than the index says; may be negative.
  func degreeChange(_ node: UInt32) -> Int {
    outArcs(node).count + inArcs(node).count - lost[node, default: 0]
  }

  /// The number of an edge by its place.
  func edge(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: firstEdge + place) }
}

/// The contents of an index with those of an overlay.
struct OverlaidContents: GraphContents {
  let base: any GraphContents
  let index: AdjacencyIndex
  let overlay: Overlay

  var entities: [Entity] {
    (0..<UInt32(overlay.firstNode)).map(entity) + overlay.entities
  }

  /// By source, then target; in rows that something was added to, then by id.
  var relations: [Relation] {
    (0..<UInt32(index.nodeCount)).flatMap { node -> [Relation] in
      let known = index.outRow(node).map(UInt32.init).filter { !overlay.replaced.contains($0) }
      let arcs = overlay.outArcs(node)
      guard !arcs.isEmpty else { return known.map(base.relation) }
      let row =
        known.map { (target: index.targets[$0], relation: base.relation($0)) }
        + arcs.map { (target: $0.neighbor, relation: overlay.relations[$0.place]) }
      return row.sorted { ($0.target, $0.relation.id) < ($1.target, $1.relation.id) }
        .map(\.relation)
    }
  }

  func entity(_ node: UInt32) -> Entity {
    let place = Int(node) - overlay.firstNode
    return place < 0 ? overlay.renewed[node] ?? base.entity(node) : overlay.entities[place]
  }

  func node(_ id: Entity.ID) -> UInt32? { overlay.node(id) ?? base.node(id) }

  func relation(_ edge: UInt32) -> Relation {
    let place = Int(edge) - overlay.firstEdge
    return place < 0 ? base.relation(edge) : overlay.relations[place]
  }
}
