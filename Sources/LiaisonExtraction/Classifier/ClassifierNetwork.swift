import CDense

/// A small network that says which relations a sentence states between two entities.
///
/// Sentences are read by a bidirectional long short-term memory (Hochreiter & Schmidhuber 1997;
/// Graves & Schmidhuber 2005). For each pair of entities every token is then looked at again with
/// where it stands to both ends (Zeng et al. 2014), the largest of each number over parts of the
/// window is kept, and a layer of hidden units decides. The sentences of a document are read once,
/// however many pairs they hold.
package struct ClassifierNetwork: Sendable {
  package let shape: ClassifierShape
  package let layout: ClassifierShape.Layout
  /// All but the table of words.
  package var parameters: [Float]

  package init(shape: ClassifierShape, parameters: [Float]) {
    precondition(parameters.count == shape.layout.size)
    self.shape = shape
    layout = shape.layout
    self.parameters = parameters
  }

  /// What the memory makes of a sentence, with all that its gradient needs.
  package struct Encoding: Sendable {
    package var count: Int
    /// What each token brings along.
    package var input: [Float]
    /// By direction.
    package var gates: [[Float]]
    package var cells: [[Float]]
    /// Both directions side by side, and what the mask leaves of them.
    package var memory: [Float]
    package var states: [Float]
    package var views: [Float]
  }

  /// - Parameter input: `count` rows of `shape.input` numbers.
  /// - Parameter mask: what of the states is kept while learning, by column.
  package func encode(_ input: [Float], count: Int, mask: [Float] = []) -> Encoding {
    let units = shape.units
    let view = shape.view
    var encoding = Encoding(
      count: count, input: input,
      gates: [[Float]](repeating: [Float](repeating: 0, count: count * 4 * units), count: 2),
      cells: [[Float]](repeating: [Float](repeating: 0, count: count * units), count: 2),
      memory: [Float](repeating: 0, count: count * 2 * units), states: [],
      views: [Float](repeating: 0, count: count * view))
    parameters.withUnsafeBufferPointer { buffer in
      guard let w = buffer.baseAddress else { return }
      encoding.memory.withUnsafeMutableBufferPointer { states in
        guard let states = states.baseAddress else { return }
        input.withUnsafeBufferPointer { x in
          guard let x = x.baseAddress else { return }
          for direction in 0..<2 {
            encoding.cells[direction].withUnsafeMutableBufferPointer { cells in
              encoding.gates[direction].withUnsafeMutableBufferPointer { gates in
                guard let cells = cells.baseAddress, let gates = gates.baseAddress else { return }
                remember(w, direction, x, count, gates, cells, states)
              }
            }
          }
        }
      }
      encoding.states = encoding.memory
      encoding.states.withUnsafeMutableBufferPointer { states in
        guard let states = states.baseAddress else { return }
        if !mask.isEmpty {
          for token in 0..<count {
            for column in 0..<2 * units { states[token * 2 * units + column] *= mask[column] }
          }
        }
        encoding.views.withUnsafeMutableBufferPointer { views in
          guard let views = views.baseAddress else { return }
          for token in 0..<count {
            let row = views + token * view
            dense_add(row, view, w + layout.viewBias.offset)
            dense_add_product(
              row, view, states + token * 2 * units, 2 * units, w + layout.view.offset)
          }
        }
      }
    }
    return encoding
  }

  private func remember(
    _ w: UnsafePointer<Float>, _ direction: Int, _ x: UnsafePointer<Float>, _ count: Int,
    _ gates: UnsafeMutablePointer<Float>, _ cells: UnsafeMutablePointer<Float>,
    _ states: UnsafeMutablePointer<Float>
  ) {
    let units = shape.units
    let side = direction * units
    for step in 0..<count {
      let token = direction == 0 ? step : count - 1 - step
      let before = direction == 0 ? token - 1 : token + 1
      let sums = gates + token * 4 * units
      dense_add(sums, 4 * units, w + layout.memoryBias[direction].offset)
      dense_add_product(
        sums, 4 * units, x + token * shape.input, shape.input,
        w + layout.memoryInput[direction].offset)
      if step > 0 {
        dense_add_product(
          sums, 4 * units, states + before * 2 * units + side, units,
          w + layout.memoryState[direction].offset)
      }
      dense_lstm_step(
        sums, units, step > 0 ? UnsafePointer(cells + before * units) : nil,
        cells + token * units, states + token * 2 * units + side)
    }
  }

  /// What was made of a pair, with all that its gradient needs.
  package struct Judgement: Sendable {
    /// Relations, then statuses, before they are squashed.
    package var outputs: [Float]
    package var features: [Float]
    package var hidden: [Float]
    /// By pool and column, the token of the window that gave the maximum; -1 where there was none.
    package var viewRows: [Int32]
    package var stateRows: [Int32]
    package var tokens: [Token]

    /// Where a token of the window stands.
    package struct Token: Sendable {
      package let sequence: Int
      package let index: Int
      package let segment: Int
    }
  }

  package static let pools = 5

  /// Judges a pair and keeps all that the gradient needs.
  /// - Parameters:
  ///   - encodings: by sequence of the document.
  ///   - mask: what of the features is kept while learning.
  package func judge(
    _ pair: ClassifierPair, in window: ClassifierWindow, _ encodings: [Encoding],
    mask: [Float] = [], hiddenMask: [Float] = []
  ) -> Judgement {
    var judgement = look(at: pair, WindowView(window, encodings, shape))
    for i in mask.indices { judgement.features[i] *= mask[i] }
    (judgement.hidden, judgement.outputs) = decide(
      judgement.features, count: 1, hiddenMask: hiddenMask)
    return judgement
  }

  /// What the network says of each pair: relations, then statuses, before they are squashed.
  package func outputs(
    of pairs: [ClassifierPair], in window: ClassifierWindow, _ encodings: [Encoding]
  ) -> [[Float]] {
    let view = WindowView(window, encodings, shape)
    var features: [Float] = []
    features.reserveCapacity(pairs.count * shape.features)
    for pair in pairs { features += look(at: pair, view).features }
    let (_, outputs) = decide(features, count: pairs.count, hiddenMask: [])
    return pairs.indices.map {
      Array(outputs[$0 * ClassifierShape.outputs..<($0 + 1) * ClassifierShape.outputs])
    }
  }

  /// The tokens of a window in a row, with what the memory made of them.
  private struct WindowView {
    var tokens: [Judgement.Token] = []
    var segments: [UInt8] = []
    var views: [Float] = []
    var states: [Float] = []

    init(_ window: ClassifierWindow, _ encodings: [Encoding], _ shape: ClassifierShape) {
      let width = 2 * shape.units
      for piece in window.pieces {
        let encoding = encodings[piece.sequence]
        let segment = piece.isTarget ? 2 : 1
        for index in piece.tokens {
          tokens.append(.init(sequence: piece.sequence, index: index, segment: segment))
          segments.append(UInt8(segment))
        }
        let (first, end) = (piece.tokens.lowerBound, piece.tokens.upperBound)
        views += encoding.views[first * shape.view..<end * shape.view]
        states += encoding.states[first * width..<end * width]
      }
    }
  }

  /// The hidden layer and what comes out of it, of one pair or of several at once.
  private func decide(
    _ features: [Float], count: Int, hiddenMask: [Float]
  ) -> (hidden: [Float], outputs: [Float]) {
    var hidden = [Float](repeating: 0, count: count * shape.hidden)
    var outputs = [Float](repeating: 0, count: count * ClassifierShape.outputs)
    parameters.withUnsafeBufferPointer { buffer in
      guard let w = buffer.baseAddress else { return }
      hidden.withUnsafeMutableBufferPointer { hidden in
        outputs.withUnsafeMutableBufferPointer { outputs in
          features.withUnsafeBufferPointer { features in
            guard let hidden = hidden.baseAddress, let outputs = outputs.baseAddress,
              let features = features.baseAddress
            else { return }
            for row in 0..<count {
              dense_add(hidden + row * shape.hidden, shape.hidden, w + layout.hiddenBias.offset)
              dense_add(
                outputs + row * ClassifierShape.outputs, ClassifierShape.outputs,
                w + layout.outputBias.offset)
            }
            dense_add_products(
              hidden, count, shape.hidden, features, shape.features, w + layout.hidden.offset)
            for i in 0..<count * shape.hidden {
              hidden[i] = max(0, hidden[i]) * (hiddenMask.isEmpty ? 1 : hiddenMask[i])
            }
            dense_add_products(
              outputs, count, ClassifierShape.outputs, hidden, shape.hidden,
              w + layout.output.offset)
          }
        }
      }
    }
    return (hidden, outputs)
  }

  /// The features of a pair: the largest of each number over parts of the window.
  private func look(at pair: ClassifierPair, _ window: WindowView) -> Judgement {
    let view = shape.view
    let states = 2 * shape.units
    var judgement = Judgement(
      outputs: [], features: [Float](repeating: 0, count: shape.features), hidden: [],
      viewRows: [Int32](repeating: -1, count: Self.pools * view),
      stateRows: [Int32](repeating: -1, count: 2 * states), tokens: window.tokens)
    var seen = [Float](repeating: 0, count: view)
    parameters.withUnsafeBufferPointer { buffer in
      judgement.features.withUnsafeMutableBufferPointer { features in
        guard let w = buffer.baseAddress, let features = features.baseAddress else { return }
        dense_look(
          window.tokens.count, window.views, view, window.states, states, pair.tags,
          pair.distancesA, pair.distancesB, window.segments, w + layout.tag.offset,
          w + layout.distanceA.offset, w + layout.distanceB.offset, w + layout.segment.offset,
          &seen, features, &judgement.viewRows, &judgement.stateRows)
        describe(pair, w, features + Self.pools * view + 2 * states)
      }
    }
    return judgement
  }

  /// What is known of a pair beside the text.
  private func describe(
    _ pair: ClassifierPair, _ w: UnsafePointer<Float>, _ features: UnsafeMutablePointer<Float>
  ) {
    features.update(repeating: 0, count: ClassifierShape.pairSize + ClassifierShape.hintSize)
    var next = 0
    for (block, row) in [
      (layout.type[0], pair.typeA), (layout.type[1], pair.typeB), (layout.count[0], pair.countA),
      (layout.count[1], pair.countB),
    ] {
      for column in 0..<block.columns { features[next + column] = w[block.row(row) + column] }
      next += block.columns
    }
    features[next] = pair.isATarget ? 1 : 0
    features[next + 1] = pair.isBTarget ? 1 : 0
    features[next + 2] = pair.areNamed ? 1 : 0
    for (index, hint) in pair.hints.enumerated() {
      features[ClassifierShape.pairSize + index] = hint
    }
  }
}
