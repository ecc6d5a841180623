import CDense
import Foundation
import LiaisonExtraction
import LiaisonModel

/// Learns the network of `RelationClassifier` from annotated documents.
///
/// Adam (Kingma & Ba 2015) on the cross-entropy of each relation and direction, with dropout, pairs
/// turned around at random, and, where the sentence that states a relation is not known, the one that
/// the network finds likeliest standing for it (Dietterich et al. 1997). Deterministic: both workers
/// always take the same share, and what they find is summed in one order.
struct ClassifierTrainer {
  struct Document: Sendable {
    let name: String
    var input: ClassifierDocument
    /// By window, pair and output.
    var labels: [[[Label]]]
    /// By window and pair, the place of the status among `RelationClassifier.statuses`; nil for none.
    var statuses: [[Int?]]
    /// By entity, the gold entity's name.
    let gold: [String?]
    let relations: Set<GoldTriple>
  }

  struct GoldTriple: Hashable, Sendable {
    let source: String
    let type: RelationType
    let target: String
  }

  enum Label: Sendable {
    case no, yes, unclear
    /// Some sentence of the document states it.
    case some
  }

  /// Some windows of a document, learned from at once.
  struct Unit: Sendable {
    let document: Int
    let windows: Range<Int>
  }

  var rounds = 12
  var rate: Float = 3e-3
  /// Pairs a step.
  var batch = 128
  var decay: Float = 1e-5
  /// What dropout leaves of inputs, states and features.
  var keep: Float = 0.65
  /// How often a pair shows what the rules say of it.
  var keepRules: Float = 0.8
  /// How often a word is taken for an unknown one.
  var unknownWords: Float = 0.06
  /// Whether pairs are turned around at random.
  var reverses = true
  /// Which pairs are weighed against the others of their first entity and against none of them
  /// (mention ranking; Denis & Baldridge 2008); only their first output counts.
  var ranks: @Sendable (ClassifierPair) -> Bool = { _ in false }
  /// Windows that are read together.
  var unitSize = 6
  /// What dropout leaves of the hidden layer.
  private let keepHidden: Float = 0.7
  private let workers = 2

  let shape: ClassifierShape
  /// By word and column.
  let pretrained: [Float]
  private(set) var network: ClassifierNetwork
  private(set) var words: [Float]

  init(wordCount: Int, pretrained: [Float], width: Int, learned: Int, seed: UInt64) {
    let shape = ClassifierShape(pretrained: width, learned: learned)
    self.shape = shape
    self.pretrained = pretrained
    var random = TrainingOrder(seed: seed)
    let layout = shape.layout
    var parameters = [Float](repeating: 0, count: layout.size)
    func fill(_ block: ClassifierShape.Block, _ spread: Float) {
      for i in 0..<block.count { parameters[block.offset + i] = random.normal() * spread }
    }
    fill(layout.part, 0.3)
    fill(layout.kind, 0.3)
    for direction in 0..<2 {
      fill(layout.memoryInput[direction], 1 / Float(shape.input).squareRoot())
      fill(layout.memoryState[direction], 1 / Float(shape.units).squareRoot())
      for i in 0..<shape.units {
        parameters[layout.memoryBias[direction].offset + shape.units + i] = 1
      }
    }
    fill(layout.view, 1 / Float(2 * shape.units).squareRoot())
    for block in [layout.tag, layout.distanceA, layout.distanceB, layout.segment] {
      fill(block, 0.3)
    }
    for block in layout.type + layout.count { fill(block, 0.3) }
    fill(layout.hidden, 1 / Float(shape.features).squareRoot())
    fill(layout.output, 0.1)
    for i in 0..<ClassifierShape.relations { parameters[layout.outputBias.offset + i] = -3 }
    network = ClassifierNetwork(shape: shape, parameters: parameters)
    words = (0..<wordCount * learned).map { _ in random.normal() * (width > 0 ? 0.1 : 0.3) }
  }

  // MARK: Learning

  /// - Parameter report: called after each round with its mean loss.
  mutating func train(_ documents: [Document], seed: UInt64, report: (Int, Float, Self) -> Void) {
    dense_flush_tiny()
    var random = TrainingOrder(seed: seed)
    var units: [Unit] = []
    for (index, document) in documents.enumerated() {
      var start = 0
      while start < document.input.windows.count {
        let end = min(start + unitSize, document.input.windows.count)
        units.append(Unit(document: index, windows: start..<end))
        start = end
      }
    }
    var optimizer = ClassifierOptimizer(size: shape.layout.size, words: words.count)
    let total = units.reduce(0) { $0 + pairs(of: $1, documents) }
    let steps = max(1, rounds * total / batch)
    var step = 0
    for round in 0..<rounds {
      units.shuffle(using: &random)
      var loss: Float = 0
      var seen = 0
      var next = 0
      while next < units.count {
        var shares = [[Unit]](repeating: [], count: workers)
        var size = 0
        while next < units.count, size < batch {
          let smallest = shares.indices.min { a, b in
            shares[a].reduce(0) { $0 + pairs(of: $1, documents) }
              < shares[b].reduce(0) { $0 + pairs(of: $1, documents) }
          }
          shares[smallest ?? 0].append(units[next])
          size += pairs(of: units[next], documents)
          next += 1
        }
        let seeds = shares.map { _ in random.next() }
        let given = shares
        let results = concurrently(workers) { [self] worker in
          work(given[worker], documents, round: round, TrainingOrder(seed: seeds[worker]))
        }
        step += 1
        let progress = Float(step) / Float(steps)
        let now = rate * min(1, Float(step) / 200) * max(0.03, 1 - progress)
        optimizer.step(
          &network, &words, results.map(\.gradient), rate: now, scale: 1 / Float(batch),
          decay: decay, learned: shape.learned)
        for result in results {
          loss += result.loss
          seen += result.pairs
        }
      }
      report(round, loss / Float(max(1, seen)), self)
    }
  }

  private func pairs(of unit: Unit, _ documents: [Document]) -> Int {
    unit.windows.reduce(0) { $0 + documents[unit.document].input.windows[$1].pairs.count }
  }

  private struct Work: Sendable {
    var gradient: ClassifierGradient
    var loss: Float = 0
    var pairs = 0
  }

  private func work(
    _ units: [Unit], _ documents: [Document], round: Int, _ order: TrainingOrder
  ) -> Work {
    dense_flush_tiny()
    var random = order
    var work = Work(gradient: ClassifierGradient(shape))
    for unit in units { learn(unit, documents[unit.document], round, &random, &work) }
    return work
  }

  private struct Seen {
    let window: Int
    let place: Int
    let pair: ClassifierPair
    let labels: [Label]
    let judgement: ClassifierNetwork.Judgement
    let mask: [Float]
    let hiddenMask: [Float]
  }

  private func learn(
    _ unit: Unit, _ document: Document, _ round: Int, _ random: inout TrainingOrder,
    _ work: inout Work
  ) {
    let inputMask = mask(shape.input, keep, &random)
    let stateMask = mask(2 * shape.units, keep, &random)
    let windows = document.input.windows[unit.windows]
    let needed = Set(windows.flatMap { $0.pieces.map(\.sequence) })
    var sequences = document.input.sequences
    var encodings: [ClassifierNetwork.Encoding] = []
    for index in sequences.indices {
      guard needed.contains(index) else {
        encodings.append(network.encode([], count: 0))
        continue
      }
      for token in 0..<sequences[index].count
      where sequences[index].words[token] >= WordRows.reserved && random.unit() < unknownWords {
        sequences[index].words[token] = WordRows.unknown
      }
      var input = self.input(sequences[index])
      for token in 0..<sequences[index].count {
        for column in 0..<shape.input { input[token * shape.input + column] *= inputMask[column] }
      }
      encodings.append(
        network.encode(input, count: sequences[index].count, mask: stateMask))
    }
    var seen: [Seen] = []
    for index in unit.windows {
      let window = document.input.windows[index]
      for (place, pair) in window.pairs.enumerated() {
        var labels = document.labels[index][place]
        var pair = pair
        if reverses, random.unit() < 0.5 {
          pair = pair.reversed
          for i in stride(from: 0, to: labels.count, by: 2) { labels.swapAt(i, i + 1) }
        }
        if random.unit() > keepRules {
          for place in 0..<ClassifierShape.relations { pair.hints[place] = 0 }
        }
        let mask = mask(shape.features, keep, &random)
        let hiddenMask = self.mask(shape.hidden, keepHidden, &random)
        seen.append(
          Seen(
            window: index, place: place, pair: pair, labels: labels,
            judgement: network.judge(
              pair, in: window, encodings, mask: mask, hiddenMask: hiddenMask),
            mask: mask, hiddenMask: hiddenMask))
      }
    }
    var slopes = encodings.map(ClassifierGradient.SentenceSlopes.init)
    let chosen = chosen(seen, isFirst: round < 2)
    let rivals = rivals(seen)
    for (index, item) in seen.enumerated() {
      var output = [Float](repeating: 0, count: ClassifierShape.outputs)
      if let rival = rivals[index] {
        output[0] = rival.slope
        work.loss += rival.loss
      }
      for i in 0..<ClassifierShape.relations where rivals[index] == nil {
        let wanted: Float
        switch item.labels[i] {
        case .no: wanted = 0
        case .yes: wanted = 1
        case .unclear: continue
        case .some:
          guard chosen.contains(Choice(index: index, output: i)) else { continue }
          wanted = 1
        }
        let value = item.judgement.outputs[i]
        let probability = 1 / (1 + exp(-value))
        output[i] = probability - wanted
        work.loss += max(value, 0) - value * wanted + log1p(exp(-abs(value)))
        if wanted == 1, let status = document.statuses[item.window][item.place] {
          let values = item.judgement.outputs[ClassifierShape.relations...]
          let masses = values.prefix(ClassifierShape.statuses).map { exp($0) }
          let sum = masses.reduce(0, +)
          for j in 0..<ClassifierShape.statuses {
            output[ClassifierShape.relations + j] +=
              0.3 * (masses[j] / sum - (j == status ? 1 : 0))
          }
        }
      }
      work.pairs += 1
      work.gradient.add(
        item.judgement, item.pair, network, slopes: output, mask: item.mask,
        hiddenMask: item.hiddenMask, &slopes)
    }
    for index in encodings.indices where encodings[index].count > 0 {
      work.gradient.add(
        encodings[index], sequences[index], network, stateMask: stateMask, inputMask: inputMask,
        slopes[index])
    }
  }

  /// Of the pairs that are ranked, by place, the slope of the first output and its share of the loss.
  private func rivals(_ seen: [Seen]) -> [Int: (slope: Float, loss: Float)] {
    struct Word: Hashable {
      let window: Int
      let entity: Int
    }
    let words = Dictionary(grouping: seen.indices.filter { ranks(seen[$0].pair) }) {
      Word(window: seen[$0].window, entity: seen[$0].pair.a)
    }
    var rivals: [Int: (slope: Float, loss: Float)] = [:]
    for places in words.values {
      let shares = Softmax.shares(places.map { seen[$0].judgement.outputs[0] })
      let right = places.count { seen[$0].labels[0] == .yes }
      for (place, share) in zip(places, shares.shares) {
        let isRight = seen[place].labels[0] == .yes
        let wanted = isRight ? 1 / Float(right) : 0
        rivals[place] = (share - wanted, isRight ? -log(max(share, 1e-9)) / Float(right) : 0)
      }
      if right == 0, let first = places.first {
        rivals[first]?.loss = -log(max(shares.none, 1e-9))
      }
    }
    return rivals
  }

  private struct Choice: Hashable {
    let index: Int
    let output: Int
  }

  /// Of the sentences that may state a relation, the one that stands for it.
  private func chosen(_ seen: [Seen], isFirst: Bool) -> Set<Choice> {
    struct Claim: Hashable {
      let source: Int
      let target: Int
      let relation: Int
    }
    var best: [Claim: (score: Float, choice: Choice)] = [:]
    for (index, item) in seen.enumerated() {
      for output in 0..<ClassifierShape.relations where item.labels[output] == .some {
        let claim =
          output % 2 == 0
          ? Claim(source: item.pair.a, target: item.pair.b, relation: output / 2)
          : Claim(source: item.pair.b, target: item.pair.a, relation: output / 2)
        let score =
          isFirst
          ? (item.pair.areNamed ? 4 : 0) + (item.pair.isATarget ? 1 : 0)
            + (item.pair.isBTarget ? 1 : 0) - Float(item.window) * 0.01
          : item.judgement.outputs[output]
        if best[claim].map({ score > $0.score }) ?? true {
          best[claim] = (score, Choice(index: index, output: output))
        }
      }
    }
    return Set(best.values.map(\.choice))
  }

  private func mask(_ count: Int, _ keep: Float, _ random: inout TrainingOrder) -> [Float] {
    (0..<count).map { _ in random.unit() < keep ? 1 / keep : 0 }
  }

  /// What the network reads of a sentence.
  func input(_ sequence: ClassifierSequence) -> [Float] {
    var input = [Float](repeating: 0, count: sequence.count * shape.input)
    for token in 0..<sequence.count {
      let start = token * shape.input
      let word = sequence.words[token]
      for column in 0..<shape.pretrained {
        input[start + column] = pretrained[word * shape.pretrained + column]
      }
      for column in 0..<shape.learned {
        input[start + shape.pretrained + column] = words[word * shape.learned + column]
      }
      network.describe(
        part: sequence.parts[token], kind: sequence.kinds[token],
        at: start + shape.pretrained + shape.learned, &input)
    }
    return input
  }

  // MARK: Judging

  func scores(_ document: ClassifierDocument, floor: Double) -> [RelationClassifier.Score] {
    let encodings = document.sequences.map { network.encode(input($0), count: $0.count) }
    return RelationClassifier.scores(document, [encodings], [network], floor: floor)
  }
}

extension TrainingOrder {
  /// From 0 to 1.
  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

  /// With mean 0 and spread 1 (Box & Muller 1958).
  mutating func normal() -> Float {
    let a = max(unit(), 1e-7)
    let b = unit()
    return (-2 * log(a)).squareRoot() * cos(2 * .pi * b)
  }
}
