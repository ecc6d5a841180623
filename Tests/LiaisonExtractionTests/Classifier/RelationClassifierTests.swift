import LiaisonAnalysis
import LiaisonModel
import LiaisonText
import Testing

@testable import LiaisonExtraction

@Suite struct RelationClassifierTests {
  private struct Words: ClassifierVocabulary {
    var person: Int { 1 }
    var thing: Int { 2 }
    var topic: Int { 4 }
    var boundary: Int { 5 }
    func row(of token: Token) -> Int { 6 }
  }

  private func input(_ text: String, _ language: Language = .french) throws
    -> TrainingInput
  {
    try Reading.pipeline.get().classifierInput(
      for: SourceDocument(id: "test", text: text, language: language), vocabulary: Words(),
      references: nil)
  }

  @Test func `A name is one token, and what it is called is not seen`() throws {
    let long = try input("Marie-Laure de Kervadec a fondé la Fondation Orvane.")
    let short = try input("Paul Ber a fondé la Fondation Xu.")
    #expect(long.input.sequences[1].words == short.input.sequences[1].words)
    #expect(long.input.sequences[1].kinds == short.input.sequences[1].kinds)
    #expect(
      long.input.windows.map { $0.pairs.map(\.tags) }
        == short.input.windows.map { $0.pairs.map(\.tags) })
  }

  @Test func `Distances count tokens up to four and then in steps`() throws {
    let document = try input("Alice Verdier a très vite et sans aucun bruit fondé Orvane.")
    let pair = try #require(document.input.windows.first?.pairs.first)
    let a = try #require(pair.tags.firstIndex(of: 1))
    #expect(pair.distancesA[a] == 7)
    #expect(pair.distancesA[a + 4] == 11)
    #expect(pair.distancesA[a + 5] == 12)
    #expect(pair.distancesA[a + 8] == 13)
    let b = try #require(pair.tags.firstIndex(of: 2))
    #expect(pair.distancesB[b - 1] == 6)
  }

  @Test func `A pronoun and a definite noun stand for those they may mean`() throws {
    let document = try input(
      "La start-up Orvane recrute. Alice Verdier est là. Elle poursuit la start-up.")
    let last = try #require(document.input.windows.last)
    let pair = try #require(
      last.pairs.first { Set([document.names[$0.a], document.names[$0.b]]).count == 2 })
    #expect(pair.isATarget && pair.isBTarget)
    #expect(!pair.areNamed)
  }

  @Test func `A window keeps its end and at most its length`() throws {
    let filler = Array(repeating: "très", count: 80).joined(separator: " ")
    let document = try input(
      "Alice Verdier est \(filler) lente. Bob Tanguy a fondé Orvane.")
    for window in document.input.windows {
      let length = window.pieces.reduce(0) { $0 + $1.tokens.count }
      #expect(length <= SequenceReader.longestWindow)
      #expect(window.pairs.allSatisfy { $0.tags.count == length })
    }
    #expect(document.input.windows.last?.pieces.last?.isTarget == true)
  }

  @Test(arguments: [
    (Language.french, "Alice Verdier a fondé Orvane en 2009.", "founded: Alice Verdier -> Orvane"),
    (Language.english, "Alice Verdier founded Orvane in 2009.", "founded: Alice Verdier -> Orvane"),
  ])
  func `What rules and classifier agree on is sure`(
    language: Language, text: String, claim: String
  ) throws {
    let records = try Reading.whole.get().extract(
      from: SourceDocument(id: "test", text: text, language: language)
    ).records
    #expect(records.map { "\($0.type.rawValue): \($0.source) -> \($0.target)" } == [claim])
    #expect(records.allSatisfy { $0.evidence.confidence >= 0.8 })
  }

  @Test func `The less that is asked for, the more is read`() throws {
    let text =
      "Orvane lève 5 millions auprès de Palador. Autour de la table aussi, Kestrel Capital."
    let document = SourceDocument(id: "test", text: text, language: .french)
    let pipeline = try Reading.whole.get()
    let counts = [0.9, 0.6, 0.3, 0.05].map {
      pipeline.extract(from: document, minimumConfidence: $0).claims.count
    }
    #expect(counts == counts.sorted())
    #expect(counts[3] > counts[0])
  }
}
