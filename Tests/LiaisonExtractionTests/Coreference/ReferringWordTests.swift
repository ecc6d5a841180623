import LiaisonModel
import LiaisonText
import Testing

@testable import LiaisonExtraction

@Suite struct ReferringWordTests {
  private func words(_ text: String, _ language: Language) throws -> [String] {
    let reading = try Reading.document(text, language)
    return ReferringWord.all(in: reading).map {
      "\(reading.tokens[$0.token].form) \($0.kind)"
    }
  }

  @Test(arguments: [
    (
      Language.french, "Alice Verdier préside Orvane. Elle a assigné son associé.",
      ["Elle pronoun", "son possessive", "associé noun"]
    ),
    (
      .french, "L’entreprise, que Bob Tanguy dirige, se porte bien.", ["entreprise noun"]
    ),
    (
      .french, "Bob Tanguy lui a donné 3 millions d’euros en mars 2021.", ["lui pronoun"]
    ),
    (
      .english, "Alice Verdier sued her former partner. He denies it.",
      ["her possessive", "partner noun", "He pronoun", "it pronoun"]
    ),
  ])
  func `Pronouns, possessives and nouns refer; names, sums, dates and relatives do not`(
    language: Language, text: String, words: [String]
  ) throws {
    #expect(try self.words(text, language) == words)
  }

  @Test func `Every word that refers is asked about with entities that are named near it`() throws {
    let text = "Alice Verdier préside Orvane. Bob Tanguy la conseille. Elle a assigné le groupe."
    let pipeline = try Reading.pipeline.get()
    struct Words: ClassifierVocabulary {
      let person = 1, thing = 2, topic = 4, boundary = 5
      func row(of token: Token) -> Int { 6 }
    }
    let reading = pipeline.referenceInput(
      for: SourceDocument(id: "test", text: text, language: .french), vocabulary: Words())
    let utf8 = Array(text.utf8)
    func asked(_ word: String) -> Set<String> {
      Set(
        reading.input.windows.flatMap(\.pairs).filter {
          let place = reading.places[$0.a]
          return String(decoding: utf8[place...], as: UTF8.self).hasPrefix(word)
        }.map { reading.names[$0.b] })
    }
    #expect(asked("Elle").contains("Alice Verdier"))
    #expect(!asked("Elle").contains("Bob Tanguy"))
    #expect(asked("groupe").contains("Orvane"))
    let pairs = reading.input.windows.flatMap(\.pairs)
    #expect(!pairs.isEmpty && pairs.allSatisfy { $0.tags.contains(3) })
    #expect(pairs.allSatisfy { $0.hints.count == ClassifierShape.hintSize })
  }
}
