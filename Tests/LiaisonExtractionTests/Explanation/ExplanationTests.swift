import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@testable import LiaisonExtraction

@Suite struct ExplanationTests {
  /// The rules alone explain the first sentence that holds `word`.
  private static func explain(
    _ text: String, _ language: Language = .french, at word: String = ""
  ) throws -> Explanation {
    let document = SourceDocument(id: "test", text: text, language: language)
    let offset = text.range(of: word).map { text[..<$0.lowerBound].unicodeScalars.count } ?? 0
    return try #require(try Reading.pipeline.get().explain(document, at: offset))
  }

  @Test(arguments: ExtractionPropertyTests.samples)
  func `what an explanation keeps is what is extracted`(document: SourceDocument) throws {
    for pipeline in [try Reading.pipeline.get(), try Reading.whole.get()] {
      let records = pipeline.extract(from: document, minimumConfidence: 0.3).claims
      let starts = Set(records.map(\.evidence.scalarRange.lowerBound)).sorted()
      #expect(!starts.isEmpty)
      for start in starts.prefix(6) {
        let explanation = try #require(
          pipeline.explain(document, at: start, minimumConfidence: 0.3))
        let own = records.filter { $0.evidence.scalarRange.lowerBound == start }
        #expect(explanation.start == start && explanation.reasons.isEmpty)
        #expect(own.allSatisfy { $0.evidence.quote == explanation.text })
        func line(_ source: String, _ type: RelationType, _ target: String, _ rest: String)
          -> String
        {
          "\(source) \(type) \(target) \(rest)"
        }
        #expect(
          explanation.claims.filter(\.isKept).map {
            line($0.source, $0.type, $0.target, "\($0.status) \($0.rule) \($0.confidence)")
          }.sorted()
            == own.map {
              line(
                $0.source, $0.type, $0.target,
                "\($0.status) \($0.evidence.rule) \($0.evidence.confidence)")
            }.sorted())
      }
    }
  }

  @Test(arguments: ExtractionPropertyTests.samples)
  func `tracing a sentence changes no claim`(document: SourceDocument) throws {
    let pipeline = try Reading.pipeline.get()
    let reading = pipeline.reading(of: document)
    let matcher = pipeline.matcher(reading, nil)
    func lines(_ claims: [RelationMention]) -> [String] { claims.map { "\($0)" } }
    let expected = lines(matcher.match())
    for sentence in [0, reading.structures.count / 2, reading.structures.count - 1] {
      let found = matcher.match(tracing: sentence)
      #expect(lines(found.claims) == expected)
      let range = reading.document.sentences[sentence].tokens
      #expect(found.attempts.allSatisfy { range.contains($0.token) })
    }
    #expect(matcher.match(tracing: nil).attempts.isEmpty)
  }

  @Test(arguments: [
    ("Sorbex ne poursuit pas Numerix.", "sues.fr.poursuivre", "nothing claimed"),
    ("Si Sorbex poursuit Numerix, nous verrons.", "sues.fr.poursuivre", "only supposes"),
    ("Sorbex a poursuivi ses efforts.", "sues.fr.poursuivre", "excluded by “ses efforts”"),
    ("Alice Verdier conseille la prudence.", "advises.fr.conseiller", "excluded by “la prudence”"),
    (
      "Alice Verdier conseille.", "advises.fr.conseiller", "no entity fills the place of the target"
    ),
    ("Sorbex a-t-elle fondé Numerix ?", "founded.fr.fonder", "asks it"),
    ("Ce n'est pas Sorbex qui a fondé Numerix.", "founded.fr.fonder", "not so"),
  ])
  func `a refused rule says why`(text: String, rule: String, reason: String) throws {
    let explanation = try Self.explain(text)
    let found = try #require(explanation.rules.first { $0.id == rule }, "\(explanation.rules)")
    #expect(!found.matches && found.refusal?.contains(reason) == true, "\(found)")
    #expect(explanation.claims.isEmpty)
    #expect(explanation.reasons.contains { $0.contains(reason) }, "\(explanation.reasons)")
  }

  @Test func `a matched rule stands with its word, its proposition and its claim`() throws {
    let explanation = try Self.explain("Numerix a été fondée par Alice Verdier en 2019.")
    #expect(explanation.propositions.count == 1)
    let proposition = explanation.propositions[0]
    #expect(proposition.predicate == "fonder" && proposition.isPassive && !proposition.isNegated)
    #expect(
      proposition.arguments.map { "\($0.function)=\($0.fillers.joined(separator: "|"))" }
        == ["by=Alice Verdier", "object=Numerix", "subject=Alice Verdier"])
    let rule = try #require(explanation.rules.first { $0.matches })
    #expect(rule.id == "founded.fr.fonder" && rule.trigger == "fondée" && rule.start == 14)
    let claim = try #require(explanation.claims.first)
    #expect(claim.source == "Alice Verdier" && claim.target == "Numerix" && claim.isKept)
    #expect(claim.ruleConfidence == claim.confidence && claim.probability == nil)
    #expect(explanation.reasons.isEmpty)
  }

  @Test func `mentions say how each was resolved`() throws {
    let text = "Alice Verdier a fondé la start-up Numerix. Elle dirige la start-up avec son frère."
    let explanation = try Self.explain(text, at: "Elle")
    let mentions = explanation.mentions.map { mention in
      "\(mention.text): \(mention.kind.rawValue) \(mention.candidates.first?.entity ?? "-")"
    }
    #expect(mentions.contains("Elle: pronoun Alice Verdier"), "\(mentions)")
    #expect(mentions.contains("la start-up: noun Numerix"), "\(mentions)")
    #expect(mentions.contains("son: possessive Alice Verdier"), "\(mentions)")
    let named = try Self.explain(text)
    #expect(named.mentions.first?.kind == .name && named.mentions.first?.start == 0)
  }

  @Test func `a sentence without a relation says what is lacking`() throws {
    let text = "La mairie regarde.\n\nPublicité\n\nAlice Verdier dort à Lyon depuis le matin."
    #expect(try Self.explain(text).reasons.contains { $0.contains("no word in it") })
    #expect(try Self.explain(text).reasons.contains { $0.contains("nobody is named") })
    #expect(try Self.explain(text, at: "Publicité").reasons.contains { $0.contains("furniture") })
    #expect(try Self.explain(text, at: "Alice").reasons.contains { $0.contains("no word in it") })
  }

  @Test func `a place outside of the text has no explanation`() throws {
    let pipeline = try Reading.pipeline.get()
    let document = SourceDocument(id: "test", text: "  Élan.  \n Fin.", language: .french)
    for offset in [-1, 15, 16, .max] { #expect(pipeline.explain(document, at: offset) == nil) }
    for (offset, text) in [(0, "Élan."), (2, "Élan."), (8, "Élan."), (11, "Fin."), (14, "Fin.")] {
      #expect(pipeline.explain(document, at: offset)?.text == text, "\(offset)")
    }
    #expect(pipeline.explain(SourceDocument(id: "empty", text: ""), at: 0) == nil)
  }

  @Test(arguments: 0..<6) func `any place of any text can be explained`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = [
      "Alice", "Numerix", "a", "fondé", "fondée", "par", "qui", ",", "(", ")", ".", "\n", "son",
      "PDG", "de", "la", "start-up", "poursuit", "ne", "pas", "elle", "y", "don", "l’", "plainte",
      "contre", "et", "3", "millions", "d’", "euros", "👩‍👩‍👧", "?", "-t-il",
    ]
    let text = (0..<80).compactMap { _ in words.randomElement(using: &random) }
      .joined(separator: " ")
    let document = SourceDocument(id: "random", text: text, language: .french)
    let scalars = Array(text.unicodeScalars)
    for _ in 0..<6 {
      let offset = Int.random(in: 0..<scalars.count, using: &random)
      guard let explanation = try Reading.pipeline.get().explain(document, at: offset) else {
        Issue.record("nothing at \(offset)")
        continue
      }
      #expect(explanation.start <= offset || explanation.start < 3)
      for mention in explanation.mentions {
        var there = String.UnicodeScalarView()
        there.append(contentsOf: scalars[mention.start..<mention.end])
        #expect(mention.text == String(there))
        #expect(mention.candidates.allSatisfy { (0...1).contains($0.confidence) })
      }
    }
  }
}
