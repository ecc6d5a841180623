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

  /// - Parameters:
  ///   - encodings: by sequence of the document.
  ///   - mask: what of the features is kept while learning.
  package func judge(
    _ pair: ClassifierPair, in window: ClassifierWindow, _ encodings: [Encoding],
    mask: [Float] = [], hiddenMask: [Float] = []
  ) -> Judgement {
    let view = shape.view
    let states = 2 * shape.units
    var tokens: [Judgement.Token] = []
    for piece in window.pieces {
      for index in piece.tokens {
        tokens.append(
          .init(sequence: piece.sequence, index: index, segment: piece.isTarget ? 2 : 1))
      }
    }
    var judgement = Judgement(
      outputs: [Float](repeating: 0, count: ClassifierShape.outputs),
      features: [Float](repeating: -9, count: shape.features),
      hidden: [Float](repeating: 0, count: shape.hidden),
      viewRows: [Int32](repeating: -1, count: Self.pools * view),
      stateRows: [Int32](repeating: -1, count: 2 * states), tokens: tokens)
    var seen = [Float](repeating: 0, count: view)
    parameters.withUnsafeBufferPointer { buffer in
      guard let w = buffer.baseAddress else { return }
      judgement.features.withUnsafeMutableBufferPointer { features in
        judgement.viewRows.withUnsafeMutableBufferPointer { viewRows in
          judgement.stateRows.withUnsafeMutableBufferPointer { stateRows in
            seen.withUnsafeMutableBufferPointer { seen in
              guard let features = features.baseAddress, let viewRows = viewRows.baseAddress,
                let stateRows = stateRows.baseAddress, let z = seen.baseAddress
              else { return }
              for (row, token) in tokens.enumerated() {
                let tag = Int(pair.tags[row])
                let a = Int(pair.distancesA[row])
                let b = Int(pair.distancesB[row])
                encodings[token.sequence].views.withUnsafeBufferPointer { views in
                  guard let views = views.baseAddress else { return }
                  dense_rectified_sum(
                    z, view, views + token.index * view, w + layout.tag.row(tag),
                    w + layout.distanceA.row(a), w + layout.distanceB.row(b),
                    w + layout.segment.row(token.segment))
                }
                let isA = tag == 1 || tag == 3
                let isB = tag == 2 || tag == 4
                let isTarget = token.segment == 2
                let nearA = abs(a - 7)
                let nearB = abs(b - 7)
                let admits = [
                  isA, isB, isTarget, isTarget && (nearA <= 5 || nearB <= 5),
                  nearA <= 6 && nearB <= 6,
                ]
                for pool in 0..<Self.pools where admits[pool] {
                  dense_maximum(
                    features + pool * view, viewRows + pool * view, view, z, Int32(row))
                }
                for (side, admits) in [isA && isTarget, isB && isTarget].enumerated() where admits {
                  encodings[token.sequence].states.withUnsafeBufferPointer { all in
                    guard let all = all.baseAddress else { return }
                    dense_maximum(
                      features + Self.pools * view + side * states, stateRows + side * states,
                      states, all + token.index * states, Int32(row))
                  }
                }
              }
              for pool in 0..<Self.pools where viewRows[pool * view] < 0 {
                (features + pool * view).update(repeating: 0, count: view)
              }
              for side in 0..<2 where stateRows[side * states] < 0 {
                (features + Self.pools * view + side * states).update(repeating: 0, count: states)
              }
              describe(pair, w, features + Self.pools * view + 2 * states)
            }
          }
        }
      }
      if !mask.isEmpty { for i in mask.indices { judgement.features[i] *= mask[i] } }
      judgement.hidden.withUnsafeMutableBufferPointer { hidden in
        judgement.outputs.withUnsafeMutableBufferPointer { outputs in
          judgement.features.withUnsafeBufferPointer { features in
            guard let hidden = hidden.baseAddress, let outputs = outputs.baseAddress,
              let features = features.baseAddress
            else { return }
            dense_add(hidden, shape.hidden, w + layout.hiddenBias.offset)
            dense_add_product(
              hidden, shape.hidden, features, shape.features, w + layout.hidden.offset)
            for i in 0..<shape.hidden {
              hidden[i] = max(0, hidden[i]) * (hiddenMask.isEmpty ? 1 : hiddenMask[i])
            }
            dense_add(outputs, ClassifierShape.outputs, w + layout.outputBias.offset)
            dense_add_product(
              outputs, ClassifierShape.outputs, hidden, shape.hidden, w + layout.output.offset)
          }
        }
      }
    }
    return judgement
  }

  /// What is known of a pair beside the text.
  private func describe(
    _ pair: ClassifierPair, _ w: UnsafePointer<Float>, _ features: UnsafeMutablePointer<Float>
  ) {
    features.update(repeating: 0, count: ClassifierShape.pairSize + ClassifierShape.ruleSize)
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
    for (index, rule) in pair.rules.enumerated() {
      features[ClassifierShape.pairSize + index] = rule
    }
  }
}
