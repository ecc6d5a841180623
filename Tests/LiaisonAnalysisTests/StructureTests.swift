import LiaisonAnalysis
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct StructureTests {
  private static func analyzed(_ text: String, _ language: Language) throws -> AnalyzedDocument {
    let source = SourceDocument(id: "test", text: text, language: language)
    return try LanguageAnalyzer(language: language).analyze(DocumentAnalyzer().analyze(source))
  }

  @Test(arguments: [
    (Language.french, "La banque a conseillé la coopérative.", "banque", "nsubj", "conseillé"),
    (.french, "La banque a conseillé la coopérative.", "coopérative", "obj", "conseillé"),
    (.french, "La société a été fondée par deux ingénieurs.", "société", "nsubj:pass", "fondée"),
    (.french, "La société a été fondée par deux ingénieurs.", "ingénieurs", "obl:agent", "fondée"),
    (.english, "The bank advised the company.", "bank", "nsubj", "advised"),
    (.english, "The bank advised the company.", "company", "obj", "advised"),
  ])
  func `a word depends on another`(
    language: Language, text: String, form: String, relation: String, head: String
  ) throws {
    let tokens = try Self.analyzed(text, language).tokens
    let token = try #require(tokens.first { $0.form == form })
    #expect(token.dependency == relation)
    #expect(token.head.map { tokens[$0].form } == head)
  }

  @Test(arguments: Language.allCases)
  func `every sentence is one tree`(language: Language) throws {
    let words = ["Elle", "the", "fonde", ",", "de", "Orvane", "et", "which", "."]
    var random = SeededGenerator(seed: 13)
    for length in [1, 2, 3, 10, 399, 400, 401, 900] {
      let text = (0..<length).map { _ in words.randomElement(using: &random) ?? "a" }
      let document = try Self.analyzed(text.joined(separator: " "), language)
      var covered = 0
      for sentence in document.sentences {
        #expect(sentence.tokens.lowerBound == covered)
        covered = sentence.tokens.upperBound
        for index in sentence.tokens {
          var place: Int? = index
          var steps = 0
          while let current = place, steps <= sentence.tokens.count {
            #expect(sentence.tokens.contains(current))
            place = document.tokens[current].head
            steps += 1
          }
          #expect(place == nil, "a circle through token \(index)")
          #expect(document.tokens[index].dependency != nil)
        }
      }
      #expect(covered == document.tokens.count)
    }
  }

  @Test func `a beam keeps the best, the earlier of equals first`() {
    var random = SeededGenerator(seed: 19)
    for limit in [1, 2, 8] {
      var beam = BeamCandidates(limit: limit)
      let scores = (0..<50).map { _ in Float(Int.random(in: 0..<20, using: &random)) }
      for (number, score) in scores.enumerated() { beam.offer(score, number, 0) }
      let expected = scores.enumerated().sorted {
        ($1.element, $0.offset) < ($0.element, $1.offset)
      }
      #expect(beam.chosen.map(\.state) == expected.prefix(limit).map(\.offset))
    }
  }
}
