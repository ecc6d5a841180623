import Foundation
import LiaisonGraph
import LiaisonModel

/// What relations take that have a date, a status and a sentence each: the bytes of their snapshot,
/// which are those that lie in memory when it is opened.
struct EvidencedGraph {
  let graph: KnowledgeGraph

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
  }
}
