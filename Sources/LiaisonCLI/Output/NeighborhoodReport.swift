import Liaison

/// Who is around someone, by the number of hops, each with the relations that lead there.
struct NeighborhoodReport {
  private let neighborhood: Neighborhood
  private let radius: Int
  private let entities: [Entity.ID: Neighborhood.Member]

  init(_ neighborhood: Neighborhood, radius: Int) {
    self.neighborhood = neighborhood
    self.radius = radius
    entities = Dictionary(
      neighborhood.members.map { ($0.entity.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    var lines = [headline]
    let greatest = neighborhood.members.map(\.distance).max() ?? 0
    for distance in 1..<(greatest + 1) {
      lines += ["", distance == 1 ? "1 hop" : "\(distance) hops"]
      lines += clauses { min($0, $1) == distance - 1 && max($0, $1) == distance }
    }
    let sideways = clauses { $0 == $1 && $0 > 0 }
    if !sideways.isEmpty { lines += ["", "among them"] + sideways }
    return lines.map { $0.withoutControls + "\n" }.joined()
  }

  private var headline: String {
    let others = neighborhood.members.count - 1
    let reach = radius == 1 ? "1 hop" : "\(radius) hops"
    let center = neighborhood.center
    return "\(center.name) (\(center.type.rawValue)): "
      + (others == 1 ? "1 neighbor" : "\(others) neighbors") + " within \(reach)"
  }

  /// The relations whose ends are so far from the center, told from the nearer end.
  private func clauses(_ isWanted: (Int, Int) -> Bool) -> [String] {
    neighborhood.relations.compactMap { relation in
      guard let source = entities[relation.source], let target = entities[relation.target],
        isWanted(source.distance, target.distance)
      else { return nil }
      let isForward = source.distance <= target.distance
      let (start, end) = isForward ? (source, target) : (target, source)
      return "  " + RelationWording.clause(relation, from: start.entity, to: end.entity)
    }
  }
}
