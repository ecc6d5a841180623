/// A document as the classifier sees it.
package struct ClassifierDocument: Sendable {
  /// The document's topic, then each sentence that is kept.
  package var sequences: [ClassifierSequence]
  package var windows: [ClassifierWindow]
}

/// A sentence as the classifier sees it: a name is one token, whatever it is called.
package struct ClassifierSequence: Sendable {
  /// Rows of the table of words.
  package var words: [Int] = []
  package var parts: [Int] = []
  /// What a token stands for: nothing known, a name of some type, a reference to a person or thing.
  package var kinds: [Int] = []
  /// By token, the entities that it stands for, surest first.
  package var entities: [[Reference]] = []

  package struct Reference: Sendable {
    package let entity: Int
    package let confidence: Double
  }

  package var count: Int { words.count }
}

/// A sentence that may state relations, with up to two before it.
package struct ClassifierWindow: Sendable {
  package let sentence: Int
  /// In order; the first is the document's topic.
  package var pieces: [Piece]
  package var pairs: [ClassifierPair] = []

  package struct Piece: Sendable {
    package let sequence: Int
    package var tokens: Range<Int>
    package let isTarget: Bool
  }
}

/// Two entities of a window.
package struct ClassifierPair: Sendable {
  package let a: Int
  package let b: Int
  /// By token of the window, whether it stands for a, for b, for others.
  package var tags: [UInt8]
  /// By token of the window, how far the next mention of a and of b is.
  package var distancesA: [UInt8]
  package var distancesB: [UInt8]
  package var typeA: Int
  package var typeB: Int
  package var countA: Int
  package var countB: Int
  /// Whether each stands in the sentence itself, and whether both are named there.
  package var isATarget: Bool
  package var isBTarget: Bool
  package var areNamed: Bool
  /// What is known beside the text. For relations: by relation and direction how sure the rules are,
  /// then how sure it is that the sentence means each end. For references: see `ReferenceReader`.
  package var hints: [Float]

  /// Whether a rule reads any relation between the two.
  package var isRead: Bool { hints.prefix(ClassifierShape.relations).contains { $0 > 0 } }

  /// The same pair, seen from the other end.
  package var reversed: ClassifierPair {
    var other = self
    other = ClassifierPair(
      a: b, b: a, tags: tags.map { Self.swapped[Int($0)] }, distancesA: distancesB,
      distancesB: distancesA, typeA: typeB, typeB: typeA, countA: countB, countB: countA,
      isATarget: isBTarget, isBTarget: isATarget, areNamed: areNamed, hints: hints)
    for place in stride(from: 0, to: hints.count - 1, by: 2) {
      other.hints.swapAt(place, place + 1)
    }
    return other
  }

  private static let swapped: [UInt8] = [0, 2, 1, 4, 3, 5, 6, 7, 9, 8, 10, 12, 11]
}
