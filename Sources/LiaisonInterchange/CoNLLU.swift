import LiaisonModel
public import LiaisonText

/// Analysed documents in the ten columns of CoNLL-U (https://universaldependencies.org/format.html).
///
/// Beside the columns of the format, the comments of a sentence say what it is (`kind`) and where it
/// stands (`characters` and `bytes`, half-open), and MISC holds for each token `TokenRange` in Unicode
/// code points, `SpaceAfter` or `SpacesAfter` for the white space behind it (`SpacesBefore` for that
/// at the document's beginning), and for names `Name` (`B-Person`, `I-Person`) and `Entity`, the
/// fullest name that the document has for the thing.
/// A contraction (`du`, `don't`) is one token.
public enum CoNLLU {
  /// One document, each sentence ended by a blank line; empty for a document without words.
  ///
  /// Takes time and space linear in the document.
  public static func encode(_ analysis: DocumentAnalysis) -> String {
    let document = analysis.document
    let offsets = ScalarOffsets(document.source.text)
    let spaces = gaps(in: document)
    var names: [Int: DocumentAnalysis.Name] = [:]
    for name in analysis.names { for token in name.tokens { names[token] = name } }
    var text = ""
    for (number, sentence) in document.sentences.enumerated() where !sentence.tokens.isEmpty {
      if text.isEmpty {
        text += "# newdoc id = \(onOneLine(document.source.id.rawValue))\n"
        text += "# language = \(document.language.rawValue)\n"
      }
      let characters = offsets.scalarRange(sentence.range)
      text += "# sent_id = \(identifier(document.source.id.rawValue))-\(number + 1)\n"
      text += "# text = \(plainText(of: sentence, document, spaces))\n"
      text += "# kind = \(sentence.kind.rawValue)\n"
      text += "# characters = \(characters.lowerBound):\(characters.upperBound)\n"
      text += "# bytes = \(sentence.range.start):\(sentence.range.end)\n"
      let heads = heads(of: sentence, document.tokens)
      for (place, index) in sentence.tokens.enumerated() {
        let token = document.tokens[index]
        let range = offsets.scalarRange(token.range)
        var misc: [String] = []
        if let name = names[index] {
          let mark = name.tokens.lowerBound == index ? "B" : "I"
          misc += ["Name=\(mark)-\(name.type.rawValue)", "Entity=\(escaped(name.entity))"]
        }
        if index == 0, token.range.start > 0 {
          let space = TextRange(0, token.range.start)
          misc.append("SpacesBefore=\(escaped(offsets.substring(space), includingSpaces: true))")
        }
        let space = spaces[index]
        if space.isEmpty {
          misc.append("SpaceAfter=No")
        } else if space != " " {
          misc.append("SpacesAfter=\(escaped(space, includingSpaces: true))")
        }
        misc.append("TokenRange=\(range.lowerBound):\(range.upperBound)")
        let columns = [
          "\(place + 1)", field(token.surface), field(token.lemma),
          token.partOfSpeech?.rawValue ?? "_", "_", token.features.universal,
          heads.map { "\($0[place].head)" } ?? "_", heads.map { $0[place].relation } ?? "_", "_",
          misc.joined(separator: "|"),
        ]
        text += columns.joined(separator: "\t") + "\n"
      }
      text += "\n"
    }
    return text
  }

  /// The tree of a sentence, counted from 1 with 0 for the root; nil where none was found.
  ///
  /// The format wants one root: where a long sentence was parsed in pieces, the roots of the others
  /// hang on the first as `parataxis`.
  private static func heads(
    of sentence: Sentence, _ tokens: [Token]
  ) -> [(head: Int, relation: String)]? {
    let start = sentence.tokens.lowerBound
    func head(_ index: Int) -> Int? {
      tokens[index].head.flatMap { sentence.tokens.contains($0) ? $0 : nil }
    }
    guard sentence.tokens.contains(where: { tokens[$0].dependency != nil }),
      let root = sentence.tokens.first(where: { head($0) == nil })
    else { return nil }
    return sentence.tokens.map { index in
      if index == root { return (0, "root") }
      guard let head = head(index) else { return (root - start + 1, "parataxis") }
      let relation = tokens[index].dependency ?? "dep"
      return (head - start + 1, relation == "root" ? "dep" : relation)
    }
  }

  /// The white space behind each token.
  private static func gaps(in document: AnalyzedDocument) -> [String] {
    let utf8 = Array(document.source.text.utf8)
    return document.tokens.indices.map { index in
      let start = document.tokens[index].range.end
      let end =
        index + 1 < document.tokens.count
        ? document.tokens[index + 1].range.start : utf8.count
      return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
    }
  }

  /// The sentence as the columns spell it: the format wants forms parted by single spaces.
  private static func plainText(
    of sentence: Sentence, _ document: AnalyzedDocument, _ spaces: [String]
  ) -> String {
    var text = ""
    for index in sentence.tokens {
      text += field(document.tokens[index].surface)
      if !spaces[index].isEmpty, index + 1 < sentence.tokens.upperBound { text += " " }
    }
    return text
  }

  /// A value of a column, which no tab and no end of line may part; `_` stands for none.
  private static func field(_ text: String) -> String { text.isEmpty ? "_" : onOneLine(text) }

  private static func onOneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(breaksLine(scalar) ? " " : scalar) }
    return String(scalars)
  }

  /// Whether a reader could take it for the end of a line or of a column.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A sentence identifier has no spaces, and `/` parts it from a translation's.
  private static func identifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "/" || scalar == "%" || scalar.properties.isWhitespace || breaksLine(scalar) {
        for byte in String(scalar).utf8 {
          result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value in MISC, escaped as UDPipe does: `\s`, `\t`, `\r`, `\n`, `\p` for `|`, `\\`.
  private static func escaped(_ text: String, includingSpaces: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "|": result += "\\p"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\n": result += "\\n"
      case " " where includingSpaces: result += "\\s"
      case _ where breaksLine(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
