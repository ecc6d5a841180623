/// Finds names in a tagged sentence: the best sequence of labels by the scores of words and of
/// neighbouring labels.
package struct NameTagger: Sendable {
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

  /// The names in the sentence that `frame` holds, by the sentence's word numbers.
  package func names(
    _ frame: SentenceFrame, _ buffer: inout FeatureBuffer, _ scores: UnsafeMutablePointer<Int16>
  ) -> [NameSpan] {
    let runs = CapitalRun.runs(frame)
    var emissions = [Float](repeating: 0, count: frame.count * Self.labels)
    for index in 0..<frame.count {
      NameFeatures.extract(frame, index, runs[index], into: &buffer)
      weights.score(buffer, into: scores)
      for label in 0..<Self.labels { emissions[index * Self.labels + label] = Float(scores[label]) }
    }
    let labels = Self.best(emissions, transitions, count: frame.count)
    var spans: [NameSpan] = []
    var index = 0
    while index < labels.count {
      guard labels[index] > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] == (labels[index] + 1) / 2 * 2 { end += 1 }
      spans.append(NameSpan(tokens: index..<end, scores: classScores(emissions, index..<end)))
      index = end
    }
    return spans
  }

  private func classScores(_ emissions: [Float], _ range: Range<Int>) -> NameSpan.Scores {
    var sums = SIMD4<Double>()
    for c in 0..<4 {
      for index in range {
        let label = index == range.lowerBound ? 2 * c + 1 : 2 * c + 2
        sums[c] += Double(emissions[index * Self.labels + label])
      }
    }
    // Long names add up evidence that is not independent.
    sums *= Double(weights.scale) / Double(range.count).squareRoot() / Self.temperature
    return NameSpan.Scores(logarithms: sums)
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
