import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@testable import LiaisonExtraction

/// What holds for every text, however odd.
@Suite struct ExtractionPropertyTests {
  /// The sample documents of the repository.
  static let samples: [SourceDocument] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "seeds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map {
        SourceDocument(id: SourceDocument.ID(rawValue: name), text: $0)
      }
    }
  }()

  /// Reads a text; every quote must be what stands at its place, every name non-empty.
  @discardableResult
  private static func check(_ document: SourceDocument) throws -> DocumentExtraction {
    let extraction = try Reading.pipeline.get().extract(from: document, minimumConfidence: 0)
    let scalars = Array(document.text.unicodeScalars)
    for claim in extraction.claims + extraction.records {
      let range = claim.evidence.scalarRange
      guard range.lowerBound >= 0, range.upperBound <= scalars.count, !range.isEmpty else {
        Issue.record("\(range) is outside of \(scalars.count) code points")
        continue
      }
      var quoted = String.UnicodeScalarView()
      quoted.append(contentsOf: scalars[range])
      #expect(claim.evidence.quote.unicodeScalars.elementsEqual(quoted))
      #expect(!claim.source.isEmpty && !claim.target.isEmpty && claim.source != claim.target)
      #expect((0...1).contains(claim.evidence.confidence))
      #expect(claim.amount.map { $0.value.isFinite } ?? true)
    }
    return extraction
  }

  @Test func `there are samples, and relations in them`() throws {
    #expect(Self.samples.count == 5)
    for sample in Self.samples { #expect(try !Self.check(sample).records.isEmpty) }
  }

  @Test(arguments: 0..<8)
  func `evidence is a substring of any mutation of a sample`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let sample = try #require(Self.samples.randomElement(using: &random))
    try Self.check(SourceDocument(id: "mutation", text: Self.mutated(sample.text, &random)))
  }

  private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<6 {
      guard let place = lines.indices.randomElement(using: &random) else { break }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: place)
      default: lines.shuffle(using: &random)
      }
    }
    var scalars = Array(lines.joined(separator: "\n").unicodeScalars)
    let intruders = Array("(),;:.«»’\"-—qui dont et\n\u{0}\u{301}👩‍👩‍👧1$%@".unicodeScalars)
    for _ in 0..<60 {
      let place = Int.random(in: 0...scalars.count, using: &random)
      if let intruder = intruders.randomElement(using: &random) {
        scalars.insert(intruder, at: place)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test(arguments: 0..<8)
  func `words in any order are read without a fault`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = [
      "Alice", "Verdier", "Numerix", "a", "fondé", "fondée", "par", "qui", "que", "dont", "et",
      "ou",
      ",", ";", ":", "(", ")", "«", "»", ".", "l’", "son", "le", "PDG", "de", "d’", "la",
      "start-up",
      "conseiller", "conseillère", "poursuit", "investir", "dans", "million", "3", "euros", "pour",
      "ne", "pas", "elle", "ils", "l’un", "des", "don", "au", "fonds", "Trump", "être", "été",
      "ayant",
      "M.", "plainte", "contre", "comme", "tour", "table", "en", "2019", "mars", "—", "auprès", "%",
    ]
    let english = [
      "Alice", "Tanner", "Numerix", "founded", "was", "by", "who", "which", "that", "and", ",", "(",
      ")", "'s", "the", "adviser", "to", "sued", "in", "a", "stake", "$", "5m", "she", "they", "of",
      "not", "will", "have", "been", "set", "up", "whose", ".", "lawsuit", "against", "its",
    ]
    for (language, vocabulary) in [(Language.french, words), (.english, english)] {
      let text = (0..<150).compactMap { _ in vocabulary.randomElement(using: &random) }
        .joined(separator: " ")
      try Self.check(SourceDocument(id: "salad", text: text, language: language))
    }
  }

  /// Exponential work on any of these would take for ever.
  @Test(arguments: [
    #"Alice Verdier a fondé a"b\</svg><script>. Elle poursuit a"b\</svg><script>alert(1)</script>."#,
    "Alice Verdier " + String(repeating: "(", count: 300) + "Numerix"
      + String(repeating: ")", count: 300),
    "Alice Verdier a fondé " + String(repeating: ",", count: 2_000) + " Numerix.",
    String(repeating: "Alice Verdier qui ", count: 25) + "a fondé Numerix.",
    String(repeating: "Alice Verdier, le patron de Numerix (", count: 40) + "Bob"
      + String(repeating: ") dort", count: 40),
    String(repeating: "Alice a fondé Numerix et dirige ", count: 100),
    String(repeating: "de la fondation de ", count: 300),
    "Alice Verdier a fondé " + (0..<400).map { "Num\($0)erix" }.joined(separator: ", ") + ".",
    String(repeating: "Jean Dupont poursuit Marie Dupont. Dupont a fondé Numerix. ", count: 25),
    String(
      repeating: "Numerix a levé 3 millions d’euros. Le tour de table a été mené par Sorbex. ",
      count: 25),
    String(repeating: "Elle a fondé la start-up. ", count: 50),
    String(repeating: "Aaa Bbb ", count: 400),
    String(repeating: "l’un des ", count: 300), String(repeating: "\u{0}", count: 1_000),
  ])
  func `hostile texts are read in good time`(text: String) throws {
    try Self.check(SourceDocument(id: "hostile", text: text, language: .french))
    try Self.check(SourceDocument(id: "hostile", text: text, language: .english))
  }

  @Test func `one task and eight read the same`() async throws {
    let pipeline = try Reading.pipeline.get()
    let alone = Self.samples.map { pipeline.extract(from: $0).records }
    let together = await withTaskGroup(of: (Int, [RelationRecord]).self) { group in
      for index in 0..<8 {
        group.addTask {
          let place = index % Self.samples.count
          return (place, pipeline.extract(from: Self.samples[place]).records)
        }
      }
      return await group.reduce(into: [(Int, [RelationRecord])]()) { $0.append($1) }
    }
    #expect(together.count == 8)
    for (place, records) in together { #expect(records == alone[place]) }
  }
}
