import LiaisonAnalysis

/// Learns to parse: arcs by a structured perceptron with a beam, then labels on the trees found.
struct ParserTrainer {
  let vocabulary: Vocabulary
  var epochs = 12
  var beamWidth = 8

  func train(
    _ sentences: [TrainingSentence], into model: inout ModelWriter, log: (String) -> Void
  ) {
    let labels = Labels(sentences)
    let arcWeights = TrainableWeights(bits: 19, stride: 4)
    let labelWeights = TrainableWeights(bits: 15, stride: (labels.names.count + 7) / 8 * 8)
    var random = TrainingOrder(seed: 2)
    let frame = SentenceFrame()
    let search = ParseSearch(ParseFrame())
    var buffer = FeatureBuffer()
    var scores = [Float](repeating: 0, count: 256)
    var order = Array(sentences.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var wrongHeads = 0
      var wrongLabels = 0
      var total = 0
      for index in order {
        let sentence = sentences[index].disturbed(&random, vocabulary: vocabulary)
        frame.load(sentence.words)
        for (place, token) in sentence.tokens.enumerated() {
          frame.tags[place] = UInt32(token.foundTag)
          frame.features[place] = token.foundFeatures
        }
        search.frame.load(frame)
        let heads = sentence.tokens.map { $0.head ?? search.frame.root }
        scores.withUnsafeMutableBufferPointer { scores in
          guard let scores = scores.baseAddress else { return }
          learnArcs(heads, search, &buffer, scores, arcWeights)
          wrongHeads += heads.indices.count { Int(search.frame.heads[$0]) != heads[$0] }
          let gold = sentence.tokens.map { token in
            // Some treebanks do not tell agents from other obliques.
            !sentence.teachesMorphology && token.label.hasPrefix("obl")
              ? -1 : labels.number(of: token.label)
          }
          wrongLabels += learnLabels(
            gold, heads, search.frame, &buffer, scores, labelWeights, labels)
        }
        total += heads.count
      }
      log("parser, epoch \(epoch): \(wrongHeads) heads, \(wrongLabels) labels wrong in \(total)")
    }
    model.set(.arcWeights, arcWeights)
    model.set(.labelWeights, labelWeights)
    model.set(.labels, lines: labels.names)
  }

  /// The labels that are learned; rare subtypes become their universal relation.
  struct Labels {
    let names: [String]
    private let numbers: [String: Int]

    init(_ sentences: [TrainingSentence]) {
      var counts: [String: Int] = [:]
      for token in sentences.joined(\.tokens) { counts[token.label, default: 0] += 1 }
      let frequent = counts.filter { $0.value >= 30 }.map(\.key)
      let universal = counts.keys.map { String($0.prefix { $0 != ":" }) }
      names = Set(frequent + universal).sorted()
      numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }

    func number(of label: String) -> Int {
      numbers[label] ?? numbers[String(label.prefix { $0 != ":" })] ?? 0
    }
  }

  /// Follows a beam, and learns from the place where it is most wrongly preferred to the gold
  /// derivation ("max-violation": Huang, Fayong and Guo 2012).
  private func learnArcs(
    _ heads: [Int], _ search: ParseSearch, _ buffer: inout FeatureBuffer,
    _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights
  ) {
    let start = search.restart()
    var gold = start
    var beam = [start]
    var candidates = BeamCandidates(limit: beamWidth)
    var worst: (violation: Float, found: Int, gold: Int)?
    for _ in 0..<2 * search.frame.count {
      candidates.removeAll()
      for number in beam {
        let state = search.states[number]
        ArcFeatures.extract(search, number, into: &buffer)
        weights.score(buffer, into: scores)
        for transition in 0..<ParseSearch.Transition.count where search.allows(transition, state) {
          candidates.offer(state.score + scores[transition], number, transition)
        }
      }
      let right = Oracle.transition(search, gold, heads)
      ArcFeatures.extract(search, gold, into: &buffer)
      weights.score(buffer, into: scores)
      let goldScore = search.states[gold].score + scores[right]
      var nextGold = -1
      beam.removeAll(keepingCapacity: true)
      for candidate in candidates.chosen {
        let number = search.apply(
          candidate.transition, to: candidate.state, score: candidate.score)
        if candidate.state == gold, candidate.transition == right { nextGold = number }
        beam.append(number)
      }
      if nextGold < 0 { nextGold = search.apply(right, to: gold, score: goldScore) }
      gold = nextGold
      if let found = beam.first, found != gold {
        let violation = search.states[found].score - goldScore
        if worst.map({ violation > $0.violation }) ?? true { worst = (violation, found, gold) }
      }
    }
    if let found = beam.first { search.writeHeads(of: found) }
    weights.advance()
    guard let worst, beam.first != gold else { return }
    var found = worst.found
    var right = worst.gold
    while found != right {
      let before = Int(search.states[found].previous)
      let beforeRight = Int(search.states[right].previous)
      ArcFeatures.extract(search, beforeRight, into: &buffer)
      weights.update(buffer, column: Int(search.states[right].transition), by: 1)
      ArcFeatures.extract(search, before, into: &buffer)
      weights.update(buffer, column: Int(search.states[found].transition), by: -1)
      found = before
      right = beforeRight
    }
  }

  private func learnLabels(
    _ gold: [Int], _ heads: [Int], _ tree: ParseFrame, _ buffer: inout FeatureBuffer,
    _ scores: UnsafeMutablePointer<Float>, _ weights: TrainableWeights, _ labels: Labels
  ) -> Int {
    var errors = 0
    let index = TreeIndex(tree)
    var given = [UInt8](repeating: 0xFF, count: tree.count)
    for word in 0..<tree.count {
      LabelFeatures.extract(tree, word, index, given, into: &buffer)
      weights.score(buffer, into: scores)
      let found = Parser.bestLabel(scores, count: labels.names.count)
      given[word] = UInt8(found)
      weights.advance()
      guard Int(tree.heads[word]) == heads[word], gold[word] >= 0, found != gold[word] else {
        continue
      }
      errors += 1
      weights.update(buffer, column: gold[word], by: 1)
      weights.update(buffer, column: found, by: -1)
    }
    return errors
  }
}

/// The gold derivation of a tree: the transition that loses the fewest gold arcs (Goldberg and
/// Nivre 2013), arcs before shifts among equals. A tree with crossing arcs loses the least it can.
enum Oracle {
  static func transition(_ search: ParseSearch, _ number: Int, _ heads: [Int]) -> Int {
    let state = search.states[number]
    var stack: [Int] = []
    var cell = state.top
    while cell >= 0 {
      stack.append(Int(search.cells[Int(cell)].node))
      cell = search.cells[Int(cell)].below
    }
    let costs = costs(stack: stack, next: Int(state.next), heads)
    var best = -1
    for transition in [1, 2, 0] where search.allows(transition, state) {
      if best < 0 || costs[transition] < costs[best] { best = transition }
    }
    return best
  }

  /// How many gold arcs shift, left and right put out of reach; `stack` begins with its top.
  static func costs(stack: [Int], next: Int, _ heads: [Int]) -> [Int] {
    var costs = [0, 0, 0]
    for (depth, word) in stack.enumerated() {
      if heads[word] == next { costs[0] += 1 }
      if depth > 0, next < heads.count, heads[next] == word { costs[0] += 1 }
    }
    guard let top = stack.first else { return costs }
    let lost = next < heads.count ? (next..<heads.count).count { heads[$0] == top } : 0
    let below = stack.count > 1 ? stack[1] : -1
    costs[1] = lost + (heads[top] == below || heads[top] > next ? 1 : 0)
    costs[2] = lost + (heads[top] >= next ? 1 : 0)
    return costs
  }
}
