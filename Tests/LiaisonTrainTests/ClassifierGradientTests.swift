import Testing

@testable import LiaisonExtraction
@testable import LiaisonTrain

@Suite struct ClassifierGradientTests {
  /// A window of three sequences and a pair whose ends stand in them at random.
  private struct Example {
    let shape: ClassifierShape
    var network: ClassifierNetwork
    var words: [[Float]]
    let sequences: [ClassifierSequence]
    let window: ClassifierWindow
    let pair: ClassifierPair
    let slopes: [Float]

    init(seed: UInt64) {
      var random = TrainingOrder(seed: seed)
      var shape = ClassifierShape(pretrained: 0, learned: 8)
      shape.units = 8
      shape.view = 8
      shape.hidden = 16
      self.shape = shape
      network = ClassifierNetwork(
        shape: shape, parameters: (0..<shape.layout.size).map { _ in random.normal() * 0.3 })
      words = (0..<12).map { _ in (0..<8).map { _ in random.normal() * 0.5 } }
      let lengths = [1, 5, 6]
      sequences = lengths.map { length in
        var sequence = ClassifierSequence()
        for _ in 0..<length {
          sequence.words.append(Int(random.next() % 12))
          sequence.parts.append(Int(random.next() % 20))
          sequence.kinds.append(Int(random.next() % 12))
          sequence.entities.append([])
        }
        return sequence
      }
      window = ClassifierWindow(
        sentence: 1,
        pieces: [
          .init(sequence: 0, tokens: 0..<1, isTarget: false),
          .init(sequence: 1, tokens: 1..<5, isTarget: false),
          .init(sequence: 2, tokens: 0..<6, isTarget: true),
        ])
      let count = 11
      pair = ClassifierPair(
        a: 0, b: 1, tags: (0..<count).map { UInt8([0, 1, 0, 2, 3, 0, 4, 5, 1, 6, 2][$0]) },
        distancesA: (0..<count).map { _ in UInt8(random.next() % 15) },
        distancesB: (0..<count).map { _ in UInt8(random.next() % 15) }, typeA: 0, typeB: 1,
        countA: 2, countB: 5, isATarget: true, isBTarget: true, areNamed: true,
        hints: (0..<16).map { $0 == 3 ? 0.9 : 0 })
      slopes = (0..<ClassifierShape.outputs).map { _ in random.normal() }
    }

    func input(_ sequence: ClassifierSequence) -> [Float] {
      var input = [Float](repeating: 0, count: sequence.count * shape.input)
      for token in 0..<sequence.count {
        for column in 0..<8 {
          input[token * shape.input + column] = words[sequence.words[token]][column]
        }
        network.describe(
          part: sequence.parts[token], kind: sequence.kinds[token],
          at: token * shape.input + 8, &input)
      }
      return input
    }

    func judgement() -> (ClassifierNetwork.Judgement, [ClassifierNetwork.Encoding]) {
      let encodings = sequences.map { network.encode(input($0), count: $0.count) }
      return (network.judge(pair, in: window, encodings), encodings)
    }

    var loss: Double {
      zip(judgement().0.outputs, slopes).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    func gradient() -> ClassifierGradient {
      let (judgement, encodings) = judgement()
      var gradient = ClassifierGradient(shape)
      var sentences = encodings.map(ClassifierGradient.SentenceSlopes.init)
      gradient.add(
        judgement, pair, network, slopes: slopes,
        mask: [Float](repeating: 1, count: shape.features),
        hiddenMask: [Float](repeating: 1, count: shape.hidden), &sentences)
      for index in encodings.indices {
        gradient.add(
          encodings[index], sequences[index], network,
          stateMask: [Float](repeating: 1, count: 2 * shape.units),
          inputMask: [Float](repeating: 1, count: shape.input), sentences[index])
      }
      return gradient
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `The gradient is what small changes of the parameters change of the loss`(seed: UInt64) {
    let example = Example(seed: seed)
    let gradient = example.gradient()
    let step: Float = 2e-3
    var random = TrainingOrder(seed: seed)
    var checked = 0
    var wrong = 0
    for _ in 0..<300 {
      let index = Int(random.next() % UInt64(gradient.parameters.count))
      var changed = example
      changed.network.parameters[index] += step
      let above = changed.loss
      changed.network.parameters[index] -= 2 * step
      let slope = (above - changed.loss) / Double(2 * step)
      let found = Double(gradient.parameters[index])
      checked += 1
      if abs(slope - found) > 0.01 + 0.03 * abs(slope) { wrong += 1 }
    }
    // A maximum or a unit may change sides within the step.
    #expect(wrong <= checked / 50)
    #expect(gradient.parameters.contains { abs($0) > 0.1 })
  }

  @Test func `The gradient of a word is that of all its tokens`() {
    let example = Example(seed: 4)
    let gradient = example.gradient()
    for (row, slopes) in gradient.words {
      for column in 0..<8 {
        var changed = example
        changed.words[row][column] += 1e-3
        let above = changed.loss
        changed.words[row][column] -= 2e-3
        let slope = (above - changed.loss) / 2e-3
        #expect(abs(slope - Double(slopes[column])) < 0.02 + 0.05 * abs(slope))
      }
    }
  }

  @Test func `A pair seen from the other end and back is the same pair`() {
    let pair = Example(seed: 5).pair
    let twice = pair.reversed.reversed
    #expect(twice.tags == pair.tags)
    #expect(twice.hints == pair.hints)
    #expect(twice.a == pair.a)
    #expect(pair.reversed.hints[2] == pair.hints[3])
  }
}
