import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@testable import LiaisonExtraction

@Suite struct NameTaggerTests {
  private static let pipeline = Result {
    try ExtractionPipeline(usesClassifier: false, usesNameTagger: true)
  }

  private static func names(_ text: String, _ language: Language) throws -> [String] {
    let reading = try pipeline.get().reading(
      of: SourceDocument(id: "test", text: text, language: language))
    let bytes = Array(text.utf8)
    return reading.names.map { span in
      let start = reading.tokens[span.tokens.lowerBound].range.start
      let end = reading.tokens[span.tokens.upperBound - 1].range.end
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }

  @Test(arguments: [
    (
      Language.french, "Le banquier Thibault de Kermeneur-Sanz a versé une somme à la ville.",
      ["Thibault de Kermeneur-Sanz"]
    ),
    (
      .french, "La Fondation Oriole pour la danse a été créée par Maëlle Quintrec en 2009.",
      ["Fondation Oriole pour la danse", "Maëlle Quintrec"]
    ),
    (
      .french, "Elle a offert deux tableaux au musée Verlhac, près de Tulle.",
      ["musée Verlhac", "Tulle"]
    ),
    (
      .french, "L’association Les Amis de la Combe-Noire a assigné Granulor devant le tribunal.",
      ["Les Amis de la Combe-Noire", "Granulor"]
    ),
    (
      .french,
      "Jeff Talbot est riche. Hier, Jeff Talbot d’Orvane a promis un don.",
      ["Jeff Talbot", "Jeff Talbot"]
    ),
    (
      .english, "He joined forces with the chemist Mei-Lin Castellanos. She walked out in 2019.",
      ["Mei-Lin Castellanos"]
    ),
    (
      .english, "The grant came from the Wexcombe Institute for Marine Studies last year.",
      ["Wexcombe Institute for Marine Studies"]
    ),
    (
      .english, "The cocoa manufacturer Hosea Pennyfeather sued Brindle & Tate over the lease.",
      ["Hosea Pennyfeather", "Brindle & Tate"]
    ),
  ])
  func `A name goes as far as its words do`(
    _ language: Language, _ text: String, _ expected: [String]
  ) throws {
    #expect(try Self.names(text, language) == expected)
  }

  @Test func `Titles, articles and genitives stand beside a name and not in it`() throws {
    let reading = try Self.pipeline.get().reading(
      of: SourceDocument(
        id: "test", text: "Dr Feeney left the clinic. Mrs Talbot's lawyers wrote to the Gazette.",
        language: .english))
    let names = reading.names.map { reading.tokens[$0.tokens].map(\.form).joined(separator: " ") }
    #expect(names == ["Feeney", "Talbot", "Gazette"])
    #expect(reading.names.map { $0.title.map { reading.tokens[$0].form } } == ["Dr", "Mrs", nil])
  }

  @Test func `The scores of the classes sum to one`() throws {
    let reading = try Self.pipeline.get().reading(
      of: SourceDocument(
        id: "test", text: "Maëlle Quintrec a fondé Kardelo à Quimper.", language: .french))
    #expect(!reading.names.isEmpty)
    for name in reading.names { #expect(abs((name.scores?.sum() ?? 0) - 1) < 1e-9) }
  }

  @Test func `Capitals at random neither trap nor overlap`() throws {
    var random = SeededGenerator(seed: 23)
    let words = [
      "Le", "de", "la", "Kardelo", "Anne", "&", "'s", "the", "of", "Mme", "Dr", "pour", "Institut",
      ",", ".", "«", "»", "2019", "(", "ABC", ")", "sued", "a", "fondé", "É", "’",
    ]
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: " ")
      for language in Language.allCases {
        let reading = try Self.pipeline.get().reading(
          of: SourceDocument(id: "test", text: text, language: language))
        var end = 0
        for name in reading.names {
          #expect(name.tokens.lowerBound >= end && !name.tokens.isEmpty)
          end = name.tokens.upperBound
        }
        #expect(end <= reading.tokens.count)
      }
    }
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
}
