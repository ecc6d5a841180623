import Foundation
import LiaisonAnalysis
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

/// A sentence with the names in it, to learn from or to measure on.
struct NamedSentence {
  var input: NameSentence
  /// As in `NameTagger`; nil where nobody says.
  let labels: [Int?]
}

/// Texts with names marked, from four kinds of source.
struct NameCorpus {
  let language: Language
  let corpora: Corpora
  /// Its rules and lexicon tell what they think of each word.
  let pipeline: ExtractionPipeline

  /// A stretch of text that is a name of a class.
  struct Mark {
    let range: TextRange
    let label: NameTagger.Class
  }

  /// What other programs or people marked in treebanks, news and reports.
  func background() throws -> [NamedSentence] {
    switch language {
    case .french:
      return try treebankNames() + annotated("silver/fr-ntrex.conllu") + reports()
    case .english:
      return try annotated("silver/en-prose.conllu")
    }
  }

  private static func label(_ name: Substring) -> NameTagger.Class? {
    switch name {
    case "PER", "PERSON": .person
    case "ORG": .organization
    case "LOC", "GPE", "FAC": .location
    case "MISC", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW": .other
    default: nil
    }
  }

  /// CoNLL-U with `NER=B-ORG` in its last column.
  private func annotated(_ file: String) throws -> [NamedSentence] {
    try TreebankReader(path: corpora.path(file)).sentences().flatMap { gold, _ in
      var marks: [Mark] = []
      for word in gold.words where word.name != "O" {
        guard let label = Self.label(word.name.dropFirst(2)) else { continue }
        if word.name.hasPrefix("I"), let last = marks.last, last.label == label {
          marks[marks.count - 1] = Mark(range: last.range.union(word.range), label: label)
        } else {
          marks.append(Mark(range: word.range, label: label))
        }
      }
      return sentences(gold.text, marks)
    }
  }

  private struct NameLine: Decodable {
    let text: String
    let names: [[Field]]

    enum Field: Decodable {
      case number(Int)
      case text(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {
          self = .number(number)
        } else {
          self = .text(try value.decode(String.self))
        }
      }
    }
  }

  /// Names over the French treebanks, one sentence a line, ends in code points.
  private func treebankNames() throws -> [NamedSentence] {
    try lines("silver/fr-ud-names.jsonl").flatMap { line in
      let line = try JSONDecoder().decode(NameLine.self, from: Data(line.utf8))
      let offsets = Self.offsets(line.text)
      let marks = line.names.compactMap { fields -> Mark? in
        guard fields.count == 3, case .number(let start) = fields[0],
          case .number(let end) = fields[1], case .text(let name) = fields[2],
          let label = Self.label(name[...]), end < offsets.count
        else { return nil }
        return Mark(range: TextRange(offsets[start], offsets[end]), label: label)
      }
      return sentences(line.text, marks)
    }
  }

  private struct Report: Decodable {
    let text: String
    let entities: [Entity]

    struct Entity: Decodable {
      let type: String
      let mentions: [Mention]
    }

    struct Mention: Decodable {
      let value: String
      let start: Int
      let end: Int
    }
  }

  /// POPCORN: people marked these.
  private func reports() throws -> [NamedSentence] {
    let data = try Data(contentsOf: URL(fileURLWithPath: corpora.path("popcorn-fr/train.json")))
    let reports = try JSONDecoder().decode([String: Report].self, from: data)
    return reports.sorted { $0.key < $1.key }.flatMap { _, report in
      let offsets = Self.offsets(report.text)
      var marks: [Mark] = []
      for entity in report.entities {
        let label: NameTagger.Class
        switch entity.type {
        case "CIVILIAN", "TERRORIST_OR_CRIMINAL", "MILITARY": label = .person
        case "PLACE": label = .location
        case let type where type.hasSuffix("ORGANISATION"): label = .organization
        default: continue
        }
        for mention in entity.mentions
        where mention.value.first?.isUppercase == true && mention.end < offsets.count {
          marks.append(
            Mark(range: TextRange(offsets[mention.start], offsets[mention.end]), label: label))
        }
      }
      return sentences(report.text, marks)
    }
  }

  // MARK: Articles with gold entities

  func sentences(of article: AnnotatedArticle) -> [NamedSentence] {
    sentences(article.text, marks(article.text, article.gold.entities), isComplete: false)
  }

  /// Every place where a name or a name-like alias stands; of overlapping ones the longest.
  private func marks(_ text: String, _ entities: [GoldEntity]) -> [Mark] {
    var surfaces: [(surface: String, label: NameTagger.Class)] = []
    for entity in entities {
      let label: NameTagger.Class
      switch entity.type {
      case .person: label = .person
      case .organization, .fund, .governmentBody: label = .organization
      case .location: label = .location
      default: label = .other
      }
      if entity.name.contains(where: \.isUppercase) { surfaces.append((entity.name, label)) }
      surfaces += entity.aliases.filter(Self.isName).map { ($0, label) }
    }
    surfaces.sort { ($1.surface.utf8.count, $0.surface) < ($0.surface.utf8.count, $1.surface) }
    let plain = Self.plain(text)
    var taken = [Bool](repeating: false, count: text.utf8.count)
    var marks: [Mark] = []
    let bytes = Array(plain.utf8)
    for (surface, label) in surfaces {
      let wanted = Array(Self.plain(surface).utf8)
      var start = 0
      while start + wanted.count <= bytes.count {
        let end = start + wanted.count
        guard bytes[start] == wanted[0], bytes[start..<end].elementsEqual(wanted),
          start == 0 || !Self.isLetter(bytes[start - 1]),
          end == bytes.count || !Self.isLetter(bytes[end]),
          !taken[start..<end].contains(true)
        else {
          start += 1
          continue
        }
        for place in start..<end { taken[place] = true }
        marks.append(Mark(range: TextRange(start, end), label: label))
        start = end
      }
    }
    return marks.sorted { $0.range < $1.range }
  }

  /// Straight apostrophes and plain spaces, byte for byte where the original had more.
  private static func plain(_ text: String) -> String {
    text.replacing("’", with: "'\u{1}\u{1}").replacing("\u{A0}", with: " \u{1}")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  private static let openers: Set<String> = [
    "le", "la", "les", "l'", "l’", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cette",
    "the", "a", "an", "his", "her", "its", "their", "this", "mme", "m.", "me", "mr", "mrs", "ms",
    "mon", "ma", "mes", "notre", "nos", "my", "our",
  ]

  private static func isName(_ alias: String) -> Bool {
    guard alias.first?.isUppercase == true else { return false }
    let first = alias.prefix { !$0.isWhitespace && $0 != "'" && $0 != "’" }.lowercased()
    if openers.contains(first) || alias.lowercased().hasPrefix("l'")
      || alias.lowercased().hasPrefix("l’")
    {
      return false
    }
    let words = alias.split(separator: " ")
    // « Son associé », « Harbour Lights' largest backer », « Ma mère, Deirdre »: descriptions.
    return words.count == 1
      || words.last?.first?.isUppercase == true && !alias.contains(",")
  }

  // MARK: Common steps

  private func lines(_ file: String) throws -> [Substring] {
    let text = try String(contentsOfFile: corpora.path(file), encoding: .utf8)
    return text.split(separator: "\n")
  }

  /// The byte offset of each code point, and of the end.
  private static func offsets(_ text: String) -> [Int] {
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + scalar.utf8.count)
    }
    return offsets
  }

  /// - Parameter isComplete: whether every name is marked; else what only the rules take for a name
  ///   is left open.
  private func sentences(
    _ text: String, _ marks: [Mark], isComplete: Bool = true
  ) -> [NamedSentence] {
    let input = pipeline.nameInput(
      for: SourceDocument(id: "names", text: text, language: language))
    var labels = [Int?](repeating: 0, count: input.ranges.count)
    let marks = marks.sorted { $0.range < $1.range }
    var next = 0
    for mark in marks {
      while next < input.ranges.count, input.ranges[next].end <= mark.range.start { next += 1 }
      var end = next
      while end < input.ranges.count, input.ranges[end].start < mark.range.end { end += 1 }
      var start = next
      while start < end - 1, input.openers.contains(start) { start += 1 }
      if end - 1 > start, input.genitives.contains(end - 1) { end -= 1 }
      for index in start..<end {
        labels[index] = mark.label.rawValue * 2 + (index == start ? 1 : 2)
      }
      next = max(end, next)
    }
    return input.sentences.map { sentence in
      var own = Array(labels[sentence.start..<sentence.start + sentence.count])
      if !isComplete { Self.leaveOpen(&own, sentence) }
      return NamedSentence(input: sentence, labels: own)
    }
  }

  /// What the rules take for a name and no mark touches may be one: gold lists hold what relations need.
  private static func leaveOpen(_ labels: inout [Int?], _ sentence: NameSentence) {
    var index = 0
    while index < sentence.count {
      guard sentence.hints[index].rule > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < sentence.count, sentence.hints[end].rule > 2 { end += 1 }
      if labels[index..<end].allSatisfy({ $0 == 0 }) {
        for place in index..<end { labels[place] = nil }
      }
      index = end
    }
  }
}
