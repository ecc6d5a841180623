import Foundation
import LiaisonExtraction
import LiaisonModel

/// Precision and recall of the likeliest reading of each pair at several thresholds.
enum ClassifierReport {
  /// How many relations have both ends in some pair.
  static func reachable(_ documents: [ClassifierTrainer.Document]) -> String {
    var found = 0
    var all = 0
    for document in documents {
      all += document.relations.count
      var triples: Set<[String]> = []
      for window in document.input.windows {
        for pair in window.pairs {
          guard let a = document.gold[pair.a], let b = document.gold[pair.b] else { continue }
          triples.insert([a, b])
          triples.insert([b, a])
        }
      }
      found += document.relations.count { triples.contains([$0.source, $0.target]) }
    }
    return "\(found) of \(all) relations have both ends in a pair"
  }

  static func lines(
    _ documents: [ClassifierTrainer.Document], _ trainer: ClassifierTrainer
  ) -> String {
    var items: [(probability: Double, key: Key, triple: ClassifierTrainer.GoldTriple?)] = []
    var total = 0
    let half = documents.count / 2
    let parts = [Array(documents[..<half]), Array(documents[half...])]
    let scored = concurrently(2) { part in
      parts[part].map { trainer.scores($0.input, floor: 0.15) }
    }.flatMap { $0 }
    for (index, document) in documents.enumerated() {
      total += document.relations.count
      var best: [Key: Double] = [:]
      for score in scored[index] {
        let key = Key(document: index, a: score.source, b: score.target, type: score.type)
        best[key] = max(best[key] ?? 0, score.probability)
      }
      for (key, probability) in best {
        var triple: ClassifierTrainer.GoldTriple?
        if let a = document.gold[key.a], let b = document.gold[key.b] {
          let read = ClassifierTrainer.GoldTriple(source: a, type: key.type, target: b)
          if document.relations.contains(read) { triple = read }
        }
        items.append((probability, key, triple))
      }
    }
    items.sort { ($1.probability, $0.key) < ($0.probability, $1.key) }
    return [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map { threshold in
      var right: Set<String> = []
      var wrong = 0
      var taken: Set<Key> = []
      for item in items.prefix(while: { $0.probability >= threshold }) {
        if taken.contains(item.key.reversed) { continue }
        taken.insert(item.key)
        if let triple = item.triple {
          right.insert("\(item.key.document)\t\(triple)")
        } else {
          wrong += 1
        }
      }
      let precision = Double(right.count) / Double(max(1, right.count + wrong))
      let recall = Double(right.count) / Double(max(1, total))
      return String(
        format: "%.2f:%.2f/%.2f=%.3f", threshold, precision, recall,
        2 * precision * recall / max(1e-9, precision + recall))
    }.joined(separator: " ")
  }

  private struct Key: Hashable, Comparable {
    let document: Int
    let a: Int
    let b: Int
    let type: RelationType
    var reversed: Key { Key(document: document, a: b, b: a, type: type) }
    static func < (x: Key, y: Key) -> Bool {
      (x.document, x.a, x.b, x.type) < (y.document, y.a, y.b, y.type)
    }
  }
}
