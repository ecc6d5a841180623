import LiaisonAnalysis
import LiaisonExtraction

/// Learns to find names: a structured perceptron over label sequences.
struct NameTrainer {
  var epochs = 8

  func train(
    _ background: [NamedSentence], articles: [NamedSentence], into model: inout ModelWriter,
    log: (String) -> Void
  ) {
    let weights = TrainableWeights(bits: 17, stride: NameTagger.columns)
    var random = TrainingOrder(seed: 3)
    var scores = [Float](repeating: 0, count: NameTagger.columns)
    // The articles are what will be read; the rest is wider but partly wrong, so some of it is enough.
    let background = stride(from: 0, to: background.count, by: 12).map { background[$0] }
    let all = background + articles
    var order = Array(all.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var errors = 0
      for index in order {
        var sentence = all[index]
        if index >= background.count { Self.disguise(&sentence, &random) }
        errors += scores.withUnsafeMutableBufferPointer { scores in
          guard let scores = scores.baseAddress else { return 0 }
          return learn(sentence, scores, weights)
        }
      }
      log("names, epoch \(epoch): \(errors) labels wrong")
    }
    model.set(.nameWeights, weights)
  }

  /// Gives a rare name another form each time, so that what stands around it is learned and not
  /// the name.
  private static func disguise(_ sentence: inout NamedSentence, _ random: inout TrainingOrder) {
    for index in sentence.input.words.indices
    where sentence.labels[index] ?? 1 > 0 && sentence.input.words[index].traits.contains(.unknown) {
      var word = sentence.input.words[index]
      word.lower = UInt32.random(in: .min ... .max, using: &random)
      word.exact = word.lower &+ 1
      word.suffixes.3 = word.lower &+ 2
      word.suffixes.4 = word.lower &+ 3
      word.prefixes.2 = word.lower &+ 4
      word.prefixes.3 = word.lower &+ 5
      sentence.input.words[index] = word
    }
  }

  /// The labels to learn: what is open stays as it was found.
  private static func target(_ sentence: NamedSentence, _ found: [Int]) -> [Int] {
    var target: [Int] = []
    for (label, found) in zip(sentence.labels, found) {
      let wanted = label ?? found
      let before = target.last ?? 0
      // A name goes on only behind a word of its own.
      let mayGoOn = wanted == 0 || wanted % 2 == 1 || before == wanted || before == wanted - 1
      target.append(mayGoOn ? wanted : wanted - 1)
    }
    return target
  }

  private func learn(
    _ sentence: NamedSentence, _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights
  ) -> Int {
    let labels = NameTagger.labels
    var buffer = FeatureBuffer()
    let transitions = (0..<labels).map { label in
      buffer.removeAll()
      buffer.append(NameTagger.transition(from: label))
      weights.score(buffer, into: scores)
      return (0..<labels).map { scores[$0] }
    }
    let count = sentence.input.count
    var emissions = [Float](repeating: 0, count: count * labels)
    NameTagger.features(of: sentence.input, &buffer) { index, features in
      weights.score(features, into: scores)
      for label in 0..<labels { emissions[index * labels + label] = scores[label] }
    }
    let found = NameTagger.best(emissions, transitions, count: count)
    let target = Self.target(sentence, found)
    weights.advance()
    guard found != target else { return 0 }
    var errors = 0
    NameTagger.features(of: sentence.input, &buffer) { index, features in
      guard found[index] != target[index] else { return }
      errors += 1
      weights.update(features, column: target[index], by: 1)
      weights.update(features, column: found[index], by: -1)
    }
    for index in 0..<count {
      let right = (index == 0 ? 0 : target[index - 1], target[index])
      let wrong = (index == 0 ? 0 : found[index - 1], found[index])
      guard right != wrong else { continue }
      buffer.removeAll()
      buffer.append(NameTagger.transition(from: right.0))
      weights.update(buffer, column: right.1, by: 1)
      buffer.removeAll()
      buffer.append(NameTagger.transition(from: wrong.0))
      weights.update(buffer, column: wrong.1, by: -1)
    }
    return errors
  }
}

/// Counts names found against names marked.
struct NameEvaluation {
  var spans = AnalysisEvaluation.Count()
  var classes = AnalysisEvaluation.Count()

  /// What is found where nobody says whether there is a name is not counted.
  mutating func add(_ found: [NameTagger.Found], _ labels: [Int?]) {
    var gold: [Range<Int>: Int] = [:]
    var index = 0
    while index < labels.count {
      guard let label = labels[index], label > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] == (label + 1) / 2 * 2 { end += 1 }
      gold[index..<end] = (label - 1) / 2
      index = end
    }
    let found = found.filter { !labels[$0.words].contains(nil) }
    let right = found.filter { gold[$0.words] != nil }
    spans.gold += gold.count
    spans.found += found.count
    spans.correct += right.count
    classes.gold += gold.count
    classes.found += found.count
    classes.correct += right.count { gold[$0.words] == $0.best.rawValue }
  }
}
