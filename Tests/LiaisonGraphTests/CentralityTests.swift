import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct CentralityTests {
  @Test(arguments: 0..<15 as Range<UInt64>)
  func `common neighbours are those with a link to each`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let reference = ReferencePaths(graph: random, options: PathOptions(filter: random.filter))
    for a in random.entities.map(\.id) {
      for b in random.entities.map(\.id) {
        let found = graph.commonNeighbors(of: [a, b], filter: random.filter)
        let expected = random.entities.map(\.id).filter {
          $0 != a && $0 != b && !random.filter.avoiding.contains($0)
            && !reference.links(a, $0).isEmpty && !reference.links(b, $0).isEmpty
        }
        #expect(Set(found.map(\.entity.id)) == Set(expected))
        #expect(found.count == expected.count)
        for answer in found {
          #expect(answer.hops.map(\.start.id) == [a, b])
          #expect(answer.hops.allSatisfy { $0.end == answer.entity })
        }
      }
    }
    #expect(graph.commonNeighbors(of: []).isEmpty)
  }

  /// The stationary distribution by solving the equations with Gauss's elimination.
  func pageRank(_ random: RandomGraph) -> [Double] {
    let count = random.entities.count
    let place = Dictionary(uniqueKeysWithValues: zip(random.entities.map(\.id), 0...))
    var follow = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for relation in random.relations {
      follow[place[relation.source] ?? 0][place[relation.target] ?? 0] += 1
    }
    var matrix = (0..<count).map { row in
      (0..<count).map { column in
        let sum = follow[column].reduce(0, +)
        let chance = sum == 0 ? 1 / Double(count) : follow[column][row] / sum
        return (row == column ? 1 : 0) - 0.85 * chance
      } + [0.15 / Double(count)]
    }
    for pivot in 0..<count {
      for row in 0..<count where row != pivot {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        for column in 0...count { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return (0..<count).map { matrix[$0][count] / matrix[$0][$0] }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `PageRank solves its equations`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let found = try random.graph().pageRank()
    let expected = Dictionary(
      uniqueKeysWithValues: zip(random.entities.map(\.id), pageRank(random)))
    #expect(found.count == expected.count)
    for ranked in found { #expect(abs(ranked.score - (expected[ranked.entity.id] ?? -1)) < 1e-6) }
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `betweenness counts the shares of shortest paths`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for directed in [false, true] {
      let reference = ReferencePaths(graph: random, options: PathOptions(directed: directed))
      var expected: [Entity.ID: Double] = [:]
      let ids = random.entities.map(\.id)
      for (number, a) in ids.enumerated() {
        for b in directed ? ids : Array(ids[(number + 1)...]) where a != b {
          let paths = reference.shortest(a, b)
          for path in paths {
            for node in path.dropFirst().dropLast() {
              expected[node, default: 0] += 1 / Double(paths.count)
            }
          }
        }
      }
      for ranked in graph.betweenness(directed: directed) {
        #expect(abs(ranked.score - (expected[ranked.entity.id] ?? 0)) < 1e-9)
      }
    }
    #expect(graph.betweenness(sources: 0).allSatisfy { $0.score == 0 })
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `degrees count the ends of admitted relations`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    let ends = random.relations.filter {
      random.filter.admits($0) && random.filter.avoiding.isDisjoint(with: [$0.source, $0.target])
    }.flatMap { [$0.source, $0.target] }
    for ranked in graph.degrees(filter: random.filter) {
      #expect(ranked.score == Double(ends.count { $0 == ranked.entity.id }))
    }
    let sorted = random.entities.map(\.id).sorted {
      (-graph.degree(of: $0), $0) < (-graph.degree(of: $1), $1)
    }
    #expect(graph.degrees().map(\.entity.id) == sorted)
    for count in 0..<10 { #expect(graph.hubs(count) == Array(sorted.prefix(count))) }
    #expect(graph.hubs(above: 2) == random.entities.map(\.id).filter { graph.degree(of: $0) > 2 })
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `disjoint paths are as many and as short as can be`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for directed in [false, true] {
      let options = PathOptions(filter: random.filter, directed: directed)
      let reference = ReferencePaths(graph: random, options: options)
      for a in random.entities.map(\.id) {
        for b in random.entities.map(\.id) where a != b {
          let found = graph.disjointPaths(from: a, to: b, options).map { $0.entities.map(\.id) }
          let inner = found.flatMap { $0.dropFirst().dropLast() }
          #expect(Set(inner).count == inner.count)
          let all = reference.all(a, b)
          #expect(found.allSatisfy(all.contains))
          #expect(Set(found).count == found.count)
          let best = most(all[...], [])
          #expect([found.count, -found.reduce(0) { $0 + $1.count }] == best)
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `disjoint paths from several to several are as many and as short as can be`(
    seed: UInt64
  ) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    for directed in [false, true] {
      let options = PathOptions(filter: random.filter, directed: directed)
      let reference = ReferencePaths(graph: random, options: options)
      for (starts, ends) in random.groups(seed: seed) {
        let found = graph.disjointPaths(fromAny: starts, toAny: ends, options)
          .map { $0.entities.map(\.id) }
        let inner = found.flatMap { $0.dropFirst().dropLast() }
        #expect(Set(inner).count == inner.count)
        let all = reference.all(from: starts, to: ends).filter { $0.count > 1 }
        #expect(found.allSatisfy(all.contains))
        #expect(Set(found).count == found.count)
        #expect([found.count, -found.reduce(0) { $0 + $1.count }] == most(all[...], []))
      }
    }
  }

  /// The greatest number of paths without a common entity and the negative of their least length.
  private func most(_ paths: ArraySlice<[Entity.ID]>, _ used: Set<Entity.ID>) -> [Int] {
    guard let first = paths.first else { return [0, 0] }
    var best = most(paths.dropFirst(), used)
    let inner = first.dropFirst().dropLast()
    if used.isDisjoint(with: inner) {
      let rest = most(paths.dropFirst(), used.union(inner))
      let taken = [rest[0] + 1, rest[1] - first.count]
      if best.lexicographicallyPrecedes(taken) { best = taken }
    }
    return best
  }
}
