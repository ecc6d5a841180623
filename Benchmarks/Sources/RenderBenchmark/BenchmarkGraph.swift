import LiaisonModel

/// Who is known is more likely to be known by one more.
struct BenchmarkGraph {
  var entities: [Entity] = []
  var relations: [Relation] = []

  /// Some six entities for ten relations, the same at each call.
  static func random(_ count: Int) -> BenchmarkGraph {
    var graph = BenchmarkGraph()
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func add() -> Entity.ID {
      let number = graph.entities.count
      let id = Entity.ID(rawValue: "e\(number)")
      let type = EntityType.allCases[number % EntityType.allCases.count]
      graph.entities.append(Entity(id: id, type: type, name: "Entité nommée \(number)"))
      return id
    }
    var ends = [add(), add()]
    for number in 0..<count {
      if next(10) < 6 { ends.append(add()) }
      let (source, target) = (ends[ends.count - 1], ends[next(ends.count - 1)])
      let evidence = Evidence(
        document: "a.txt", quote: "Elle poursuit « l’autre » pour 12 % — dit-on.",
        scalarRange: 10..<55, rule: "sues.fr.poursuivre", confidence: 0.9)
      graph.relations.append(
        Relation(
          id: Relation.ID(rawValue: "r\(number)"), source: source,
          type: RelationType.core[next(RelationType.core.count)], target: target,
          status: RelationStatus.allCases[next(RelationStatus.allCases.count)], amount: nil,
          date: PartialDate("2024-03"), confidence: 0.9, evidence: [evidence]))
      ends += [source, target]
    }
    let used = Set(graph.relations.flatMap { [$0.source, $0.target] })
    graph.entities.removeAll { !used.contains($0.id) }
    return graph
  }
}
