import Foundation
@_spi(Benchmark) import LiaisonGraph
import LiaisonModel

/// The questions, in the order of the reports.
struct Questions {
  let graph: KnowledgeGraph
  let names: [[Entity.ID]]

  private typealias Pair = (start: UInt32, end: UInt32)

  func ask(_ report: inout Report) throws {
    let pairs: [Pair] = names.compactMap { pair in
      graph.number(of: pair[0]).flatMap { start in
        graph.number(of: pair[1]).map { (start, $0) }
      }
    }
    let some = EdgeFilter(types: [.founded, .investsIn])
    let first = PathOptions(preference: .first)
    let kinds: [(String, PathOptions)] = [
      ("sp_undirected", first),
      ("sp_directed", PathOptions(directed: true, preference: .first)),
      ("sp_filtered_undirected", PathOptions(filter: some, preference: .first)),
      ("sp_filtered_directed", PathOptions(filter: some, directed: true, preference: .first)),
      ("sp_undirected_warm", first),
      ("sp_filtered_undirected_warm", PathOptions(filter: some, preference: .first)),
      ("sp_without_100_hubs", PathOptions(filter: EdgeFilter(avoiding: hubs), preference: .first)),
      ("sp_strongest", PathOptions()),
    ]
    for (name, options) in kinds {
      report.measure(name, pairs, sums: ["len_sum", "unreachable"]) { pair in
        let path = graph.shortestPath(from: pair.start, to: pair.end, options)
        return [path.map { $0.count - 1 } ?? 0, path == nil ? 1 : 0]
      }
    }
    report.measure("sp_names_to_hops", names, sums: ["len_sum"]) { pair in
      [graph.shortestPath(from: pair[0], to: pair[1], first)?.length ?? 0]
    }
    let cost = PathCost(
      typeWeights: [.founded: 0.5, .sues: 2], countsDoubt: true, countsHubs: true)
    report.measure("cheapest_by_type_and_hubs", names.prefix(20), sums: ["len_sum"]) { pair in
      [graph.cheapestPath(from: pair[0], to: pair[1], cost: cost)?.length ?? 0]
    }
    report.measure("all_shortest_undirected", pairs.prefix(50), sums: ["paths_total", "chains"]) {
      let answer = graph.allShortestPaths(
        from: $0.start, to: $0.end, limit: 1_000_000, PathOptions())
      return [Int(answer.relationPaths), answer.paths.count]
    }
    report.measure("ksp10_undirected", pairs.prefix(20), sums: ["paths_total", "len_sum"]) {
      let paths = graph.kShortestPaths(from: $0.start, to: $0.end, k: 10, first)
      return [paths.count, paths.reduce(0) { $0 + $1.count - 1 }]
    }
    report.measure("ksp10_strongest", pairs.prefix(20), sums: ["paths_total", "len_sum"]) {
      let paths = graph.kShortestPaths(from: $0.start, to: $0.end, k: 10, PathOptions())
      return [paths.count, paths.reduce(0) { $0 + $1.count - 1 }]
    }
    for (name, directed) in [("simple4_undirected", false), ("simple4_directed", true)] {
      report.measure(name, pairs.prefix(20), sums: ["paths_total"]) {
        [
          Int(
            graph.countSimplePaths(
              from: $0.start, to: $0.end, maxHops: 4, PathOptions(directed: directed)))
        ]
      }
    }
    report.measure("ego2_undirected", pairs.prefix(50), sums: ["entities", "relations"]) {
      let size = graph.sizeOfNeighborhood(of: $0.start, radius: 2)
      return [size.entities, size.relations]
    }
    once("wcc", report) { ("components", graph.numberedComponents().count) }
    once("wcc_with_ids", report) { ("components", graph.components().count) }
    once("pagerank_l1_1e-6", report) {
      let scores = graph.pageRankScores(tolerance: 1e-6)
      return ("top", scores.indices.max { scores[$0] < scores[$1] } ?? 0)
    }
    once("betweenness_16_sources_directed", report) {
      ("entities", graph.betweennessScores(sources: 16, directed: true).count)
    }
    try reopen(report)
  }

  private func once(_ measure: String, _ report: Report, _ ask: () -> (String, Int)) {
    let start = processTime()
    let (name, value) = ask()
    report.line(
      measure, "\"value\":\(processTime() - start),\"unit\":\"s\",\"\(name)\":\(value)")
  }

  /// Writes a snapshot, opens it, and asks the first question of a graph that nobody asked before.
  private func reopen(_ report: Report) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "graph-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var start = processTime()
    try graph.writeSnapshot(to: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    report.line(
      "snapshot_write",
      "\"value\":\(processTime() - start),\"unit\":\"s\",\"file_bytes_per_edge\":"
        + "\(Double(size) / Double(max(1, graph.relationCount)))")
    try FirstAnswer(path: path, names: names).ask(report)
  }

  /// The hundred entities with the most relations.
  private var hubs: Set<Entity.ID> { Set(graph.hubs(100)) }
}
