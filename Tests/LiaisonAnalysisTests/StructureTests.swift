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

  @Test func `names are found by shape and context, unknown ones too`() throws {
    let text =
      "La start-up Kardelo a été fondée par Maëlle Quintrec. Kardelo emploie dix personnes."
    let analyzer = try LanguageAnalyzer(language: .french)
    let source = SourceDocument(id: "test", text: text, language: .french)
    let document = try analyzer.analyze(DocumentAnalyzer().analyze(source))
    let names = analyzer.names(in: document)
    let found = names.map { name in
      document.tokens[name.tokens].map(\.form).joined(separator: " ")
    }
    #expect(found == ["Kardelo", "Maëlle Quintrec", "Kardelo"])
    for name in names {
      #expect(abs(NameSpan.Class.allCases.map { name.scores[$0] }.reduce(0, +) - 1) < 1e-9)
    }
    #expect(names[1].best == .person)
    #expect(names[0].scores == names[2].scores)
  }

  @Test func `short forms share the scores of the longer name`() {
    func ballot(_ start: Int, _ words: [UInt32], _ scores: SIMD4<Double>) -> NameVotes.Ballot {
      NameVotes.Ballot(
        span: NameSpan(tokens: start..<start + words.count, scores: .init(scores)), words: words)
    }
    let settled = NameVotes.settle([
      ballot(0, [1, 2], [0.9, 0.1, 0, 0]), ballot(5, [2], [0.4, 0.6, 0, 0]),
      ballot(9, [3], [0, 1, 0, 0]),
    ])
    #expect(settled.map(\.best) == [.person, .person, .organization])
    #expect(settled[0].scores == settled[1].scores)
  }

  @Test func `the best labels are those that trying all sequences finds`() {
    var random = SeededGenerator(seed: 17)
    for count in 1...4 {
      for _ in 0..<5 {
        let emissions = (0..<count * NameTagger.labels).map { _ in
          Float(Int.random(in: -9...9, using: &random))
        }
        let transitions = (0..<NameTagger.labels).map { _ in
          (0..<NameTagger.labels).map { _ in Float(Int.random(in: -9...9, using: &random)) }
        }
        func score(_ labels: [Int]) -> Float? {
          var sum: Float = 0
          var before = 0
          for (index, label) in labels.enumerated() {
            let goesOn = label > 0 && label % 2 == 0
            if goesOn, before != label, before != label - 1 { return nil }
            sum += emissions[index * NameTagger.labels + label] + transitions[before][label]
            before = label
          }
          return sum
        }
        var best = -Float.infinity
        var sequences: [[Int]] = [[]]
        for _ in 0..<count {
          sequences = sequences.flatMap { start in (0..<NameTagger.labels).map { start + [$0] } }
        }
        for sequence in sequences { best = max(best, score(sequence) ?? best) }
        let found = NameTagger.best(emissions, transitions, count: count)
        #expect(score(found) == best)
      }
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
