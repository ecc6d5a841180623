import Foundation
package import LiaisonAnalysis

/// Finds names in a sentence: the best sequence of labels by the scores of words and of neighbouring
/// labels, learned by `liaison-train names` (a structured perceptron, Collins 2002).
package struct NameTagger: Sendable {
  /// What kinds of name it tells apart.
  package enum Class: Int, Hashable, Sendable, CaseIterable {
    case person, organization, location
    /// Works, products, events and the like.
    case other
  }

  /// A name, by the sentence's word numbers, and how likely each class is, by `Class`.
  package struct Found: Sendable {
    package let words: Range<Int>
    package let scores: SIMD4<Double>

    package init(words: Range<Int>, scores: SIMD4<Double>) {
      self.words = words
      self.scores = scores
    }

    package var best: Class {
      Class.allCases.reduce(.person) { scores[$1.rawValue] > scores[$0.rawValue] ? $1 : $0 }
    }
  }

  /// 0 for no name; 2c + 1 begins, 2c + 2 goes on with a name of class c.
  package static let labels = 9
  package static let columns = 16

  private let weights: LinearWeights
  private let transitions: [[Float]]

  package init(_ file: ModelFile) throws(ModelError) {
    let weights = try LinearWeights(.nameWeights, of: file)
    guard weights.stride == Self.columns
    else { throw .damaged(path: file.path, what: "its tables have other columns") }
    self.weights = weights
    var buffer = FeatureBuffer()
    transitions = withUnsafeTemporaryAllocation(of: Int16.self, capacity: Self.columns) { scores in
      (0..<Self.labels).map { label in
        guard let scores = scores.baseAddress else { return [] }
        buffer.removeAll()
        buffer.append(Self.transition(from: label))
        weights.score(buffer, into: scores)
        return (0..<Self.labels).map { Float(scores[$0]) }
      }
    }
  }

  /// The feature for what may follow a label.
  package static func transition(from label: Int) -> UInt64 { FeatureHash.of(900, UInt32(label)) }

  /// The features of every word of a sentence, one after another.
  package static func features(
    of sentence: NameSentence, _ buffer: inout FeatureBuffer,
    _ body: (Int, borrowing FeatureBuffer) -> Void
  ) {
    let runs = CapitalRun.runs(sentence)
    for index in 0..<sentence.count {
      NameFeatures.extract(sentence, index, runs[index], into: &buffer)
      body(index, buffer)
    }
  }

  /// The names in a sentence, in order; linear in the sentence.
  package func names(_ sentence: NameSentence) -> [Found] {
    var buffer = FeatureBuffer()
    var emissions = [Float](repeating: 0, count: sentence.count * Self.labels)
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: Self.columns) { scores in
      guard let scores = scores.baseAddress else { return }
      Self.features(of: sentence, &buffer) { index, features in
        weights.score(features, into: scores)
        for label in 0..<Self.labels {
          emissions[index * Self.labels + label] = Float(scores[label])
        }
      }
    }
    let labels = Self.best(emissions, transitions, count: sentence.count)
    var found: [Found] = []
    var index = 0
    while index < labels.count {
      guard labels[index] > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] == (labels[index] + 1) / 2 * 2 { end += 1 }
      found.append(Found(words: index..<end, scores: classScores(emissions, index..<end)))
      index = end
    }
    return found
  }

  private func classScores(_ emissions: [Float], _ range: Range<Int>) -> SIMD4<Double> {
    var sums = SIMD4<Double>()
    for c in 0..<4 {
      for index in range {
        let label = index == range.lowerBound ? 2 * c + 1 : 2 * c + 2
        sums[c] += Double(emissions[index * Self.labels + label])
      }
    }
    // Long names add up evidence that is not independent.
    sums *= Double(weights.scale) / Double(range.count).squareRoot() / Self.temperature
    let shifted = sums - SIMD4(repeating: sums.max())
    var powers = SIMD4<Double>()
    for index in 0..<4 { powers[index] = exp(shifted[index]) }
    return powers / powers.sum()
  }

  /// Makes the scores about as sure as they are right.
  private static let temperature = 8.0

  /// Whether label `b` may follow label `a`: a name goes on only with its own class.
  @inline(__always)
  private static func allows(_ a: Int, _ b: Int) -> Bool {
    b == 0 || b % 2 == 1 || a == b || a == b - 1
  }

  /// The labels with the highest sum (Viterbi 1967).
  package static func best(_ emissions: [Float], _ transitions: [[Float]], count: Int) -> [Int] {
    guard count > 0 else { return [] }
    var scores = [Float](repeating: -.infinity, count: count * labels)
    var back = [Int](repeating: 0, count: count * labels)
    for label in 0..<labels where allows(0, label) {
      scores[label] = emissions[label] + transitions[0][label]
    }
    for index in 1..<max(count, 1) {
      for label in 0..<labels {
        var best = -Float.infinity
        for before in 0..<labels where allows(before, label) {
          let score = scores[(index - 1) * labels + before] + transitions[before][label]
          if score > best {
            best = score
            back[index * labels + label] = before
          }
        }
        scores[index * labels + label] = best + emissions[index * labels + label]
      }
    }
    var last = 0
    for label in 1..<labels
    where scores[(count - 1) * labels + label] > scores[(count - 1) * labels + last] {
      last = label
    }
    var result = [last]
    for index in stride(from: count - 1, to: 0, by: -1) {
      last = back[index * labels + last]
      result.append(last)
    }
    return result.reversed()
  }
}
