import Foundation
import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// What keeps training data from being read.
struct DataError: Error, CustomStringConvertible {
  let description: String
}

/// Reads CoNLL-U: https://universaldependencies.org/format.html
struct TreebankReader {
  let path: String

  /// The sentences of the file, in order, with the document and paragraph that each begins.
  func sentences() throws -> [(sentence: GoldText, beginsParagraph: Bool)] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw DataError(description: "\(path): cannot be read as UTF-8 text") }
    let file = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    var result: [(GoldText, Bool)] = []
    var sentence = Sentence(origin: file)
    var document = file
    var beginsParagraph = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if let gold = sentence.finished(document) {
          result.append((gold, beginsParagraph))
          beginsParagraph = false
        }
        sentence = Sentence(origin: file)
      } else if line.hasPrefix("# newdoc id = ") {
        document = file + "/" + line.dropFirst("# newdoc id = ".count)
        beginsParagraph = true
      } else if line.hasPrefix("# newpar") {
        beginsParagraph = true
      } else if line.hasPrefix("# text = ") {
        sentence.text = String(line.dropFirst("# text = ".count))
      } else if !line.hasPrefix("#") {
        sentence.add(line)
      }
    }
    if let gold = sentence.finished(document) { result.append((gold, beginsParagraph)) }
    return result
  }

  /// The file as running text: paragraphs apart, the sentences of one after another.
  func documents() throws -> [GoldText] {
    var result: [GoldText] = []
    for (sentence, beginsParagraph) in try sentences() {
      if result.last?.origin != sentence.origin {
        result.append(GoldText(text: "", words: [], sentenceStarts: [], origin: sentence.origin))
      }
      let separator = beginsParagraph ? "\n\n" : " "
      result[result.count - 1].append(sentence, separator: separator)
    }
    return result
  }

  private struct Sentence {
    var origin: String
    var text = ""
    var rows: [[Substring]] = []
    /// First and last word of each contraction, and its form.
    var contractions: [(Int, Int, String)] = []

    mutating func add(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 10 else { return }
      let ends = fields[0].split(separator: "-").compactMap { Int($0) }
      if ends.count == 2 {
        contractions.append((ends[0], ends[1], String(fields[1])))
      } else if Int(fields[0]) != nil {
        rows.append(fields)
      }
    }

    func finished(_ document: String) -> GoldText? {
      guard !rows.isEmpty, let ranges = wordRanges() else { return nil }
      let words = zip(rows, ranges).map { fields, range in
        let head = Int(fields[6]) ?? 0
        return GoldWord(
          range: range, lemma: String(fields[2]).replacing("’", with: "'"),
          tag: PartOfSpeech.numbers[String(fields[3])] ?? PartOfSpeech.numbered.count - 1,
          features: MorphologicalFeatures(universal: String(fields[5])).rawValue,
          head: head > 0 && head <= rows.count ? head - 1 : nil, label: String(fields[7]),
          name: Self.name(in: fields[9]))
      }
      return GoldText(text: text, words: words, origin: document)
    }

    private static func name(in miscellany: Substring) -> String {
      for part in miscellany.split(separator: "|") where part.hasPrefix("NER=") {
        return String(part.dropFirst(4))
      }
      return "O"
    }

    /// Finds each form in the sentence's text, in order.
    private func wordRanges() -> [TextRange]? {
      let bytes = Array(text.utf8)
      var position = 0
      var ranges: [TextRange] = []
      func next(_ form: String) -> TextRange? {
        let wanted = Array(form.utf8)
        while position + wanted.count <= bytes.count {
          if bytes[position..<position + wanted.count].elementsEqual(wanted) {
            defer { position += wanted.count }
            return TextRange(position, position + wanted.count)
          }
          position += 1
        }
        return nil
      }
      var word = 1
      while word <= rows.count {
        if let contraction = contractions.first(where: { $0.0 == word }) {
          guard let range = next(contraction.2), contraction.1 <= rows.count else { return nil }
          for _ in contraction.0...contraction.1 { ranges.append(range) }
          word = contraction.1 + 1
        } else {
          guard let range = next(String(rows[word - 1][1])) else { return nil }
          ranges.append(range)
          word += 1
        }
      }
      return ranges
    }
  }
}
