import Foundation
import LiaisonAnalysis
import LiaisonExtraction

/// Learns which entity a definite noun means: a log-linear model over all that it may mean, with a
/// step of its own for each weight (AdaGrad: Duchi and others 2011).
struct NounTrainer {
  struct Example {
    /// Who wrote the article.
    let author: String
    /// Of each entity that may be meant, the rows of its features.
    let rows: [[UInt32]]
    let isRight: [Bool]
  }

  var rounds = 12
  var rate: Float = 0.1
  var decay: Float = 1e-3

  /// The weights that give the right entities the most probability; the same for the same examples.
  func train(_ examples: [Example]) -> [Float] {
    var weights = [Float](repeating: 0, count: 1 << NominalRanker.bits)
    var squares = [Float](repeating: 1, count: 1 << NominalRanker.bits)
    var order = examples.indices.filter { examples[$0].isRight.contains(true) }
    var random = TrainingOrder(seed: 17)
    for _ in 0..<rounds {
      order.shuffle(using: &random)
      for index in order { step(examples[index], &weights, &squares) }
    }
    return weights
  }

  private func step(_ example: Example, _ weights: inout [Float], _ squares: inout [Float]) {
    let scores = example.rows.map { Self.score($0, weights) }
    let top = scores.max() ?? 0
    let masses = scores.map { exp($0 - top) }
    let total = masses.reduce(0, +)
    let right = zip(masses, example.isRight).reduce(Float(0)) { $0 + ($1.1 ? $1.0 : 0) }
    for (place, rows) in example.rows.enumerated() {
      let wanted = example.isRight[place] ? masses[place] / right : 0
      let gradient = masses[place] / total - wanted
      for row in rows.map(Int.init) {
        let slope = gradient + decay * weights[row]
        squares[row] += slope * slope
        weights[row] -= rate * slope / squares[row].squareRoot()
      }
    }
  }

  static func score(_ rows: [UInt32], _ weights: [Float]) -> Float {
    rows.reduce(0) { $0 + weights[Int($1)] }
  }

  /// The place of the likeliest entity.
  static func best(_ example: Example, _ weights: [Float]) -> Int? {
    example.rows.indices.max {
      (score(example.rows[$0], weights), $1) < (score(example.rows[$1], weights), $0)
    }
  }

  static func write(_ weights: [Float], to path: String) throws {
    let scale = max(weights.lazy.map(abs).max() ?? 0, 1e-6) / 127
    var writer = ModelWriter()
    writer.set(
      .nounWeights, weights.map { UInt8(bitPattern: Int8(($0 / scale).rounded())) },
      parameters: (scale.bitPattern, 0, 0))
    try writer.write(to: path)
  }
}
