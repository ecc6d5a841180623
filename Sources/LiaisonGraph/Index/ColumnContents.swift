internal import LiaisonModel

/// Entities and relations in columns; values are made when they are asked for.
///
/// The ids of the entities are the first strings, so that a string's number is the node's. What a
/// table does not tell has no column: a name is then the id, a relation is sure and has no evidence.
struct ColumnContents: GraphContents {
  let strings: StringTable
  let tags: TagTable
  let index: AdjacencyIndex
  var details: ColumnDetails?
  let owner: ColumnOwner

  var entities: [Entity] { (0..<UInt32(index.nodeCount)).map(entity) }

  var relations: [Relation] { (0..<UInt32(index.edgeCount)).map(relation) }

  func node(_ id: Entity.ID) -> UInt32? {
    strings.find(id.rawValue).flatMap { $0 < index.nodeCount ? $0 : nil }
  }

  func entity(_ node: UInt32) -> Entity {
    let id = strings[node]
    guard let details else {
      return Entity(id: Entity.ID(rawValue: id), type: .organization, name: id)
    }
    return Entity(
      id: Entity.ID(rawValue: id), type: ColumnDetails.entityTypes[Int(details.types[node])],
      name: strings[details.names[node]],
      aliases: details.aliasRow(node).map { strings[details.aliases[$0]] })
  }

  func relation(_ edge: UInt32) -> Relation {
    let source = strings[index.source(of: Int(edge))]
    let target = strings[index.targets[edge]]
    guard let details else { return bareRelation(edge, source, target) }
    let kind = tags.kinds[Int(details.kinds[Int(edge)] ?? UInt16(index.outTags[edge]))]
    return Relation(
      id: id(edge, ColumnDetails.plainID(source, kind.type, target), details),
      source: Entity.ID(rawValue: source), type: kind.type,
      target: Entity.ID(rawValue: target), status: kind.status, amount: amount(edge, details),
      date: details.date(edge), confidence: details.confidence(edge),
      evidence: details.evidenceRow(edge).map { evidence($0, details) })
  }

  private func id(_ edge: UInt32, _ plain: String, _ details: ColumnDetails) -> Relation.ID {
    if let number = details.twins[Int(edge)] {
      return Relation.ID(rawValue: ColumnDetails.twinID(plain, number))
    }
    return Relation.ID(rawValue: details.relationIDs[Int(edge)].map { strings[$0] } ?? plain)
  }

  /// A relation of a table: its id is made of its ends and type, twins are numbered.
  private func bareRelation(_ edge: UInt32, _ source: String, _ target: String) -> Relation {
    let kind = tags.kinds[Int(index.outTags[edge])]
    let place = Int(edge)
    let twins = index.edges(from: index.source(of: place), to: index.targets[edge])
      .count { $0 < place && index.outTags[$0] == index.outTags[place] }
    let number = twins == 0 ? "" : "--\(twins + 1)"
    return Relation(
      id: Relation.ID(rawValue: ColumnDetails.plainID(source, kind.type, target) + number),
      source: Entity.ID(rawValue: source), type: kind.type, target: Entity.ID(rawValue: target),
      status: kind.status, confidence: 1, evidence: [])
  }

  private func amount(_ edge: UInt32, _ details: ColumnDetails) -> MonetaryAmount? {
    guard let value = details.amounts[Int(edge)], let currency = details.currencies[Int(edge)]
    else { return nil }
    return MonetaryAmount(value: value, currency: strings[currency])
  }

  private func evidence(_ row: Int, _ details: ColumnDetails) -> Evidence {
    let quote = strings[details.quotes[row]]
    let start = Int(details.evidenceStart[row])
    let end = details.evidenceEnd[row].map { Int($0) } ?? start + quote.unicodeScalars.count
    return Evidence(
      document: SourceDocument.ID(rawValue: strings[details.documents[row]]), quote: quote,
      scalarRange: start..<max(start, end), rule: strings[details.rule(row)],
      confidence: details.evidenceConfidence(row))
  }
}
