import Foundation
@_spi(Benchmark) import LiaisonGraph
import LiaisonModel

/// What it costs to add a thousand relations, and to ask a graph that grew.
struct Growth {
  let graph: KnowledgeGraph
  let names: [[Entity.ID]]

  func ask(_ report: inout Report) throws {
    let entities = (0..<100).map {
      Entity(id: Entity.ID(rawValue: "added-\($0)"), type: .person, name: "Added \($0)")
    }
    let ends = names.flatMap(\.self) + entities.map(\.id)
    let relations = (0..<1000).map { number in
      Relation(
        id: Relation.ID(rawValue: "added-\(number)"), source: ends[number * 7 % ends.count],
        type: .advises, target: ends[number * 13 % ends.count], status: .asserted, confidence: 1,
        evidence: [])
    }
    let start = processTime()
    let grown = try graph.adding(entities: entities, relations: relations)
    report.line("add_1000_relations", "\"value\":\(processTime() - start),\"unit\":\"s\"")
    let first = PathOptions(preference: .first)
    let pairs = names.compactMap { pair in
      graph.number(of: pair[0]).flatMap { a in graph.number(of: pair[1]).map { (a, $0) } }
    }
    report.measure("sp_undirected_grown", pairs, sums: ["len_sum"]) { pair in
      [(grown.shortestPath(from: pair.0, to: pair.1, first)?.count ?? 1) - 1]
    }
  }
}
