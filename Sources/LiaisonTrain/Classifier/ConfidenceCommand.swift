import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

struct Confidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fits how often a claim is right to what the rules and the classifier say of it.",
    discussion: """
      Give articles that neither was made with. Of every relation that is claimed, the surest claim \
      counts. Prints the weights for `ClaimConfidence`, and the precision from each confidence on.
      """)

  @OptionGroup var articles: ArticleOptions

  @Option(help: "Only these authors (what stands before the first hyphen of a document's name).")
  var author: [String] = []

  private struct Item {
    let facts: [Double]
    let isRight: Bool
    let group: Int
  }

  func run() throws {
    let pipeline = try ExtractionPipeline()
    let documents = try articles.articles().filter {
      author.isEmpty || author.contains($0.author)
    }
    let parts = [0, 1].map { part in
      documents.enumerated().filter { $0.offset % 2 == part }.map(\.element)
    }
    let claims = concurrently(2) { part in
      parts[part].map { document in
        (document.gold, pipeline.weighedClaims(in: document.source))
      }
    }.flatMap { $0 }
    var items: [Item] = []
    var groups = 0
    for (gold, claims) in claims { items += self.items(gold, claims, &groups) }
    var weights = fit(items)
    for _ in 0..<3 { weights = fit(best(items, weights)) }
    print("claims \(items.count), of \(groups) relations")
    print("weights", weights.map { String(format: "%.2f", $0) }.joined(separator: ", "))
    let model = best(items, weights).map { ($0, Self.squashed(weights, $0.facts)) }
    for floor in [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8] {
      let taken = model.filter { $0.1 >= floor }
      let right = taken.count { $0.0.isRight }
      print(
        String(
          format: "from %.2f: %d right, %d wrong, %.3f", floor, right, taken.count - right,
          Double(right) / Double(max(1, taken.count))))
    }
  }

  private func items(
    _ gold: GoldDocument, _ claims: [WeighedClaim], _ groups: inout Int
  ) -> [Item] {
    let matcher = EntityMatcher(gold.entities)
    var places: [ClassifierTrainer.GoldTriple: Int] = [:]
    var items: [Item] = []
    for claim in claims {
      let ends = (matcher.goldName(for: claim.source), matcher.goldName(for: claim.target))
      let read = ClassifierTrainer.GoldTriple(
        source: ends.0 ?? "?\(claim.source)", type: claim.type,
        target: ends.1 ?? "?\(claim.target)")
      let stated = gold.relations.filter {
        $0.source == read.source && $0.type == read.type && $0.target == read.target
      }
      if stated.contains(where: \.isOptional) { continue }
      let group = places[read] ?? groups
      if places[read] == nil {
        places[read] = group
        groups += 1
      }
      items.append(
        Item(
          facts: claim.facts,
          isRight: !stated.isEmpty, group: group))
    }
    return items
  }

  /// Of each relation the claim that the weights find surest.
  private func best(_ items: [Item], _ weights: [Double]) -> [Item] {
    var best: [Int: (Double, Item)] = [:]
    for item in items {
      let value = Self.squashed(weights, item.facts)
      if value > best[item.group]?.0 ?? -1 { best[item.group] = (value, item) }
    }
    return best.sorted { $0.key < $1.key }.map(\.value.1)
  }

  private static func squashed(_ weights: [Double], _ facts: [Double]) -> Double {
    1 / (1 + exp(-zip(weights, facts).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  /// Logistic regression by Newton's method, with a slight pull towards nothing.
  private func fit(_ items: [Item]) -> [Double] {
    let size = items.first?.facts.count ?? 0
    var weights = [Double](repeating: 0, count: size)
    for _ in 0..<25 {
      var slope = weights
      var curvature = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
      for item in items {
        let share = Self.squashed(weights, item.facts)
        for row in 0..<size {
          slope[row] += (share - (item.isRight ? 1 : 0)) * item.facts[row]
          for column in 0..<size {
            curvature[row][column] += share * (1 - share) * item.facts[row] * item.facts[column]
          }
        }
      }
      let step = Self.solved(curvature, slope)
      for place in 0..<size { weights[place] -= step[place] }
    }
    return weights
  }

  /// The solution of a system whose matrix is symmetric and positive, by elimination.
  private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let size = rows.count
    for place in 0..<size {
      for below in (place + 1)..<max(size, place + 1) {
        let factor = rows[below][place] / rows[place][place]
        for column in place...size { rows[below][column] -= factor * rows[place][column] }
      }
    }
    var solution = [Double](repeating: 0, count: size)
    for place in (0..<size).reversed() {
      let known = (place + 1..<max(size, place + 1)).reduce(0) {
        $0 + rows[place][$1] * solution[$1]
      }
      solution[place] = (rows[place][size] - known) / rows[place][place]
    }
    return solution
  }
}
