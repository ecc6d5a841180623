import LiaisonAnalysis
import LiaisonText

/// Learns part of speech and morphology.
struct TaggerTrainer {
  let vocabulary: Vocabulary
  var epochs = 8

  func train(
    _ sentences: [TrainingSentence], into model: inout ModelWriter, log: (String) -> Void
  ) {
    let bundles = FeatureBundles(seenBundles(sentences))
    let tagWeights = TrainableWeights(bits: 16, stride: Tagger.columns)
    let featureWeights = TrainableWeights(bits: 15, stride: FeatureBundles.columns)
    var random = TrainingOrder(seed: 1)
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    var scores = [Float](repeating: 0, count: 256)
    var order = Array(sentences.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var errors = 0
      var total = 0
      for index in order {
        let sentence = sentences[index].disturbed(&random, vocabulary: vocabulary)
        frame.load(sentence.words)
        errors += scores.withUnsafeMutableBufferPointer { scores in
          guard let scores = scores.baseAddress else { return 0 }
          let wrong = learnTags(sentence, frame, &buffer, scores, tagWeights)
          guard sentence.teachesMorphology else { return wrong }
          learnFeatures(sentence, frame, &buffer, scores, featureWeights, bundles)
          return wrong
        }
        total += sentence.tokens.count
      }
      log("tagger, epoch \(epoch): \(errors) errors in \(total)")
    }
    model.set(.tagWeights, tagWeights)
    model.set(.featureWeights, featureWeights)
    model.set(
      .bundles,
      numbers: bundles.byTag.enumerated().flatMap { tag, bundles in
        bundles.flatMap { [UInt32(tag), $0.rawValue] }
      })
  }

  private func seenBundles(_ sentences: [TrainingSentence]) -> [(tag: Int, features: UInt32)] {
    var counts: [[UInt32]: Int] = [:]
    for token in sentences.filter(\.teachesMorphology).joined(\.tokens) {
      counts[[UInt32(token.tag), token.features], default: 0] += 1
    }
    for tag in PartOfSpeech.numbered.indices { counts[[UInt32(tag), 0], default: 0] += 2 }
    return counts.filter { $0.value >= 2 }.map { (Int($0.key[0]), $0.key[1]) }.sorted {
      ($0.0, $0.1) < ($1.0, $1.1)
    }
  }

  private func learnTags(
    _ sentence: TrainingSentence, _ frame: SentenceFrame, _ buffer: inout FeatureBuffer,
    _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights
  ) -> Int {
    var errors = 0
    for index in 0..<frame.count {
      TagFeatures.extract(frame, index, into: &buffer)
      weights.score(buffer, into: scores)
      let gold = sentence.tokens[index].tag
      let found = Tagger.best(scores)
      // What was decided stands, right or wrong: so it will be in use.
      frame.tags[index] = UInt32(found)
      weights.advance()
      guard found != gold else { continue }
      errors += 1
      weights.update(buffer, column: gold, by: 1)
      weights.update(buffer, column: found, by: -1)
    }
    return errors
  }

  private func learnFeatures(
    _ sentence: TrainingSentence, _ frame: SentenceFrame, _ buffer: inout FeatureBuffer,
    _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights, _ bundles: FeatureBundles
  ) {
    for index in 0..<frame.count {
      MorphologyFeatures.extract(frame, index, into: &buffer)
      let tag = Int(frame.tags[index])
      let gold = bundles.byTag[tag].first { $0.rawValue == sentence.tokens[index].features }
      weights.score(buffer, into: scores)
      let found = bundles.best(tag, scores)
      frame.features[index] = found
      weights.advance()
      guard let gold, gold.rawValue != found,
        let wrong = bundles.byTag[tag].first(where: { $0.rawValue == found })
      else { continue }
      for (right, wrong) in zip(gold.columns, wrong.columns) where right != wrong {
        weights.update(buffer, column: right, by: 1)
        weights.update(buffer, column: wrong, by: -1)
      }
    }
  }
}

extension Array {
  func joined<Element2>(_ path: KeyPath<Element, [Element2]>) -> [Element2] {
    flatMap { $0[keyPath: path] }
  }
}
