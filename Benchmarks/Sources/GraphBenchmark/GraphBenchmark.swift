import Foundation
@_spi(Benchmark) import LiaisonGraph
import LiaisonModel

/// Asks a graph the same questions as other programs do, and prints one JSON line a measurement.
///
///     swift run -c release --package-path Benchmarks GraphBenchmark GRAPH.tsv PAIRS.tsv [SNAPSHOT]
///
/// Where the first is a snapshot, only its first answers are measured; with a number behind it only the one
/// of that pair, so that the process has never opened a graph before. SNAPSHOT is written and kept.
/// The table has source, type and target; the pairs two names a line. Times are CPU milliseconds of
/// this process, but for what is late, which is by the clock. Every measurement carries a checksum of its answers (`len_sum`, `paths_total`).
@main
struct GraphBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 || arguments.count == 4 else {
      throw Usage(description: "usage: GraphBenchmark GRAPH.tsv PAIRS.tsv [SNAPSHOT]")
    }
    let pairs = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t").map { Entity.ID(rawValue: String($0)) } }
      .filter { $0.count == 2 }
    if arguments[1].hasSuffix(".liaison-graph") {
      if arguments.count == 4, let number = Int(arguments[3]), pairs.indices.contains(number) {
        return try FirstAnswer(path: arguments[1], names: [pairs[number]]).askOnce()
      }
      let graph = try KnowledgeGraph(snapshotAt: arguments[1], verifying: false)
      let report = Report(entities: graph.entityCount, edges: graph.relationCount)
      return try FirstAnswer(path: arguments[1], names: pairs).ask(report)
    }
    let table = try Data(contentsOf: URL(fileURLWithPath: arguments[1]), options: .alwaysMapped)
    let before = Memory.resident
    let start = processTime()
    let graph = try table.withUnsafeBytes { try KnowledgeGraph(tabSeparated: $0) }
    let seconds = processTime() - start
    func perEdge(_ bytes: Int) -> String {
      String(format: "%.1f", Double(bytes) / Double(max(1, graph.relationCount)))
    }
    var report = Report(entities: graph.entityCount, edges: graph.relationCount)
    report.line(
      "build_tsv",
      "\"value\":\(seconds),\"unit\":\"s\",\"bytes_per_edge\":"
        + perEdge(graph.indexByteCount) + ",\"rss_bytes_per_edge\":"
        + perEdge(Memory.resident - before - table.count) + ",\"peak_bytes_per_edge\":"
        + perEdge(Memory.peak - before - table.count))
    if arguments.count == 4 { try graph.writeSnapshot(to: arguments[3]) }
    try Questions(graph: graph, names: pairs).ask(&report)
    try Growth(graph: graph, names: pairs).ask(&report)
    if graph.relationCount < 2_000_000 {
      try EvidencedGraph(graph: graph, names: pairs).ask(&report)
    }
    let interruptions = Interruptions(graph: graph)
    interruptions.askOthers(&report)
    await interruptions.ask(&report)
  }
}

struct Usage: Error, CustomStringConvertible { let description: String }

/// CPU seconds of this process.
func processTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

struct Report {
  let entities: Int
  let edges: Int

  func line(_ measure: String, _ members: String) {
    print(
      "{\"peer\":\"liaison\",\"entities\":\(entities),\"edges\":\(edges),"
        + "\"measure\":\"\(measure)\",\(members)}")
  }

  /// Times a question over all items; `ask` returns what is added to the checksums.
  func measure<Item>(
    _ measure: String, _ items: some Collection<Item>, sums: [String], _ ask: (Item) -> [Int]
  ) {
    guard !items.isEmpty else { return }
    var totals = [Int](repeating: 0, count: sums.count)
    var times: [Double] = []
    times.reserveCapacity(items.count)
    for item in items {
      let start = processTime()
      let answer = ask(item)
      times.append(processTime() - start)
      for (place, value) in answer.enumerated() { totals[place] += value }
    }
    times.sort()
    func milliseconds(_ value: Double) -> String { String(format: "%.5f", value * 1e3) }
    let checks = zip(sums, totals).map { ",\"\($0)\":\($1)" }.joined()
    line(
      measure,
      "\"n\":\(times.count),\"median_ms\":\(milliseconds(times[times.count / 2])),"
        + "\"p95_ms\":\(milliseconds(times[Int(Double(times.count) * 0.95)])),"
        + "\"max_ms\":\(milliseconds(times[times.count - 1]))\(checks)")
  }
}
