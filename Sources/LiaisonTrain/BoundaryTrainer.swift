import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// Learns where a sentence begins without a stop before it.
struct BoundaryTrainer {
  let cutter: DocumentAnalyzer
  let vocabulary: Vocabulary
  let language: Language
  var epochs = 8
  var margin: Float = 5

  private struct Example {
    let words: [Word]
    /// The words that begin a sentence, beside the first.
    let starts: Set<Int>
  }

  /// - Parameters:
  ///   - texts: treebanks as running text.
  ///   - articles: texts whose line breaks and stops show every boundary.
  func train(
    _ texts: [GoldText], articles: [[Word]], into model: inout ModelWriter, log: (String) -> Void
  ) {
    let examples = texts.flatMap(examples) + articles.map { Example(words: $0, starts: []) }
    let weights = TrainableWeights(bits: 14, stride: 4)
    var random = TrainingOrder(seed: 4)
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    var scores = [Float](repeating: 0, count: 4)
    var order = Array(examples.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var missed = 0
      var wrong = 0
      for index in order {
        let example = examples[index]
        frame.load(example.words)
        var since = 0
        for place in BoundaryFinder.candidates(frame) {
          BoundaryFinder.extract(frame, place, since: since, into: &buffer)
          scores.withUnsafeMutableBufferPointer { scores in
            if let scores = scores.baseAddress { weights.score(buffer, into: scores) }
          }
          weights.advance()
          let gold = example.starts.contains(place)
          if gold { since = place }
          // A false boundary costs more than one not found: it must be refused clearly.
          guard (scores[1] > scores[0] - (gold ? 0 : margin)) != gold else { continue }
          if gold { missed += 1 } else { wrong += 1 }
          weights.update(buffer, column: gold ? 1 : 0, by: 1)
          weights.update(buffer, column: gold ? 0 : 1, by: -1)
        }
      }
      log("boundaries, epoch \(epoch): \(missed) missed, \(wrong) wrong")
    }
    model.set(.boundaryWeights, weights)
  }

  private func examples(_ gold: GoldText) -> [Example] {
    let document = cutter.analyze(SourceDocument(id: "gold", text: gold.text, language: language))
    let starts = Set(gold.sentenceStarts.map { gold.words[$0].range.start })
    return document.sentences.filter { $0.kind == .running }.map { sentence in
      let tokens = document.tokens[sentence.tokens]
      return Example(
        words: tokens.map { vocabulary.word($0.form) },
        starts: Set(
          tokens.enumerated().filter { $0.offset > 0 && starts.contains($0.element.range.start) }
            .map(\.offset)))
    }
  }
}
