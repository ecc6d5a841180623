import LiaisonModel
import Testing

@testable import LiaisonExtraction
@testable import LiaisonTrain

@Suite struct TrainingTwiceTests {
  /// A document of three sentences with a pair each, drawn from the seed.
  private static func document(_ seed: UInt64) -> ClassifierTrainer.Document {
    var random = TrainingOrder(seed: seed)
    let sequences = (0..<4).map { _ in
      var sequence = ClassifierSequence()
      for _ in 0..<7 {
        sequence.words.append(Int(random.next() % 20))
        sequence.parts.append(Int(random.next() % 20))
        sequence.kinds.append(Int(random.next() % 12))
        sequence.entities.append([])
      }
      return sequence
    }
    let windows = (1..<4).map { sentence in
      ClassifierWindow(
        sentence: sentence,
        pieces: [.init(sequence: sentence, tokens: 0..<7, isTarget: true)],
        pairs: [
          ClassifierPair(
            a: 0, b: 1, tags: [1, 0, 0, 2, 0, 5, 0], distancesA: [7, 8, 9, 10, 11, 12, 12],
            distancesB: [4, 5, 6, 7, 8, 9, 10], typeA: 0, typeB: 1, countA: 1, countB: 1,
            isATarget: true, isBTarget: true, areNamed: true,
            hints: [Float](repeating: 0, count: ClassifierShape.hintSize))
        ])
    }
    let labels = windows.map { _ in
      [
        (0..<ClassifierShape.relations).map { _ in
          random.unit() < 0.2 ? ClassifierTrainer.Label.yes : .no
        }
      ]
    }
    return ClassifierTrainer.Document(
      name: "\(seed)", input: ClassifierDocument(sequences: sequences, windows: windows),
      labels: labels, statuses: windows.map { _ in [0] }, gold: ["A", "B"], relations: [])
  }

  private static func trained() -> ClassifierTrainer {
    var trainer = ClassifierTrainer(
      wordCount: 20, pretrained: [], width: 0, learned: 8, seed: 3)
    trainer.rounds = 2
    trainer.batch = 8
    trainer.train((0..<6).map { document($0) }, seed: 4) { _, _, _ in }
    return trainer
  }

  @Test func `Learning twice from the same gives the same bits, whatever the threads do`() {
    let (once, twice) = (Self.trained(), Self.trained())
    #expect(once.network.parameters.map(\.bitPattern) == twice.network.parameters.map(\.bitPattern))
    #expect(once.words.map(\.bitPattern) == twice.words.map(\.bitPattern))
    #expect(once.network.parameters.allSatisfy { $0.isFinite })
  }
}
