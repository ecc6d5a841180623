package import LiaisonText

extension PartOfSpeech {
  /// The parts of speech by their number in models, which is their order in `allCases`.
  package static let numbered = PartOfSpeech.allCases
  package static let numbers: [String: Int] = Dictionary(
    uniqueKeysWithValues: numbered.enumerated().map { ($1.rawValue, $0) })
}

/// The numbers of the parts of speech that features ask for.
package enum TagNumber {
  package static let adjective: UInt32 = 0
  package static let adposition: UInt32 = 1
  package static let adverb: UInt32 = 2
  package static let auxiliary: UInt32 = 3
  package static let coordinatingConjunction: UInt32 = 4
  package static let determiner: UInt32 = 5
  package static let noun: UInt32 = 7
  package static let numeral: UInt32 = 8
  package static let particle: UInt32 = 9
  package static let pronoun: UInt32 = 10
  package static let properNoun: UInt32 = 11
  package static let punctuation: UInt32 = 12
  package static let subordinatingConjunction: UInt32 = 13
  package static let symbol: UInt32 = 14
  package static let verb: UInt32 = 15
  /// The root of a tree, and what is outside a sentence.
  package static let root: UInt32 = 30
  package static let outside: UInt32 = 31
}

/// The sets of morphological features that words of one part of speech were seen to have, scored
/// as sums over six independent groups: number, gender, person, verb form, voice, kind.
package struct FeatureBundles: Sendable {
  /// Columns of the weight table; the last place of a group's columns stands for "none of it".
  package static let groups: [UInt32] = [
    0x3, 0xC, 0x70, 0x780 | 0x7800 | 0x78000, 0x80000, 0x1F00000,
  ]
  package static let columns = 48

  package struct Bundle: Sendable {
    package let rawValue: UInt32
    /// One column a group.
    package let columns: [Int]
  }

  /// By part of speech.
  package let byTag: [[Bundle]]
  /// The value of each column within its group.
  package let values: [UInt32]

  /// - Parameter seen: pairs of part of speech and features, in order.
  package init(_ seen: [(tag: Int, features: UInt32)]) {
    var values: [UInt32] = []
    var columnOf: [[UInt32: Int]] = []
    for group in Self.groups {
      var places: [UInt32: Int] = [:]
      for value in Set(seen.map { $0.features & group }).sorted() {
        // Rare values beyond the table's width share the last column.
        places[value] = min(values.count, Self.columns - 1)
        if values.count < Self.columns { values.append(value) }
      }
      columnOf.append(places)
    }
    self.values = values
    var byTag = [[Bundle]](repeating: [], count: PartOfSpeech.numbered.count)
    for (tag, features) in seen where byTag.indices.contains(tag) {
      let columns = zip(Self.groups, columnOf).map { $1[features & $0] ?? 0 }
      byTag[tag].append(Bundle(rawValue: features, columns: columns))
    }
    self.byTag = byTag
  }

  package init(_ file: ModelFile) throws(ModelError) {
    let numbers = try file.numbers(.bundles, as: UInt32.self)
    self.init(
      stride(from: 0, to: numbers.count - 1, by: 2).map { (Int(numbers[$0]), numbers[$0 + 1]) })
  }

  /// The best set of features for a word of part of speech `tag`.
  package func best<Score: Comparable & AdditiveArithmetic>(
    _ tag: Int, _ scores: UnsafePointer<Score>
  ) -> UInt32 {
    var best: UInt32 = 0
    var top: Score?
    for bundle in byTag[tag] {
      var sum = Score.zero
      for column in bundle.columns { sum += scores[column] }
      if top.map({ sum > $0 }) ?? true {
        top = sum
        best = bundle.rawValue
      }
    }
    return best
  }
}
