import Foundation
import LiaisonAnalysis
import LiaisonExtraction
import LiaisonText

/// Vectors of words, learned elsewhere on much text.
struct WordVectors {
  let width: Int
  let words: [String]
  let values: [Float]

  /// Reads lines of a word and its numbers, parted by spaces.
  init(path: String) throws {
    var words: [String] = []
    var values: [Float] = []
    var width = 0
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n").enumerated() {
      let parts = line.split(separator: " ")
      let numbers = parts.dropFirst().compactMap { Float($0) }
      if width == 0 { width = numbers.count }
      guard numbers.count == width, numbers.count == parts.count - 1 else {
        throw VectorError(path: path, line: index + 1, width: width)
      }
      words.append(String(parts[0]))
      values += numbers
    }
    self.width = width
    self.words = words
    self.values = values
  }

  struct VectorError: Error, CustomStringConvertible {
    let path: String
    let line: Int
    let width: Int
    var description: String { "\(path):\(line): expected a word and \(width) numbers" }
  }
}

/// Words that get a row in the model: those with a vector and those met more than once.
struct TrainingVocabulary: ClassifierVocabulary {
  /// Counts words while documents are read.
  final class Counter: @unchecked Sendable {
    var isCounting = true
    var rows: [String: Int] = [:]
    var counts: [Int] = []
  }

  let counter = Counter()
  private let known: WordVectors?
  private var kept: [Int] = []
  private var names: [String] = []
  private let firstOwn: Int

  var person: Int { 1 }
  var thing: Int { 2 }
  var topic: Int { 4 }
  var boundary: Int { 5 }
  var width: Int { known?.width ?? 0 }
  var count: Int { names.count + WordRows.reserved }

  init(_ vectors: WordVectors?) {
    known = vectors
    for word in vectors?.words ?? [] {
      counter.rows[word] = counter.rows.count + WordRows.reserved
    }
    firstOwn = counter.rows.count + WordRows.reserved
    counter.counts = [Int](repeating: 0, count: firstOwn)
  }

  func row(of token: Token) -> Int {
    let form = token.form.lowercased()
    if form.utf8.contains(where: { (48...57).contains($0) }) { return WordRows.number }
    let lemma = token.lemma.lowercased()
    let row: Int
    if let own = counter.rows[form], own < firstOwn {
      row = own
    } else if let own = counter.rows[lemma], own < firstOwn {
      row = own
    } else if let own = counter.rows[form] {
      row = own
    } else {
      row = counter.counts.count
      counter.rows[form] = row
      counter.counts.append(0)
    }
    if counter.isCounting { counter.counts[row] += 1 }
    return row
  }

  /// Gives rows in order to the words that keep one, and puts unknown in the place of the others.
  mutating func prune(_ documents: inout [ClassifierTrainer.Document]) {
    if kept.isEmpty {
      kept = [Int](repeating: WordRows.unknown, count: counter.counts.count)
      for row in 0..<WordRows.reserved { kept[row] = row }
      for (word, row) in counter.rows.sorted(by: { $0.value < $1.value })
      where row < firstOwn || counter.counts[row] > 1 {
        kept[row] = names.count + WordRows.reserved
        names.append(word)
      }
    }
    for document in documents.indices {
      for sequence in documents[document].input.sequences.indices {
        documents[document].input.sequences[sequence].words =
          documents[document].input.sequences[sequence].words.map {
            $0 < kept.count ? kept[$0] : WordRows.unknown
          }
      }
    }
  }

  /// By row and column.
  func vectors() -> [Float] {
    guard let known else { return [] }
    return [Float](repeating: 0, count: WordRows.reserved * known.width) + known.values
      + [Float](repeating: 0, count: (names.count - known.words.count) * known.width)
  }

  /// Writes a model; of a word that was never met only its vector is kept.
  func write(_ trainers: [ClassifierTrainer], to path: String) throws {
    guard let first = trainers.first else { return }
    let shape = first.shape
    let learned = trainers.map { trainer in
      var words = trainer.words
      for row in counter.rows.values where kept[row] >= WordRows.reserved {
        guard counter.counts[row] == 0 else { continue }
        for column in 0..<shape.learned { words[kept[row] * shape.learned + column] = 0 }
      }
      return words
    }
    let scale = Self.scale(first.pretrained)
    let scaleLearned = learned.map(Self.scale).max() ?? 1
    var bytes: [UInt8] = []
    for row in 0..<count {
      bytes += Self.bytes(first.pretrained, row, shape.pretrained, scale)
      for words in learned { bytes += Self.bytes(words, row, shape.learned, scaleLearned) }
    }
    var writer = ModelWriter()
    writer.set(
      .wordVectors, bytes,
      parameters: (
        UInt32(shape.pretrained) << 16 | UInt32(shape.learned), scale.bitPattern,
        scaleLearned.bitPattern
      ))
    writer.set(
      .wordRows,
      WordTable.encode(
        names.enumerated().map {
          (WordRows.key($0.element), UInt16($0.offset + WordRows.reserved))
        }))
    writer.set(
      .classifierParameters, numbers: trainers.flatMap { $0.network.parameters.map(\.bitPattern) })
    try writer.write(to: path)
  }

  private static func scale(_ values: [Float]) -> Float {
    max(values.lazy.map(abs).max() ?? 0, 1e-6) / 127
  }

  private static func bytes(_ values: [Float], _ row: Int, _ width: Int, _ scale: Float) -> [UInt8]
  {
    values[row * width..<(row + 1) * width].map {
      UInt8(bitPattern: Int8(max(-127, min(127, ($0 / scale).rounded()))))
    }
  }
}
