import LiaisonGraph
import LiaisonModel
import _LiaisonTestSupport

/// Small multigraphs with parallel relations, relations to oneself, isolated entities and several
/// components.
struct RandomGraph: Sendable {
  let entities: [Entity]
  let relations: [Relation]
  let filter: EdgeFilter

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    let count = pick(2..<8)
    let entities = (0..<count).map {
      Entity(id: Entity.ID(rawValue: "e\($0)"), type: .organization, name: "Name \($0)")
    }
    self.entities = entities
    let types = RelationType.core
    let dates = [nil, "2020", "2021-05", "2022-01-31", "2019-12"].map {
      $0.flatMap(PartialDate.init)
    }
    relations = (0..<pick(0..<3 * count)).map { number in
      Relation(
        id: Relation.ID(rawValue: "r\(pick(0..<1000))-\(number)"),
        source: entities[pick(0..<count)].id,
        type: types[pick(0..<5)], target: entities[pick(0..<count)].id,
        status: RelationStatus.allCases[pick(0..<5)], date: dates[pick(0..<5)],
        confidence: Double(pick(0..<5)) / 4,
        evidence: (0..<pick(1..<4)).map {
          Evidence(
            document: "d", quote: "q", scalarRange: $0..<$0 + 1, rule: "r", confidence: 1)
        })
    }
    var filter = EdgeFilter()
    if pick(0..<2) == 0 { filter.types = Set(types.filter { _ in pick(0..<3) > 0 }) }
    if pick(0..<3) == 0 {
      filter.statuses = Set(RelationStatus.allCases.filter { _ in pick(0..<3) > 0 })
    }
    if pick(0..<4) == 0 { filter.since = PartialDate("2020-06") }
    if pick(0..<4) == 0 { filter.until = PartialDate("2021") }
    filter.includesUndated = pick(0..<2) == 0
    if pick(0..<4) == 0 { filter.minimumConfidence = 0.5 }
    if pick(0..<3) == 0 { filter.avoiding = [entities[pick(0..<count)].id] }
    self.filter = filter
  }

  /// A filter that asks for dates alone.
  var window: EdgeFilter {
    EdgeFilter(
      since: PartialDate("2020"), until: filter.until,
      includesUndated: filter.includesUndated)
  }

  func graph() throws -> KnowledgeGraph {
    try KnowledgeGraph(entities: entities, relations: relations)
  }
}

extension RandomGraph {
  /// Some groups to ask for connections between, which may overlap, be empty and name the unknown.
  func groups(seed: UInt64) -> [(starts: [Entity.ID], ends: [Entity.ID])] {
    var random = SeededGenerator(seed: seed ^ 0x6C0)
    func pick() -> [Entity.ID] {
      let count = Int.random(in: 0...3, using: &random)
      return (0..<count).map { _ in entities[Int.random(in: 0..<entities.count, using: &random)].id
      }
        + (count == 3 ? ["nobody"] : [])
    }
    return (0..<6).map { _ in (pick(), pick()) }
  }
}

/// Path queries by listing every path without a repeated entity: slow and obvious.
struct ReferencePaths {
  let graph: RandomGraph
  let options: PathOptions

  func links(_ a: Entity.ID, _ b: Entity.ID) -> [Relation] {
    graph.relations.filter {
      options.filter.admits($0)
        && (($0.source == a && $0.target == b)
          || (!options.directed && $0.source == b && $0.target == a))
    }
  }

  /// All simple paths, best first.
  func all(_ start: Entity.ID, _ end: Entity.ID) -> [[Entity.ID]] {
    var found: [[Entity.ID]] = []
    func extend(_ path: [Entity.ID]) {
      if path.last == end { return found.append(path) }
      if let limit = options.maxHops, path.count > limit { return }
      for entity in graph.entities.map(\.id) where !path.contains(entity) {
        if entity != end, options.filter.avoiding.contains(entity) { continue }
        if let last = path.last, !links(last, entity).isEmpty { extend(path + [entity]) }
      }
    }
    extend([start])
    return found.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// All simple paths from any of some to any of others that pass through none of these, best first.
  func all(from starts: [Entity.ID], to ends: [Entity.ID]) -> [[Entity.ID]] {
    let known = Set(graph.entities.map(\.id))
    return known.intersection(starts).flatMap { a in
      known.intersection(ends).flatMap { all(a, $0) }
    }
    .filter {
      $0.dropFirst().allSatisfy { !starts.contains($0) }
        && $0.dropLast().allSatisfy { !ends.contains($0) }
    }
    .sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// Shorter, more evidence, surer, smaller ids.
  private func rank(_ path: [Entity.ID]) -> [Int] {
    let hops = zip(path, path.dropFirst()).map { links($0, $1) }
    let evidence = hops.flatMap { $0 }.reduce(0) { $0 + $1.evidence.count }
    let confidence = hops.reduce(0) {
      $0 + ($1.map { Int(($0.confidence * 10_000).rounded()) }.max() ?? 0)
    }
    let places = path.map { id in graph.entities.firstIndex { $0.id == id } ?? 0 }
    return [path.count, -evidence, -confidence] + places
  }

  func shortest(_ start: Entity.ID, _ end: Entity.ID) -> [[Entity.ID]] {
    let paths = all(start, end)
    return paths.filter { $0.count == paths.first?.count }
  }

  /// The shortest of some paths, best first.
  func best(_ paths: [[Entity.ID]]) -> [[Entity.ID]] {
    let length = paths.map(\.count).min()
    return paths.filter { $0.count == length }
      .sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
  }

  /// Hops from the start, found by relaxing until nothing changes.
  func distances(_ start: Entity.ID) -> [Entity.ID: Int] {
    var distances = [start: 0]
    for _ in graph.entities {
      for a in graph.entities.map(\.id) {
        for b in graph.entities.map(\.id) where !links(a, b).isEmpty {
          guard let distance = distances[a], !options.filter.avoiding.contains(b) || b == start
          else { continue }
          distances[b] = min(distances[b] ?? .max, distance + 1)
        }
      }
    }
    return distances
  }
}
