import Foundation
import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// A sentence with the names in it, to learn from or to measure on.
struct NamedSentence {
  var words: [Word]
  var tags: [UInt32]
  /// As in `NameTagger`.
  var labels: [Int]
}

/// Texts with names marked, from four kinds of source.
struct NameCorpus {
  let corpora: Corpora
  let cutter: DocumentAnalyzer
  let vocabulary: Vocabulary
  let tagger: Tagger

  /// A stretch of text that is a name of a class.
  struct Mark {
    let range: TextRange
    let label: NameSpan.Class
  }

  /// What other programs or people marked in treebanks, news and reports.
  func background() throws -> [NamedSentence] {
    switch corpora.language {
    case .french:
      return try treebankNames() + annotated("silver/fr-ntrex.conllu") + reports()
    case .english:
      return try annotated("silver/en-prose.conllu")
    }
  }

  private static func label(_ name: Substring) -> NameSpan.Class? {
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
        let label: NameSpan.Class
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

  private struct Article: Decodable {
    let doc: String
    let lang: String
    let entities: [Entity]

    struct Entity: Decodable {
      let name: String
      let type: String
      let aliases: [String]
    }
  }

  /// The articles of a gold file, each with the group of documents that it belongs to.
  func articles(
    gold: String, texts: String
  ) throws -> [(group: String, sentences: [NamedSentence])] {
    try lines(gold).compactMap { line in
      let article = try JSONDecoder().decode(Article.self, from: Data(line.utf8))
      guard article.lang == corpora.language.rawValue else { return nil }
      let text = try String(
        contentsOfFile: corpora.path("\(texts)/\(article.doc)"), encoding: .utf8)
      let group = article.doc.prefix { $0 != "-" && $0 != "_" }
      return (String(group), sentences(text, marks(text, article)))
    }
  }

  /// Every place where a name or a name-like alias stands; of overlapping ones the longest.
  private func marks(_ text: String, _ article: Article) -> [Mark] {
    var surfaces: [(surface: String, label: NameSpan.Class)] = []
    for entity in article.entities {
      let label: NameSpan.Class
      switch entity.type {
      case "Person": label = .person
      case "Organization", "Fund", "GovernmentBody": label = .organization
      case "Location": label = .location
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
    // « Son associé », « Anciens élèves »: a description at the beginning of a sentence.
    return words.count == 1 || words.dropFirst().contains { $0.first?.isUppercase == true }
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

  private func sentences(_ text: String, _ marks: [Mark]) -> [NamedSentence] {
    let document = cutter.analyze(
      SourceDocument(id: "names", text: text, language: corpora.language))
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    let marks = marks.sorted { $0.range < $1.range }
    return document.sentences.map { sentence in
      let tokens = document.tokens[sentence.tokens]
      let words = tokens.map { vocabulary.word($0.form) }
      frame.load(words)
      withUnsafeTemporaryAllocation(of: Int16.self, capacity: 256) { scores in
        if let scores = scores.baseAddress { tagger.tag(frame, &buffer, scores) }
      }
      var last: TextRange?
      let labels = tokens.map { token in
        guard let mark = marks.first(where: { $0.range.overlaps(token.range) }) else { return 0 }
        defer { last = mark.range }
        return mark.label.rawValue * 2 + (last == mark.range ? 2 : 1)
      }
      return NamedSentence(
        words: words, tags: (0..<words.count).map { frame.tags[$0] }, labels: labels)
    }
  }
}
