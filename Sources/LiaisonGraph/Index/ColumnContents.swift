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
    let kind = tags.kinds[Int(details.kinds[edge])]
    return Relation(
      id: Relation.ID(rawValue: strings[details.relationIDs[edge]]),
      source: Entity.ID(rawValue: source), type: kind.type, target: Entity.ID(rawValue: target),
      status: kind.status, amount: amount(edge, details), date: details.date(edge),
      confidence: details.confidences[edge],
      evidence: details.evidenceRow(edge).map { evidence($0, details) })
  }

  /// A relation of a table: its id is made of its ends and type, twins are numbered.
  private func bareRelation(_ edge: UInt32, _ source: String, _ target: String) -> Relation {
    let kind = tags.kinds[Int(index.outTags[edge])]
    let place = Int(edge)
    let twins = index.edges(from: index.source(of: place), to: index.targets[edge])
      .count { $0 < place && index.outTags[$0] == index.outTags[place] }
    let number = twins == 0 ? "" : "--\(twins + 1)"
    return Relation(
      id: Relation.ID(rawValue: "\(source)--\(kind.type)--\(target)\(number)"),
      source: Entity.ID(rawValue: source), type: kind.type, target: Entity.ID(rawValue: target),
      status: kind.status, confidence: 1, evidence: [])
  }

  private func amount(_ edge: UInt32, _ details: ColumnDetails) -> MonetaryAmount? {
    details.currencies[edge] == StringTable.free
      ? nil
      : MonetaryAmount(value: details.amounts[edge], currency: strings[details.currencies[edge]])
  }

  private func evidence(_ row: Int, _ details: ColumnDetails) -> Evidence {
    let start = Int(details.evidenceStart[row])
    return Evidence(
      document: SourceDocument.ID(rawValue: strings[details.documents[row]]),
      quote: strings[details.quotes[row]],
      scalarRange: start..<max(start, Int(details.evidenceEnd[row])),
      rule: strings[details.rules[row]], confidence: details.evidenceConfidences[row])
  }
}

/// What is known beyond names, types and ends. Strings are numbers of the string table.
struct ColumnDetails: Sendable {
  static let entityTypes = EntityType.allCases

  // One an entity; rows of aliases begin where the column says, one beginning more than entities.
  var names: Column<UInt32>
  var types: Column<UInt8>
  var aliasBegins: Column<UInt32>
  var aliases: Column<UInt32>

  // One a relation.
  var relationIDs: Column<UInt32>
  var kinds: Column<UInt16>
  /// `YYYYMMDD`, with 00 for what is not known; 0 is no date.
  var dates: Column<Int32>
  var amounts: Column<Double>
  /// `StringTable.free` where there is no amount.
  var currencies: Column<UInt32>
  var confidences: Column<Double>
  var evidenceBegins: Column<UInt32>

  // One a piece of evidence.
  var documents: Column<UInt32>
  var quotes: Column<UInt32>
  var evidenceStart: Column<UInt32>
  var evidenceEnd: Column<UInt32>
  var rules: Column<UInt32>
  var evidenceConfidences: Column<Double>

  func aliasRow(_ node: UInt32) -> Range<Int> {
    Int(aliasBegins[node])..<Int(aliasBegins[Int(node) + 1])
  }

  func evidenceRow(_ edge: UInt32) -> Range<Int> {
    Int(evidenceBegins[edge])..<Int(evidenceBegins[Int(edge) + 1])
  }

  func date(_ edge: UInt32) -> PartialDate? {
    let (year, month, day) = (
      Int(dates[edge]) / 10_000, Int(dates[edge]) / 100 % 100, Int(dates[edge]) % 100
    )
    return PartialDate(
      year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }
}
