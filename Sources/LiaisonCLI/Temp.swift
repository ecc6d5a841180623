import Foundation
import Liaison

enum RecordJSON {
  static func line(_ r: RelationRecord) -> String {
    var d: [String: Any] = [
      "document": r.document.rawValue, "source": r.source, "source_type": r.sourceType.rawValue,
      "type": r.type.rawValue, "target": r.target, "target_type": r.targetType.rawValue,
      "status": r.status.rawValue, "evidence": r.evidence.quote,
      "start": r.evidence.scalarRange.lowerBound, "end": r.evidence.scalarRange.upperBound,
      "rule": r.evidence.rule, "confidence": r.evidence.confidence,
    ]
    if let a = r.amount { d["amount"] = ["value": a.value, "currency": a.currency] }
    if let x = r.date { d["date"] = x.description }
    return String(
      decoding: try! JSONSerialization.data(withJSONObject: d, options: [.sortedKeys]),
      as: UTF8.self)
  }
}
struct KnowledgeGraph {
  var entities: [Entity]
  var relations: [Relation]
}
extension GraphInput {
  static func graph(of records: [RelationRecord]) -> KnowledgeGraph {
    var entities: [Entity.ID: Entity] = [:]
    var relations: [Relation.ID: Relation] = [:]
    func id(_ n: String, _ t: EntityType) -> Entity.ID {
      let id = Entity.ID(rawValue: t.rawValue + ":" + n)
      entities[id] = Entity(id: id, type: t, name: n)
      return id
    }
    for r in records {
      let s = id(r.source, r.sourceType)
      let t = id(r.target, r.targetType)
      let rid = Relation.ID(rawValue: "\(s)|\(r.type)|\(t)")
      let ev = (relations[rid]?.evidence ?? []) + [r.evidence]
      relations[rid] = Relation(
        id: rid, source: s, type: r.type, target: t, status: r.status, amount: r.amount,
        date: r.date, confidence: r.evidence.confidence, evidence: ev)
    }
    return KnowledgeGraph(
      entities: entities.values.sorted { $0.id < $1.id },
      relations: relations.values.sorted { $0.id < $1.id })
  }
}
enum TempJSON {
  struct Amount: Decodable {
    let value: Double
    let currency: String
  }
  struct Line: Decodable {
    let document, source, source_type, type, target, target_type, status: String
    let amount: Amount?
    let date: String?
    let evidence: String
    let start, end: Int
    let rule: String
    let confidence: Double
  }
  static func records(_ text: String) throws -> [RelationRecord] {
    try text.split(separator: "\n").map { line in
      let l = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      return RelationRecord(
        source: l.source, sourceType: EntityType(rawValue: l.source_type)!,
        type: RelationType(rawValue: l.type), target: l.target,
        targetType: EntityType(rawValue: l.target_type)!,
        status: RelationStatus(rawValue: l.status)!,
        amount: l.amount.map { MonetaryAmount(value: $0.value, currency: $0.currency) },
        date: l.date.flatMap { PartialDate($0) },
        evidence: Evidence(
          document: SourceDocument.ID(rawValue: l.document), quote: l.evidence,
          scalarRange: l.start..<l.end, rule: l.rule, confidence: l.confidence))
    }
  }
}
extension PathReport {
  static func shortest(from a: Entity, to b: Entity, in g: KnowledgeGraph, directed: Bool)
    -> PathReport?
  {
    let byID = Dictionary(g.entities.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    var from: [Entity.ID: Hop] = [:]
    var queue = [a]
    var seen: Set<Entity.ID> = [a.id]
    while !queue.isEmpty {
      let n = queue.removeFirst()
      if n.id == b.id {
        var hops: [Hop] = []
        var c = n
        while c.id != a.id {
          let h = from[c.id]!
          hops.insert(h, at: 0)
          c = h.start
        }
        return PathReport(start: a, end: b, hops: hops)
      }
      for r in g.relations {
        for (s, t) in directed
          ? [(r.source, r.target)] : [(r.source, r.target), (r.target, r.source)]
        where s == n.id && seen.insert(t).inserted {
          from[t] = Hop(relation: r, start: n, end: byID[t]!)
          queue.append(byID[t]!)
        }
      }
    }
    return nil
  }
}

enum RecordFile {
  static func records(in file: InputFile) throws -> [RelationRecord] {
    try TempJSON.records(try file.text())
  }
}
