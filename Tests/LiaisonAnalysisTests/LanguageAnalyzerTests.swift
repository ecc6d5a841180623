import LiaisonAnalysis
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct LanguageAnalyzerTests {
  private static func analyzed(_ text: String, _ language: Language) throws -> AnalyzedDocument {
    let source = SourceDocument(id: "test", text: text, language: language)
    return try LanguageAnalyzer(language: language).analyze(DocumentAnalyzer().analyze(source))
  }

  @Test(arguments: [
    (Language.french, "Inès Carcassonne a fondé la start-up en 2019.", "fondé", "fonder", "VERB"),
    (.french, "Inès Carcassonne a fondé la start-up en 2019.", "a", "avoir", "AUX"),
    (.french, "Elle poursuit l’entreprise en justice.", "poursuit", "poursuivre", "VERB"),
    (.french, "Les associés d’Orvane conseillent la banque.", "conseillent", "conseiller", "VERB"),
    (.french, "Le conseiller du président a démissionné.", "conseiller", "conseiller", "NOUN"),
    (.english, "The investors sued Halvorsen Labs last week.", "sued", "sue", "VERB"),
    (.english, "She founded two companies.", "companies", "company", "NOUN"),
  ])
  func `a word has its part of speech and lemma`(
    language: Language, text: String, form: String, lemma: String, partOfSpeech: String
  ) throws {
    let document = try Self.analyzed(text, language)
    let token = try #require(document.tokens.first { $0.form == form })
    #expect(token.lemma == lemma)
    #expect(token.partOfSpeech?.rawValue == partOfSpeech)
  }

  @Test func `verbs have tense, person and number`() throws {
    let document = try Self.analyzed("Les banques investiront dans la société.", .french)
    let verb = try #require(document.tokens.first { $0.form == "investiront" })
    #expect(verb.features.isSuperset(of: [.future, .indicative, .plural, .thirdPerson]))
  }

  @Test(arguments: Language.allCases)
  func `any tokens are analysed, and always alike`(language: Language) throws {
    let analyzer = try LanguageAnalyzer(language: language)
    var random = SeededGenerator(seed: 7)
    let alphabet: [Unicode.Scalar] = [
      "a", "É", "'", "-", "0", "’", "\u{0}", "語", "🇫🇷".unicodeScalars.first ?? "x", "\u{301}", ".",
      "Z",
    ]
    for _ in 0..<60 {
      var tokens: [Token] = []
      var sentences: [Sentence] = []
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let start = tokens.count
        for _ in 0..<Int.random(in: 1..<40, using: &random) {
          var form = String.UnicodeScalarView()
          for _ in 0..<Int.random(in: 0..<9, using: &random) {
            form.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
          }
          tokens.append(
            Token(
              range: TextRange(0, 0), surface: String(form), form: String(form), followsSpace: true)
          )
        }
        sentences.append(
          Sentence(tokens: start..<tokens.count, range: TextRange(0, 0), kind: .running))
      }
      let document = AnalyzedDocument(
        source: SourceDocument(id: "random", text: ""), language: language, tokens: tokens,
        sentences: sentences)
      let first = analyzer.analyze(document)
      #expect(first.tokens == analyzer.analyze(document).tokens)
      #expect(first.tokens.allSatisfy { $0.partOfSpeech != nil })
    }
  }

  @Test func `a sentence that points outside the tokens is cut, not trusted`() throws {
    let document = AnalyzedDocument(
      source: SourceDocument(id: "bad", text: ""), language: .french, tokens: [],
      sentences: [Sentence(tokens: 3..<9, range: TextRange(0, 0), kind: .running)])
    #expect(try LanguageAnalyzer(language: .french).analyze(document).tokens.isEmpty)
  }
}
