package import LiaisonAnalysis
import LiaisonModel
package import LiaisonText

/// The words of a model, by the row that each has in its table.
package struct WordRows: ClassifierVocabulary {
  package static let unknown = 0
  package static let number = 3
  /// Rows with a meaning of their own.
  package static let reserved = 6

  private let table: WordTable

  package init(_ table: WordTable) { self.table = table }

  package var person: Int { 1 }
  package var thing: Int { 2 }
  package var topic: Int { 4 }
  package var boundary: Int { 5 }

  /// The row of the form, else of the lemma, else of unknown words.
  package func row(of token: Token) -> Int {
    let form = token.form.lowercased()
    if form.utf8.contains(where: { (48...57).contains($0) }) { return Self.number }
    for word in [form, token.lemma.lowercased()] {
      let value = table.value(Self.key(word))
      if value != WordTable.none { return Int(value) }
    }
    return Self.unknown
  }

  package static func key(_ word: String) -> UInt64 {
    FeatureHash.mix(UInt64(FeatureHash.of(scalars: word.unicodeScalars.lazy.map(\.value))))
  }
}

/// Networks that were learned alike from other beginnings, with their words, as a file holds them.
package struct ClassifierModel: Sendable {
  /// What they say is averaged.
  package let networks: [ClassifierNetwork]
  package let rows: WordRows
  private let file: ModelFile
  private let scalePretrained: Float
  private let scaleLearned: Float

  package init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    let weights = try file.required(.classifierParameters)
    let vectors = try file.required(.wordVectors)
    let (pretrained, learned) = (vectors.parameters.0 >> 16, vectors.parameters.0 & 0xFFFF)
    let shape = ClassifierShape(pretrained: Int(pretrained), learned: Int(learned))
    let size = shape.layout.size
    // Numbers next to nothing, which learning leaves behind, make processors slow.
    let numbers = try file.numbers(.classifierParameters, as: UInt32.self)
      .map(Float.init(bitPattern:)).map { abs($0) < 1e-20 ? 0 : $0 }
    let members = numbers.count / size
    guard members > 0, numbers.count == members * size, weights.bytes.count == numbers.count * 4,
      vectors.bytes.count >= WordRows.reserved * (shape.pretrained + members * shape.learned)
    else {
      throw .damaged(path: file.path, what: "its section classifierParameters has a wrong size")
    }
    networks = (0..<members).map {
      ClassifierNetwork(shape: shape, parameters: Array(numbers[$0 * size..<($0 + 1) * size]))
    }
    rows = WordRows(try WordTable(.wordRows, of: file))
    scalePretrained = Float(bitPattern: vectors.parameters.1)
    scaleLearned = Float(bitPattern: vectors.parameters.2)
  }

  /// By network and sequence of a document, what the network makes of it; nothing of sequences that no
  /// window shows.
  func encodings(of document: ClassifierDocument) -> [[ClassifierNetwork.Encoding]] {
    let needed = Set(document.windows.lazy.flatMap { $0.pieces.lazy.map(\.sequence) })
    return networks.indices.map { member in
      document.sequences.indices.map { index in
        let sequence = document.sequences[index]
        return needed.contains(index)
          ? networks[member].encode(input(sequence, member: member), count: sequence.count)
          : networks[member].encode([], count: 0)
      }
    }
  }

  /// What a network reads of a sentence.
  func input(_ sequence: ClassifierSequence, member: Int) -> [Float] {
    let shape = networks[member].shape
    let width = shape.pretrained + networks.count * shape.learned
    let own = shape.pretrained + member * shape.learned
    guard let bytes = try? file.required(.wordVectors).bytes else { return [] }
    var input = [Float](repeating: 0, count: sequence.count * shape.input)
    for token in 0..<sequence.count {
      let row = sequence.words[token] * width
      let start = token * shape.input
      guard row + width <= bytes.count else { continue }
      for column in 0..<shape.pretrained {
        input[start + column] = Float(Int8(bitPattern: bytes[row + column])) * scalePretrained
      }
      for column in 0..<shape.learned {
        input[start + shape.pretrained + column] =
          Float(Int8(bitPattern: bytes[row + own + column])) * scaleLearned
      }
      networks[member].describe(
        part: sequence.parts[token], kind: sequence.kinds[token],
        at: start + shape.pretrained + shape.learned, &input)
    }
    return input
  }
}

extension ClassifierNetwork {
  /// Part of speech and kind of a token, into the row of its input.
  package func describe(part: Int, kind: Int, at start: Int, _ input: inout [Float]) {
    for column in 0..<ClassifierShape.partSize {
      input[start + column] = parameters[layout.part.row(part) + column]
    }
    for column in 0..<ClassifierShape.kindSize {
      input[start + ClassifierShape.partSize + column] = parameters[layout.kind.row(kind) + column]
    }
  }
}
