/// What the taggers see of a word: hashes of its parts, its shape, and what the lexicon says.
package struct Word: Sendable {
  /// The lower-case form with every digit made 0.
  package var lower: UInt32 = 0
  /// The form as written, digits made 0.
  package var exact: UInt32 = 0
  /// The last one to five scalars of the lower-case form.
  package var suffixes: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
  /// The first one to four.
  package var prefixes: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
  /// Runs of capitals, small letters, digits and marks, and a coarse length.
  package var shape: UInt32 = 0
  /// Bits of `Traits`.
  package var traits: Traits = []
  /// Which set of readings the lexicon gives; 0 if it does not hold the word.
  package var lexicalClass: UInt32 = 0
  /// One bit for each part of speech it may have there.
  package var partsOfSpeech: UInt32 = 0
  /// The morphological features it may have there.
  package var lexicalFeatures: UInt32 = 0
  /// The class of words with like contexts, fine and coarse; 0 if unknown.
  package var cluster: UInt32 = 0
  package var coarseCluster: UInt32 = 0

  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package static let capitalized = Self(rawValue: 1 << 0)
    package static let allCapitals = Self(rawValue: 1 << 1)
    package static let digit = Self(rawValue: 1 << 2)
    package static let hyphen = Self(rawValue: 1 << 3)
    package static let letter = Self(rawValue: 1 << 4)
    package static let innerCapital = Self(rawValue: 1 << 5)
    package static let unknown = Self(rawValue: 1 << 6)
  }

  /// Stands before the first and after the last word of a sentence.
  package static let boundary: Word = {
    var word = Word()
    word.lower = 0x0B0B_0B0B
    word.exact = 0x0B0B_0B0B
    word.shape = 0x0B0B_0B0B
    return word
  }()
}

/// A language's lexicon and word classes, as the taggers use them.
package struct Vocabulary: Sendable {
  private let lexicon: WordTable
  private let classes: [(partsOfSpeech: UInt32, features: UInt32)]
  private let clusters: WordTable
  private let coarse: [UInt16]

  package init(_ file: ModelFile) throws(ModelError) {
    lexicon = try WordTable(.lexicon, of: file)
    let numbers = try file.numbers(.lexicalClasses, as: UInt32.self)
    classes = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    clusters = try WordTable(.clusters, of: file)
    coarse = try file.numbers(.coarseClusters, as: UInt16.self)
  }

  /// The key of a word in the tables.
  package static func key(_ scalars: some Sequence<UInt32>) -> UInt64 {
    var a = FeatureHash.textSeed
    var b: UInt32 = 0x1234_5677
    for scalar in scalars {
      a = FeatureHash.extend(a, with: scalar)
      b = FeatureHash.extend(b, with: scalar &+ 0x51)
    }
    return FeatureHash.mix(UInt64(a) << 32 | UInt64(b))
  }

  package func word(_ form: String) -> Word {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(16)
    for scalar in form.unicodeScalars { scalars.append(scalar.value) }
    return word(scalars)
  }

  /// Takes time linear in the form's length; at most 64 scalars count.
  package func word(_ form: [UInt32]) -> Word {
    let form = form.count > 64 ? Array(form.prefix(64)) : form
    var word = Word()
    var lower = form
    var shape = FeatureHash.textSeed
    var lastKind: UInt32 = 0
    var kinds = 0
    var capitals = 0
    var letters = 0
    for (position, scalar) in form.enumerated() {
      let small = ScalarCase.lowercase(scalar)
      let kind = ScalarCase.kind(scalar, lowercase: small)
      lower[position] = kind == .digit ? 0x30 : small
      switch kind {
      case .capital:
        capitals += 1
        letters += 1
        if position == 0 {
          word.traits.insert(.capitalized)
        } else {
          word.traits.insert(.innerCapital)
        }
      case .small: letters += 1
      case .digit: word.traits.insert(.digit)
      case .mark: if scalar == 0x2D { word.traits.insert(.hyphen) }
      }
      if kind.rawValue != lastKind, kinds < 6 {
        shape = FeatureHash.extend(shape, with: kind.rawValue)
        lastKind = kind.rawValue
        kinds += 1
      }
    }
    if letters > 0 { word.traits.insert(.letter) }
    if capitals > 1, capitals == letters { word.traits.insert(.allCapitals) }
    word.shape = FeatureHash.extend(shape, with: UInt32(min(form.count, 4)))
    word.lower = FeatureHash.of(scalars: lower)
    word.exact = FeatureHash.of(
      scalars: form.map { ScalarCase.isDigit($0) ? 0x30 : $0 })
    setAffixes(of: &word, lower)
    lookUp(lower, &word)
    return word
  }

  private func setAffixes(of word: inout Word, _ lower: [UInt32]) {
    func suffix(_ length: Int) -> UInt32 {
      lower.count < length ? 0 : FeatureHash.of(scalars: lower.suffix(length))
    }
    func prefix(_ length: Int) -> UInt32 {
      lower.count < length ? 0 : FeatureHash.of(scalars: lower.prefix(length))
    }
    word.suffixes = (suffix(1), suffix(2), suffix(3), suffix(4), suffix(5))
    word.prefixes = (prefix(1), prefix(2), prefix(3), prefix(4))
  }

  private func lookUp(_ lower: [UInt32], _ word: inout Word) {
    let key = Self.key(lower)
    var entry = lexicon.value(key)
    if entry == WordTable.none, word.traits.contains(.hyphen),
      let last = lower.split(separator: 0x2D).last, last.count > 2
    {
      // « ex-directrice » inflects as its last part does.
      entry = lexicon.value(Self.key(last))
    }
    if entry != WordTable.none, Int(entry) < classes.count {
      word.lexicalClass = UInt32(entry) + 1
      word.partsOfSpeech = classes[Int(entry)].partsOfSpeech
      word.lexicalFeatures = classes[Int(entry)].features
    } else {
      word.traits.insert(.unknown)
    }
    let cluster = clusters.value(key)
    if cluster != WordTable.none, Int(cluster) < coarse.count {
      word.cluster = UInt32(cluster) + 1
      word.coarseCluster = UInt32(coarse[Int(cluster)]) + 1
    }
  }
}

/// Case by scalar; quick for Latin letters.
package enum ScalarCase {
  package enum Kind: UInt32 {
    case capital = 1
    case small, digit, mark
  }

  package static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  package static func lowercase(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar }
    if scalar < 0x100 {
      return scalar >= 0xC0 && scalar <= 0xDE && scalar != 0xD7 ? scalar + 0x20 : scalar
    }
    if scalar == 0x2019 || scalar == 0x02BC { return 0x27 }
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let mapped = value.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first?.value ?? scalar : scalar
  }

  package static func kind(_ scalar: UInt32, lowercase: UInt32) -> Kind {
    if isDigit(scalar) { return .digit }
    if lowercase != scalar { return scalar == 0x2019 || scalar == 0x02BC ? .mark : .capital }
    if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7A ? .small : .mark }
    guard let value = Unicode.Scalar(scalar) else { return .mark }
    return value.properties.isAlphabetic ? .small : .mark
  }
}
