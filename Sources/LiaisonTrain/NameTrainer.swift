import LiaisonAnalysis

/// Learns to find names: a structured perceptron over label sequences.
struct NameTrainer {
  var epochs = 8

  func train(
    _ background: [NamedSentence], articles: [NamedSentence], into model: inout ModelWriter,
    log: (String) -> Void
  ) {
    let weights = TrainableWeights(bits: 16, stride: NameTagger.columns)
    var random = TrainingOrder(seed: 3)
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    var scores = [Float](repeating: 0, count: NameTagger.columns)
    // The articles are what will be read; the rest is wider but partly wrong, so some of it is enough.
    let background = stride(from: 0, to: background.count, by: 4).map { background[$0] }
    let all = background + [[NamedSentence]](repeating: articles, count: 6).flatMap { $0 }
    var order = Array(all.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var errors = 0
      for index in order {
        var sentence = all[index]
        if index >= background.count { Self.disguise(&sentence, &random) }
        frame.load(sentence.words)
        for (place, tag) in sentence.tags.enumerated() { frame.tags[place] = tag }
        errors += scores.withUnsafeMutableBufferPointer { scores in
          guard let scores = scores.baseAddress else { return 0 }
          return learn(sentence, frame, &buffer, scores, weights)
        }
      }
      log("names, epoch \(epoch): \(errors) labels wrong")
    }
    model.set(.nameWeights, weights)
  }

  /// Gives a rare name another form each time, so that what stands around it is learned and not
  /// the name.
  private static func disguise(_ sentence: inout NamedSentence, _ random: inout TrainingOrder) {
    for index in sentence.words.indices
    where sentence.labels[index] > 0 && sentence.words[index].traits.contains(.unknown) {
      var word = sentence.words[index]
      word.lower = UInt32.random(in: .min ... .max, using: &random)
      word.exact = word.lower &+ 1
      word.suffixes.3 = word.lower &+ 2
      word.suffixes.4 = word.lower &+ 3
      word.prefixes.2 = word.lower &+ 4
      word.prefixes.3 = word.lower &+ 5
      sentence.words[index] = word
    }
  }

  private func learn(
    _ sentence: NamedSentence, _ frame: SentenceFrame, _ buffer: inout FeatureBuffer,
    _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights
  ) -> Int {
    let labels = NameTagger.labels
    let runs = CapitalRun.runs(frame)
    let transitions = (0..<labels).map { label in
      buffer.removeAll()
      buffer.append(NameTagger.transition(from: label))
      weights.score(buffer, into: scores)
      return (0..<labels).map { scores[$0] }
    }
    var emissions = [Float](repeating: 0, count: frame.count * labels)
    for index in 0..<frame.count {
      NameFeatures.extract(frame, index, runs[index], into: &buffer)
      weights.score(buffer, into: scores)
      for label in 0..<labels { emissions[index * labels + label] = scores[label] }
    }
    let found = NameTagger.best(emissions, transitions, count: frame.count)
    weights.advance()
    var errors = 0
    for index in 0..<frame.count where found[index] != sentence.labels[index] {
      errors += 1
      NameFeatures.extract(frame, index, runs[index], into: &buffer)
      weights.update(buffer, column: sentence.labels[index], by: 1)
      weights.update(buffer, column: found[index], by: -1)
    }
    for index in 0..<frame.count {
      let right = (index == 0 ? 0 : sentence.labels[index - 1], sentence.labels[index])
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

  mutating func add(_ found: [NameSpan], _ labels: [Int]) {
    var gold: [Range<Int>: Int] = [:]
    var index = 0
    while index < labels.count {
      guard labels[index] > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] == (labels[index] + 1) / 2 * 2 { end += 1 }
      gold[index..<end] = (labels[index] - 1) / 2
      index = end
    }
    let right = found.filter { gold[$0.tokens] != nil }
    spans.gold += gold.count
    spans.found += found.count
    spans.correct += right.count
    classes.gold += gold.count
    classes.found += found.count
    classes.correct += right.count { gold[$0.tokens] == $0.best.rawValue }
  }
}
