internal import LiaisonModel

/// As much of a large graph as a picture has room for: connected parts as a whole while they fit,
/// the largest first; where already the first does not, the entities that hang together most.
struct DiagramCore {
  let entities: [Entity]
  let relations: [Relation]

  /// Nil where all connected entities fit.
  ///
  /// - Complexity: O((*n* + *m*) log *n*) for *n* entities and *m* relations.
  init?(_ content: DiagramContent, limit: Int?, keeping highlighted: Set<Relation.ID>) {
    guard let limit, limit > 0, content.degrees.count > limit else { return nil }
    let graph = Neighborhood(content)
    let kept = content.relations.filter { highlighted.contains($0.id) }
      .flatMap { [$0.source, $0.target] }
    var chosen = Set(kept)
    for part in graph.parts(first: chosen) {
      let wanted = chosen.union(part)
      if wanted.count <= limit {
        chosen = wanted
      } else if chosen.isSubset(of: kept) {
        chosen = graph.grown(from: chosen, within: part, to: limit)
      }
    }
    let relations = content.relations.filter {
      chosen.contains($0.source) && chosen.contains($0.target)
    }
    self.relations = relations
    entities = content.entities.filter { chosen.contains($0.id) }
  }
}

/// Who is connected to whom, and how firmly.
private struct Neighborhood {
  private var neighbors: [Entity.ID: Set<Entity.ID>] = [:]
  private var degrees: [Entity.ID: Int]
  private let cores: [Entity.ID: Int]

  init(_ content: DiagramContent) {
    for relation in content.relations {
      neighbors[relation.source, default: []].insert(relation.target)
      neighbors[relation.target, default: []].insert(relation.source)
    }
    degrees = content.degrees
    cores = Self.cores(neighbors)
  }

  /// For each entity, the greatest *k* for which it is in a part where all have *k* neighbours
  /// within that part (Seidman 1983; Batagelj and Zaveršnik 2003).
  private static func cores(_ neighbors: [Entity.ID: Set<Entity.ID>]) -> [Entity.ID: Int] {
    var open = neighbors.mapValues(\.count)
    var buckets: [[Entity.ID]] = []
    for (id, count) in open {
      while buckets.count <= count { buckets.append([]) }
      buckets[count].append(id)
    }
    var cores: [Entity.ID: Int] = [:]
    var level = 0
    while level < buckets.count {
      guard let id = buckets[level].popLast() else {
        level += 1
        continue
      }
      // An entity stands in every bucket that it has fallen through; the lowest counts.
      guard cores[id] == nil, let count = open[id], count <= level else { continue }
      cores[id] = level
      for neighbor in neighbors[id] ?? [] where cores[neighbor] == nil {
        let fewer = max(level, (open[neighbor] ?? 0) - 1)
        open[neighbor] = fewer
        buckets[fewer].append(neighbor)
      }
    }
    return cores
  }

  private func isBefore(_ lhs: Entity.ID, _ rhs: Entity.ID) -> Bool {
    let left = (cores[lhs] ?? 0, degrees[lhs] ?? 0)
    let right = (cores[rhs] ?? 0, degrees[rhs] ?? 0)
    return left != right ? left > right : lhs < rhs
  }

  /// The connected parts: those that hold one of `first`, then the largest.
  func parts(first: Set<Entity.ID>) -> [[Entity.ID]] {
    var sets = DisjointSets()
    for (id, others) in neighbors { for other in others { sets.join(id.rawValue, other.rawValue) } }
    let parts = Dictionary(grouping: neighbors.keys) { sets.root(of: $0.rawValue) }
    return parts.values.map { $0.sorted(by: isBefore) }.sorted { lhs, rhs in
      let (left, right) = (lhs.contains(where: first.contains), rhs.contains(where: first.contains))
      if left != right { return left }
      return lhs.count != rhs.count ? lhs.count > rhs.count : isBefore(lhs[0], rhs[0])
    }
  }

  /// `chosen`, or the firmest of a part, and then always the firmest of their neighbours, until
  /// there are as many as may be.
  func grown(
    from chosen: Set<Entity.ID>, within part: [Entity.ID], to limit: Int
  ) -> Set<Entity.ID> {
    var ranks: [Entity.ID: Int] = [:]
    for (rank, id) in part.enumerated() { ranks[id] = rank }
    var grown = chosen
    var seen = chosen
    // Ranks, the best last.
    var frontier: [Int] = []
    func reach(_ id: Entity.ID) {
      for neighbor in neighbors[id] ?? [] where seen.insert(neighbor).inserted {
        guard let rank = ranks[neighbor] else { continue }
        let place = frontier.partitioningIndex { $0 < rank }
        frontier.insert(rank, at: place)
      }
    }
    for id in chosen { reach(id) }
    if frontier.isEmpty, let best = part.first, seen.insert(best).inserted { frontier = [0] }
    while grown.count < limit, let rank = frontier.popLast() {
      grown.insert(part[rank])
      reach(part[rank])
    }
    return grown
  }
}

extension Array {
  /// The first index whose element fulfils the condition, where all that fulfil it come last.
  fileprivate func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
