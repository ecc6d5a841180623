import CDense
import LiaisonExtraction

/// The network taken backwards: what a change of each parameter would change of the loss.
struct ClassifierGradient {
  let shape: ClassifierShape
  let layout: ClassifierShape.Layout
  /// Like the network's parameters.
  var parameters: [Float]
  /// By row of the table of words.
  var words: [Int: [Float]] = [:]

  init(_ shape: ClassifierShape) {
    self.shape = shape
    layout = shape.layout
    parameters = [Float](repeating: 0, count: layout.size)
  }

  /// What the pairs of a document ask of its sentences.
  struct SentenceSlopes {
    var views: [Float]
    var states: [Float]

    init(_ encoding: ClassifierNetwork.Encoding) {
      views = [Float](repeating: 0, count: encoding.views.count)
      states = [Float](repeating: 0, count: encoding.states.count)
    }
  }

  /// Adds what one judgement gives.
  /// - Parameter slopes: of the loss by the outputs.
  mutating func add(
    _ judgement: ClassifierNetwork.Judgement, _ pair: ClassifierPair, _ network: ClassifierNetwork,
    slopes: [Float], mask: [Float], hiddenMask: [Float], _ sentences: inout [SentenceSlopes]
  ) {
    let view = shape.view
    let states = 2 * shape.units
    var hidden = [Float](repeating: 0, count: shape.hidden)
    var features = [Float](repeating: 0, count: shape.features)
    // Taken out, so that the rest of self can be used meanwhile.
    var taken: [Float] = []
    swap(&taken, &parameters)
    defer { swap(&taken, &parameters) }
    network.parameters.withUnsafeBufferPointer { buffer in
      taken.withUnsafeMutableBufferPointer { gradient in
        guard let w = buffer.baseAddress, let g = gradient.baseAddress else { return }
        slopes.withUnsafeBufferPointer { slopes in
          guard let slopes = slopes.baseAddress else { return }
          dense_add(g + layout.outputBias.offset, ClassifierShape.outputs, slopes)
          dense_add_outer(
            g + layout.output.offset, ClassifierShape.outputs, judgement.hidden, shape.hidden,
            slopes)
          dense_add_transposed(
            &hidden, shape.hidden, slopes, ClassifierShape.outputs, w + layout.output.offset)
        }
        for i in hidden.indices { hidden[i] *= judgement.hidden[i] > 0 ? hiddenMask[i] : 0 }
        dense_add(g + layout.hiddenBias.offset, shape.hidden, hidden)
        dense_add_outer(
          g + layout.hidden.offset, shape.hidden, judgement.features, shape.features, hidden)
        dense_add_transposed(
          &features, shape.features, hidden, shape.hidden, w + layout.hidden.offset)
        for i in features.indices { features[i] *= mask[i] }
        for pool in 0..<ClassifierNetwork.pools {
          for column in 0..<view {
            let place = pool * view + column
            let row = Int(judgement.viewRows[place])
            guard row >= 0, judgement.features[place] > 0 else { continue }
            let slope = features[place]
            let token = judgement.tokens[row]
            sentences[token.sequence].views[token.index * view + column] += slope
            g[layout.tag.row(Int(pair.tags[row])) + column] += slope
            g[layout.distanceA.row(Int(pair.distancesA[row])) + column] += slope
            g[layout.distanceB.row(Int(pair.distancesB[row])) + column] += slope
            g[layout.segment.row(token.segment) + column] += slope
          }
        }
        for side in 0..<2 {
          for column in 0..<states {
            let row = Int(judgement.stateRows[side * states + column])
            guard row >= 0 else { continue }
            let token = judgement.tokens[row]
            sentences[token.sequence].states[token.index * states + column] +=
              features[ClassifierNetwork.pools * view + side * states + column]
          }
        }
        var next = ClassifierNetwork.pools * view + 2 * states
        for (block, row) in [
          (layout.type[0], pair.typeA), (layout.type[1], pair.typeB),
          (layout.count[0], pair.countA), (layout.count[1], pair.countB),
        ] {
          for column in 0..<block.columns { g[block.row(row) + column] += features[next + column] }
          next += block.columns
        }
      }
    }
  }

  /// Adds what a sentence gives.
  mutating func add(
    _ encoding: ClassifierNetwork.Encoding, _ sequence: ClassifierSequence,
    _ network: ClassifierNetwork, stateMask: [Float], inputMask: [Float], _ slopes: SentenceSlopes
  ) {
    let units = shape.units
    let count = encoding.count
    var states = slopes.states
    var input = [Float](repeating: 0, count: count * shape.input)
    // Taken out, so that the rest of self can be used meanwhile.
    var taken: [Float] = []
    swap(&taken, &parameters)
    defer { swap(&taken, &parameters) }
    network.parameters.withUnsafeBufferPointer { buffer in
      taken.withUnsafeMutableBufferPointer { gradient in
        guard let w = buffer.baseAddress, let g = gradient.baseAddress else { return }
        slopes.views.withUnsafeBufferPointer { views in
          encoding.states.withUnsafeBufferPointer { values in
            states.withUnsafeMutableBufferPointer { states in
              guard let views = views.baseAddress, let values = values.baseAddress,
                let states = states.baseAddress
              else { return }
              for token in 0..<count {
                let view = views + token * shape.view
                dense_add(g + layout.viewBias.offset, shape.view, view)
                dense_add_outer(
                  g + layout.view.offset, shape.view, values + token * 2 * units, 2 * units, view)
                dense_add_transposed(
                  states + token * 2 * units, 2 * units, view, shape.view, w + layout.view.offset)
                for column in 0..<2 * units {
                  states[token * 2 * units + column] *= stateMask[column]
                }
              }
            }
          }
        }
        for direction in 0..<2 {
          recall(w, g, direction, encoding, states, &input)
        }
        for token in 0..<count {
          let start = token * shape.input + shape.pretrained
          let row = sequence.words[token]
          var word = words[row] ?? [Float](repeating: 0, count: shape.learned)
          for column in 0..<shape.learned {
            word[column] += input[start + column] * inputMask[shape.pretrained + column]
          }
          words[row] = word
          let part = start + shape.learned
          let offset = shape.pretrained + shape.learned
          for column in 0..<ClassifierShape.partSize {
            g[layout.part.row(sequence.parts[token]) + column] +=
              input[part + column] * inputMask[offset + column]
          }
          for column in 0..<ClassifierShape.kindSize {
            g[layout.kind.row(sequence.kinds[token]) + column] +=
              input[part + ClassifierShape.partSize + column]
              * inputMask[offset + ClassifierShape.partSize + column]
          }
        }
      }
    }
  }

  /// Back through the steps of one direction of the memory.
  private func recall(
    _ w: UnsafePointer<Float>, _ g: UnsafeMutablePointer<Float>, _ direction: Int,
    _ encoding: ClassifierNetwork.Encoding, _ slopes: [Float], _ input: inout [Float]
  ) {
    let units = shape.units
    let side = direction * units
    var fromNext = [Float](repeating: 0, count: units)
    var cellSlope = [Float](repeating: 0, count: units)
    var gateSlopes = [Float](repeating: 0, count: 4 * units)
    var cellBefore = [Float](repeating: 0, count: units)
    encoding.gates[direction].withUnsafeBufferPointer { gates in
      encoding.cells[direction].withUnsafeBufferPointer { cells in
        encoding.memory.withUnsafeBufferPointer { memory in
          encoding.input.withUnsafeBufferPointer { x in
            input.withUnsafeMutableBufferPointer { dx in
              guard let gates = gates.baseAddress, let cells = cells.baseAddress,
                let memory = memory.baseAddress, let x = x.baseAddress, let dx = dx.baseAddress
              else { return }
              for step in (0..<encoding.count).reversed() {
                let token = direction == 0 ? step : encoding.count - 1 - step
                let before = direction == 0 ? token - 1 : token + 1
                for i in 0..<units { fromNext[i] += slopes[token * 2 * units + side + i] }
                dense_lstm_back(
                  gates + token * 4 * units, units, step > 0 ? cells + before * units : nil,
                  cells + token * units, fromNext, cellSlope, &gateSlopes, &cellBefore)
                swap(&cellSlope, &cellBefore)
                dense_add(g + layout.memoryBias[direction].offset, 4 * units, gateSlopes)
                dense_add_outer(
                  g + layout.memoryInput[direction].offset, 4 * units, x + token * shape.input,
                  shape.input, gateSlopes)
                dense_add_transposed(
                  dx + token * shape.input + shape.pretrained, shape.input - shape.pretrained,
                  gateSlopes, 4 * units,
                  w + layout.memoryInput[direction].row(shape.pretrained))
                for i in 0..<units { fromNext[i] = 0 }
                if step > 0 {
                  dense_add_outer(
                    g + layout.memoryState[direction].offset, 4 * units,
                    memory + before * 2 * units + side, units, gateSlopes)
                  dense_add_transposed(
                    &fromNext, units, gateSlopes, 4 * units,
                    w + layout.memoryState[direction].offset)
                }
              }
            }
          }
        }
      }
    }
  }
}
