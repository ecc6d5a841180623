import Foundation
import LiaisonExtraction

/// Precision and recall of the links from words to entities.
enum ReferenceReport {
  static func rules(_ documents: [ReferenceDocument]) -> String {
    lines(documents) { document in
      document.input.windows.map { $0.pairs.map { Double($0.hints[0]) } }
    }
  }

  static func lines(_ documents: [ReferenceDocument], _ trainer: ClassifierTrainer) -> String {
    let half = documents.count / 2
    let parts = [Array(documents[..<half]), Array(documents[half...])]
    let scores = concurrently(2) { part in
      parts[part].map { item in
        let encodings = item.document.input.sequences.map {
          trainer.network.encode(trainer.input($0), count: $0.count)
        }
        return item.document.input.windows.map {
          ReferenceClassifier.probabilities($0, [encodings], [trainer.network])
        }
      }
    }.flatMap { $0 }
    var next = 0
    return lines(documents) { _ in
      defer { next += 1 }
      return scores[next]
    }
  }

  private static func lines(
    _ documents: [ReferenceDocument], scores: (ClassifierTrainer.Document) -> [[Double]]
  ) -> String {
    var items: [(score: Double, isRight: Bool)] = []
    var noted = 0
    var words = 0
    var best = 0
    for item in documents {
      noted += item.noted
      for (window, scores) in scores(item.document).enumerated() {
        let pairs = item.document.input.windows[window].pairs
        var tops: [Int: (score: Double, isRight: Bool, isNoted: Bool)] = [:]
        for (place, score) in scores.enumerated() {
          let isRight = item.document.labels[window][place][0] == .yes
          items.append((score, isRight))
          let top = tops[pairs[place].a]
          tops[pairs[place].a] =
            score > top?.score ?? -1
            ? (score, isRight, isRight || top?.isNoted == true)
            : (top?.score ?? 0, top?.isRight ?? false, isRight || top?.isNoted == true)
        }
        words += tops.values.count { $0.isNoted }
        best += tops.values.count { $0.isNoted && $0.isRight && $0.score > 0 }
      }
    }
    let reachable = items.count(where: \.isRight)
    let curve = [0.15, 0.3, 0.5, 0.7].map { floor in
      let taken = items.filter { $0.score >= floor }
      let right = taken.count(where: \.isRight)
      return String(
        format: "%.2f:%.3f/%.3f", floor, Double(right) / Double(max(1, taken.count)),
        Double(right) / Double(max(1, noted)))
    }
    return "noted \(noted) reachable \(reachable) first right \(best)/\(words) "
      + curve.joined(separator: " ")
  }
}
