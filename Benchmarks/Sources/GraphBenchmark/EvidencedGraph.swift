import Foundation
@_spi(Benchmark) import LiaisonGraph
import LiaisonModel

/// What relations take that have a date, a status and a sentence each: the bytes of their snapshot,
/// which are those that lie in memory when it is opened; and what it takes to ask it.
struct EvidencedGraph {
  let graph: KnowledgeGraph
  let names: [[Entity.ID]]

  private static let quote = "A sentence of some sixty letters, as newspapers print them: "

  func ask(_ report: inout Report) throws {
    let statuses = RelationStatus.allCases
    var words = 0
    let relations = graph.relations.enumerated().map { number, relation in
      let quote = Self.quote + String(number)
      words += quote.utf8.count
      return Relation(
        id: relation.id, source: relation.source, type: relation.type, target: relation.target,
        status: statuses[number % statuses.count],
        date: PartialDate(year: 2000 + number % 25, month: 1 + number % 12),
        confidence: Double(number % 100) / 100,
        evidence: [
          Evidence(
            document: SourceDocument.ID(rawValue: "\(number % 5000).txt"), quote: quote,
            scalarRange: number..<(number + quote.utf8.count), rule: "rule-\(number % 50)",
            confidence: 0.9)
        ])
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "graph-benchmark-evidence-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try KnowledgeGraph(entities: graph.entities, relations: relations).writeSnapshot(to: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let count = Double(max(1, relations.count))
    let opened = try KnowledgeGraph(snapshotAt: path)
    let length = opened.shortestPath(from: relations[0].source, to: relations[0].target)?.length
    report.line(
      "evidence_bytes_per_edge",
      "\"value\":\(String(format: "%.1f", Double(size - words) / count)),\"with_words\":"
        + "\(String(format: "%.1f", Double(size) / count)),\"length\":\(length ?? -1)")
    ask(opened, &report)
  }

  private func ask(_ graph: KnowledgeGraph, _ report: inout Report) {
    let first = PathOptions(preference: .first)
    // Three fifths of the relations.
    let window = EdgeFilter(since: PartialDate("2005"), until: PartialDate("2019"))
    let pairs = names.compactMap { pair in
      graph.number(of: pair[0]).flatMap { a in graph.number(of: pair[1]).map { (a, $0) } }
    }
    for (name, options) in [
      ("sp_dated", first), ("sp_date_window", PathOptions(filter: window, preference: .first)),
    ] {
      // Before, so that the pages of the file are there, and the memory of a graph that is asked much.
      for _ in 0..<5 {
        for pair in pairs { _ = graph.shortestPath(from: pair.0, to: pair.1, options) }
      }
      report.measure(name, pairs, sums: ["len_sum", "unreachable"]) { pair in
        let path = graph.shortestPath(from: pair.0, to: pair.1, options)
        return [path.map { $0.count - 1 } ?? 0, path == nil ? 1 : 0]
      }
    }
    report.measure("sp_names_to_hops_with_evidence", names, sums: ["len_sum", "evidence"]) { pair in
      let path = graph.shortestPath(from: pair[0], to: pair[1], first)
      return [path?.length ?? 0, path?.evidenceCount ?? 0]
    }
  }
}
