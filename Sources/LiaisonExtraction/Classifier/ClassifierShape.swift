/// How large the parts of a `ClassifierNetwork` are, and where each stands among its parameters.
package struct ClassifierShape: Hashable, Sendable {
  /// Numbers a word brings along from vectors learned on much text; 0 for none.
  package var pretrained: Int
  /// Numbers a word learns.
  package var learned: Int
  /// Units of each direction of the memory.
  package var units = 64
  /// Numbers that a token is seen by within a pair.
  package var view = 128
  package var hidden = 128

  package init(pretrained: Int, learned: Int) {
    self.pretrained = pretrained
    self.learned = learned
  }

  package static let parts = 24
  package static let partSize = 12
  package static let kinds = 12
  package static let kindSize = 12
  package static let tags = 13
  package static let distances = 16
  static let segments = 3
  static let typeSize = 6
  static let countSize = 4
  static let counts = 6
  static let types = 7
  /// Types and counts of both ends, where they stand, and padding.
  package static let pairSize = 2 * typeSize + 2 * countSize + 4
  /// Each relation type in both directions.
  package static let relations = 10
  /// What is known beside the text.
  package static let hintSize = 16
  package static let statuses = 5
  /// Relations and statuses, padded.
  package static let outputs = 16

  package var input: Int { pretrained + learned + Self.partSize + Self.kindSize }
  package var features: Int { 5 * view + 4 * units + Self.pairSize + Self.hintSize }

  /// A matrix among the parameters.
  package struct Block: Hashable, Sendable {
    package let offset: Int
    package let rows: Int
    package let columns: Int
    package var count: Int { rows * columns }
    package func row(_ index: Int) -> Int { offset + index * columns }
  }

  package struct Layout: Sendable {
    package let part, kind: Block
    /// Forwards and backwards.
    package let memoryInput, memoryState, memoryBias: [Block]
    package let view, viewBias, tag, distanceA, distanceB, segment: Block
    package let type, count: [Block]
    package let hidden, hiddenBias, output, outputBias: Block
    package let size: Int
  }

  package var layout: Layout {
    var offset = 0
    func block(_ rows: Int, _ columns: Int) -> Block {
      defer { offset += rows * columns }
      return Block(offset: offset, rows: rows, columns: columns)
    }
    let part = block(Self.parts, Self.partSize)
    let kind = block(Self.kinds, Self.kindSize)
    let memoryInput = [block(input, 4 * units), block(input, 4 * units)]
    let memoryState = [block(units, 4 * units), block(units, 4 * units)]
    let memoryBias = [block(1, 4 * units), block(1, 4 * units)]
    let view = block(2 * units, self.view)
    let viewBias = block(1, self.view)
    let tag = block(Self.tags, self.view)
    let distanceA = block(Self.distances, self.view)
    let distanceB = block(Self.distances, self.view)
    let segment = block(Self.segments, self.view)
    let type = [block(Self.types, Self.typeSize), block(Self.types, Self.typeSize)]
    let count = [block(Self.counts, Self.countSize), block(Self.counts, Self.countSize)]
    let hidden = block(features, self.hidden)
    let hiddenBias = block(1, self.hidden)
    let output = block(self.hidden, Self.outputs)
    let outputBias = block(1, Self.outputs)
    return Layout(
      part: part, kind: kind, memoryInput: memoryInput, memoryState: memoryState,
      memoryBias: memoryBias, view: view, viewBias: viewBias, tag: tag, distanceA: distanceA,
      distanceB: distanceB, segment: segment, type: type, count: count, hidden: hidden,
      hiddenBias: hiddenBias, output: output, outputBias: outputBias, size: offset)
  }
}
