internal import LiaisonModel

/// What the numbers of nodes and edges stand for.
protocol GraphContents: Sendable {
  var entities: [Entity] { get }
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

/// Names and types alone, as a table has them; values are made when they are asked for.
struct TableContents: GraphContents {
  let names: NameTable
  let tags: TagTable
  let index: AdjacencyIndex

  var entities: [Entity] { (0..<UInt32(names.count)).map(entity) }

  func entity(_ node: UInt32) -> Entity {
    let name = names[node]
    return Entity(id: Entity.ID(rawValue: name), type: .organization, name: name)
  }

  func node(_ id: Entity.ID) -> UInt32? {
    var text = id.rawValue
    return text.withUTF8 { names.find(UnsafeRawBufferPointer($0)) }
  }

  func relation(_ edge: UInt32) -> Relation {
    let kind = tags.kinds[Int(index.outTags[edge])]
    let sourceNode = index.source(of: Int(edge))
    let twins = index.edges(from: sourceNode, to: index.targets[edge])
      .filter { index.outTags[$0] == index.outTags[edge] && $0 < Int(edge) }
    let source = names[sourceNode]
    let target = names[index.targets[edge]]
    let number = twins.isEmpty ? "" : "--\(twins.count + 1)"
    return Relation(
      id: Relation.ID(rawValue: "\(source)--\(kind.type)--\(target)\(number)"),
      source: Entity.ID(rawValue: source), type: kind.type, target: Entity.ID(rawValue: target),
      status: kind.status, confidence: 1, evidence: [])
  }
}
