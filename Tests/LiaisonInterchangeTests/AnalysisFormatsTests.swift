import Foundation
import LiaisonExtraction
import LiaisonInterchange
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

/// What `analyze` writes can be read back by whoever knows the formats, and is the text.
@Suite struct AnalysisFormatsTests {
  static let pipeline = Result { try AnalysisPipeline() }

  static let texts = [
    "Alice Verdier a fondé Numerix en 2019. Elle poursuit Vaxia, dont le PDG est Jean Dupont.",
    "  Un titre sans point\n\nPublicité\n\nLe groupe a versé 600\u{00A0}000 $ aujourd’hui\u{2026}",
    "The firm's founder didn't sue Acme Corp. (ACM+2.7%)\r\n\r\nAnn Lee gave $5m to it.",
    "Un|deux\ttrois \\ quatre _ #cinq\n# newdoc\n1\tMot\n", "👩‍👩‍👧 e\u{301}té\u{2028}fin\u{85}là",
    "_", "x" + String(repeating: "y", count: 3_000),
    String(repeating: "Anna et Paul, puis ", count: 120) + "rien.",
  ]

  static func analysis(_ text: String) throws -> DocumentAnalysis {
    try pipeline.get().analyze(SourceDocument(id: "a folder/one.txt", text: text))
  }

  @Test(arguments: texts) func `CoNLL-U reads back as the text`(text: String) throws {
    try Self.check(text)
  }

  @Test(arguments: 0..<12) func `CoNLL-U of any text is valid`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "Alice", "Verdier", "a", "fondé", "l’", "Numerix", "|", "_", "\\", "\n", "\r\n", "\t", " ",
      "\u{A0}", ".", ",", "?", "$", "3", "000", "«", "»", "the", "firm", "'s", "\u{0}", "\u{200B}",
      "👍🏽", "é", "#", "-t-il", "…", "\u{2029}",
    ]
    let text = (0..<200).map { _ in
      (pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
    }.joined()
    try Self.check(text)
  }

  /// Reads CoNLL-U by the page of the format, and compares.
  private static func check(_ text: String) throws {
    let analysis = try analysis(text)
    let written = CoNLLU.encode(analysis)
    let document = analysis.document
    let scalars = Array(text.unicodeScalars)
    var whole = ""
    var seen: Set<String> = []
    let blocks = written.components(separatedBy: "\n\n").dropLast()
    #expect(blocks.count == document.sentences.count)
    #expect(written.isEmpty || written.hasPrefix("# newdoc id = a folder/one.txt\n"))
    for (block, sentence) in zip(blocks, document.sentences) {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let comments = Dictionary(
        lines.prefix { $0.hasPrefix("# ") }.map { line in
          let parts = line.dropFirst(2).components(separatedBy: " = ")
          return (parts[0], parts.dropFirst().joined(separator: " = "))
        }, uniquingKeysWith: { first, _ in first })
      let identifier = try #require(comments["sent_id"])
      #expect(seen.insert(identifier).inserted && !identifier.contains(" "))
      let rows = lines.dropFirst(comments.count).map { $0.components(separatedBy: "\t") }
      #expect(rows.count == sentence.tokens.count)
      var heads: [Int] = []
      var plain = ""
      for (index, row) in rows.enumerated() {
        try #require(row.count == 10, "\(row)")
        #expect(row.allSatisfy { !$0.isEmpty } && row[0] == "\(index + 1)")
        #expect(PartOfSpeech(rawValue: row[3]) != nil)
        let features = row[5].split(separator: "|").map { String($0).lowercased() }
        #expect(features == features.sorted())
        let head = try #require(Int(row[6]))
        #expect((0...rows.count).contains(head) && head != index + 1)
        #expect((head == 0) == (row[7] == "root"))
        heads.append(head)
        let misc = Dictionary(
          row[9].split(separator: "|").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
          }, uniquingKeysWith: { first, _ in first })
        let range = try #require(misc["TokenRange"]).split(separator: ":").compactMap { Int($0) }
        try #require(range.count == 2)
        var there = String.UnicodeScalarView()
        there.append(contentsOf: scalars[range[0]..<range[1]])
        if !row[1].contains(" "), row[1] != "_" { #expect(row[1] == String(there)) }
        whole += unescaped(misc["SpacesBefore"] ?? "") + String(there)
        whole += misc["SpaceAfter"] == "No" ? "" : misc["SpacesAfter"].map(unescaped) ?? " "
        plain += row[1] + (misc["SpaceAfter"] == "No" || index + 1 == rows.count ? "" : " ")
      }
      #expect(plain == comments["text"])
      #expect(heads.filter { $0 == 0 }.count == 1)
      for start in heads.indices {
        var node = start + 1
        var steps = 0
        while node != 0, steps <= heads.count {
          node = heads[node - 1]
          steps += 1
        }
        #expect(node == 0, "a ring of heads")
      }
    }
    // A text of nothing but invisible marks has no words.
    if !written.isEmpty { #expect(whole.unicodeScalars.elementsEqual(text.unicodeScalars)) }
  }

  private static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let kind = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch kind {
      case "s": result.append(" ")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "n": result.append("\n")
      case "p": result.append("|")
      case "u":
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        rest = rest.dropFirst(4)
        result.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
      default: result.append(kind)
      }
    }
    return String(result)
  }

  @Test func `names are marked with their class and full name`() throws {
    let text = "Alice Verdier a fondé Numerix. Verdier dirige la société."
    let lines = CoNLLU.encode(try Self.analysis(text)).split(separator: "\n")
    let names = lines.filter { $0.contains("Name=") }.map { line -> String in
      let row = line.split(separator: "\t")
      return row[1] + " " + row[9].split(separator: "|").prefix(2).joined(separator: " ")
    }
    #expect(
      names == [
        "Alice Name=B-Person Entity=Alice Verdier", "Verdier Name=I-Person Entity=Alice Verdier",
        "Numerix Name=B-Organization Entity=Numerix", "Verdier Name=B-Person Entity=Alice Verdier",
      ])
  }

  @Test(arguments: texts) func `JSON holds the same sentences and tokens`(text: String) throws {
    let analysis = try Self.analysis(text)
    let line = AnalysisJSON.line(analysis)
    #expect(!line.contains("\n"))
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["document"] as? String == "a folder/one.txt")
    let sentences = try #require(object["sentences"] as? [[String: Any]])
    #expect(sentences.count == analysis.document.sentences.count)
    let utf8 = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    var names = 0
    for (sentence, read) in zip(sentences, analysis.document.sentences) {
      let written = try #require(sentence["text"] as? String)
      let first = try #require(sentence["start_byte"] as? Int)
      let last = try #require(sentence["end_byte"] as? Int)
      #expect(Array(written.utf8) == Array(utf8[first..<last]))
      let start = try #require(sentence["start"] as? Int)
      let end = try #require(sentence["end"] as? Int)
      #expect(Array(written.unicodeScalars) == Array(scalars[start..<end]))
      let tokens = try #require(sentence["tokens"] as? [[String: Any]])
      #expect(tokens.count == read.tokens.count)
      for token in tokens {
        let head = try #require(token["head"] as? Int)
        #expect((0...tokens.count).contains(head))
      }
      names += (sentence["names"] as? [Any])?.count ?? 0
    }
    #expect(names == analysis.names.count)
  }
}
