import LiaisonModel
import Testing
import _LiaisonTestSupport

@testable import LiaisonText

/// What holds for every text, however odd.
@Suite struct AnalysisPropertyTests {
  static let analyzer = Result { try DocumentAnalyzer() }

  private static func check(_ text: String, _ language: Language?) throws {
    let source = SourceDocument(id: "random", text: text, language: language)
    let document = try analyzer.get().analyze(source)
    let utf8 = Array(text.utf8)
    var end = 0
    for token in document.tokens {
      // Between tokens is nothing but white space.
      guard token.range.start >= end, !token.range.isEmpty, token.range.end <= utf8.count else {
        Issue.record("token \(token.range) behind \(end) of \(utf8.count)")
        return
      }
      let gap = String(decoding: utf8[end..<token.range.start], as: UTF8.self)
      let isBlank = gap.unicodeScalars.allSatisfy(\.isSpace)
      #expect(isBlank)
      #expect(token.followsSpace == (!gap.isEmpty || end == 0))
      let surface = String(decoding: utf8[token.range.start..<token.range.end], as: UTF8.self)
      #expect(token.surface.unicodeScalars.elementsEqual(surface.unicodeScalars))
      end = token.range.end
    }
    let rest = String(decoding: utf8[end...], as: UTF8.self)
    let endsBlank = rest.unicodeScalars.allSatisfy(\.isSpace)
    #expect(endsBlank)

    var next = 0
    for sentence in document.sentences {
      #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
      #expect(sentence.tokens.count <= SentenceSplitter.longest)
      #expect(sentence.range.start == document.tokens[sentence.tokens.lowerBound].range.start)
      #expect(sentence.range.end == document.tokens[sentence.tokens.upperBound - 1].range.end)
      next = sentence.tokens.upperBound
    }
    #expect(next == document.tokens.count)
  }

  @Test(arguments: 0..<60)
  func `tokens tile random text and sentences tile the tokens`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
    try Self.check(
      String(decoding: bytes, as: UTF8.self), Language.allCases.randomElement(using: &random))
    let pieces = [
      "a", "É", "’", "'", "-", "-t-il", ".", "...", "…", "!", "»", "«", "\"", "(", ")", " ",
      "\u{A0}",
      "\u{202F}", "\n", "\r\n", "\u{2028}", "1", "000", ",", "%", "$", "@", "#", "&", "M.", "S.A.",
      "👩‍👩‍👧", "🇫🇷", "\u{301}", "\u{200D}", "\u{FEFF}", "𝔘", "Numerix", "l’", "\u{0}", "İ", "K", "+",
    ]
    let text = (0..<300).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    try Self.check(text, nil)
    try Self.check(text, .english)
  }

  /// Quadratic work on any of these would take minutes.
  @Test(arguments: [
    String(repeating: "a", count: 200_000), String(repeating: "b’", count: 50_000),
    String(repeating: "l'", count: 50_000), String(repeating: "a-", count: 50_000),
    String(repeating: "A.", count: 50_000), String(repeating: "1,", count: 50_000),
    String(repeating: "1 000 ", count: 20_000), String(repeating: "a-1,", count: 30_000),
    String(repeating: "\n", count: 100_000), String(repeating: ".", count: 100_000),
    String(repeating: ")", count: 50_000), String(repeating: "A\n", count: 30_000),
    String(repeating: "« ", count: 50_000), String(repeating: "e\u{301}", count: 50_000),
  ])
  func `long monotonous texts are cut in linear time`(text: String) throws {
    try Self.check(text, .french)
    try Self.check(text, .english)
  }

  @Test func `an over-long sentence is cut at a clause mark`() throws {
    let rules = try LanguageRules(.french, resources: .standard)
    let clause = "Inès a fondé Orvane avec dix amis de longue date ,"
    let text = String(repeating: clause + " ", count: 100)
    let tokens = Tokenizer(rules: rules).tokenize(text)
    let sentences = SentenceSplitter(rules: rules).split(tokens, of: text)
    #expect(sentences.count > 1)
    #expect(sentences.allSatisfy { tokens[$0.tokens.upperBound - 1].form == "," })
  }
}
