import Foundation
import LiaisonAnalysis
import LiaisonText

/// Reads the tables that `Scripts/prepare-language-data.py` writes.
struct LexiconBuilder {
  struct Entry {
    let form: String
    let tag: Int
    let lemma: String
    let features: UInt32
  }

  static func rows(_ path: String) throws -> [[Substring]] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw DataError(description: "\(path): cannot be read as UTF-8 text") }
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }

  static func entries(_ path: String) throws -> [Entry] {
    try rows(path).compactMap { fields in
      guard fields.count == 4, let tag = PartOfSpeech.numbers[String(fields[1])] else { return nil }
      return Entry(
        form: String(fields[0]), tag: tag, lemma: String(fields[2]), features: features(fields[3]))
    }
  }

  private static func features(_ text: Substring) -> UInt32 {
    var features: MorphologicalFeatures = []
    for part in text.split(separator: ",") {
      switch part {
      case "Sing": features.insert(.singular)
      case "Plur": features.insert(.plural)
      case "Masc": features.insert(.masculine)
      case "Fem": features.insert(.feminine)
      case "1": features.insert(.firstPerson)
      case "2": features.insert(.secondPerson)
      case "3": features.insert(.thirdPerson)
      case "Ind-Pres": features.formUnion([.finite, .indicative, .present])
      case "Ind-Imp": features.formUnion([.finite, .indicative, .imperfect])
      case "Ind-Past": features.formUnion([.finite, .indicative, .past])
      case "Ind-Fut": features.formUnion([.finite, .indicative, .future])
      case "Cnd-Pres": features.formUnion([.finite, .conditional, .present])
      case "Sub-Pres": features.formUnion([.finite, .subjunctive, .present])
      case "Sub-Imp": features.formUnion([.finite, .subjunctive, .imperfect])
      case "Imp-Pres": features.formUnion([.finite, .imperative, .present])
      case "Part-Past": features.formUnion([.participle, .past])
      case "Part-Pres": features.formUnion([.participle, .present])
      case "Inf": features.insert(.infinitive)
      default: break
      }
    }
    return features.rawValue
  }

  /// Fills the sections on lexical and contextual classes of words.
  static func build(lexicon: [Entry], clusters: String, into model: inout ModelWriter) throws {
    var readings: [[UInt32]: [Int: UInt32]] = [:]
    for entry in lexicon {
      let lower = entry.form.unicodeScalars.map { ScalarCase.lowercase($0.value) }
      readings[lower, default: [:]][entry.tag, default: 0] |= entry.features
    }
    var numbers: [[UInt32]: UInt16] = [:]
    var classes: [UInt32] = []
    var table: [(key: UInt64, value: UInt16)] = []
    for (lower, byTag) in readings.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let name = byTag.sorted { $0.key < $1.key }.flatMap { [UInt32($0.key), $0.value] }
      if numbers[name] == nil, numbers.count < Int(WordTable.none) {
        numbers[name] = UInt16(numbers.count)
        classes.append(byTag.keys.reduce(0) { $0 | 1 << UInt32($1) })
        classes.append(byTag.values.reduce(0, |))
      }
      if let number = numbers[name] { table.append((Vocabulary.key(lower), number)) }
    }
    model.set(.lexicon, WordTable.encode(table))
    model.set(.lexicalClasses, numbers: classes)

    var coarse: [UInt16] = []
    var places: [(key: UInt64, value: UInt16)] = []
    for fields in try rows(clusters) where fields.count == 3 {
      guard let fine = UInt16(fields[1]), let wide = UInt16(fields[2]), fine < 20_000 else {
        continue
      }
      while coarse.count <= Int(fine) { coarse.append(0) }
      coarse[Int(fine)] = wide
      places.append(
        (Vocabulary.key(fields[0].unicodeScalars.map { ScalarCase.lowercase($0.value) }), fine))
    }
    model.set(.clusters, WordTable.encode(places))
    model.set(.coarseClusters, numbers: coarse)
  }
}
