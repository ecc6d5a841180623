internal import LiaisonModel

/// What `DOTReader` reads, beside what is seen.
extension DiagramPainter {
  func record(of entity: Entity, shownAs label: [String]) -> DOTAttributes {
    var attributes = DOTAttributes()
    // The label is the name where it says all of it.
    let isWhole = label.joined(separator: " ").utf8.elementsEqual(entity.name.utf8)
    if !isWhole || entity.name.isEmpty { attributes.append("name", DOTText.data(entity.name)) }
    attributes.append("type", entity.type.rawValue)
    if !entity.aliases.isEmpty {
      attributes.append("aliases", entity.aliases.map(DOTText.data).joined(separator: "\n"))
    }
    return attributes
  }

  func record(of relation: Relation) -> DOTAttributes {
    var attributes: DOTAttributes = [
      "relation": DOTText.data(relation.type.rawValue), "status": relation.status.rawValue,
    ]
    attributes.append("date", relation.date?.description)
    attributes.append("amount", relation.amount.map(AmountCoding.encode))
    attributes.append("confidence", relation.confidence.description)
    return attributes
  }
}
