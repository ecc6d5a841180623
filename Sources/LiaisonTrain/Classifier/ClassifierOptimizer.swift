import Foundation
import LiaisonExtraction

/// Adam (Kingma & Ba 2015) with gradients cut at a length of 3.
struct ClassifierOptimizer {
  private var means: [Float]
  private var squares: [Float]
  private var wordMeans: [Float]
  private var wordSquares: [Float]
  private var time: Float = 0

  init(size: Int, words: Int) {
    means = [Float](repeating: 0, count: size)
    squares = means
    wordMeans = [Float](repeating: 0, count: words)
    wordSquares = wordMeans
  }

  mutating func step(
    _ network: inout ClassifierNetwork, _ words: inout [Float], _ parts: [ClassifierGradient],
    rate: Float, scale: Float, decay: Float, learned: Int
  ) {
    time += 1
    var gradient = parts[0].parameters
    for part in parts.dropFirst() {
      for i in gradient.indices { gradient[i] += part.parameters[i] }
    }
    var rows = parts[0].words
    for part in parts.dropFirst() {
      rows.merge(part.words) { a, b in zip(a, b).map { $0 + $1 } }
    }
    var length: Float = 0
    for value in gradient { length += value * value }
    for row in rows.keys.sorted() { for value in rows[row] ?? [] { length += value * value } }
    length = length.squareRoot() * scale
    let cut = scale * min(1, 3 / max(length, 1e-6))
    let correction = (1 - powf(0.9, time), 1 - powf(0.999, time))
    let layout = network.layout
    let decayed = layout.hidden.offset..<layout.hiddenBias.offset
    gradient.withUnsafeBufferPointer { gradient in
      network.parameters.withUnsafeMutableBufferPointer { parameters in
        for i in gradient.indices {
          let slope =
            gradient[i] * cut + (decayed.contains(i) ? 2 * decay * parameters[i] : 0)
          means[i] = 0.9 * means[i] + 0.1 * slope
          squares[i] = 0.999 * squares[i] + 0.001 * slope * slope
          parameters[i] -=
            rate * (means[i] / correction.0) / ((squares[i] / correction.1).squareRoot() + 1e-8)
        }
      }
    }
    for (row, slopes) in rows {
      for column in 0..<learned {
        let i = row * learned + column
        let slope = slopes[column] * cut + 2 * decay * words[i]
        wordMeans[i] = 0.9 * wordMeans[i] + 0.1 * slope
        wordSquares[i] = 0.999 * wordSquares[i] + 0.001 * slope * slope
        words[i] -=
          rate * (wordMeans[i] / correction.0)
          / ((wordSquares[i] / correction.1).squareRoot() + 1e-8)
      }
    }
  }
}
