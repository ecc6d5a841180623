import Foundation
import LiaisonEvaluation
import LiaisonModel
import Testing

@testable import LiaisonTrain

@Suite struct CorpusReadingTests {
  @Test func `A passage has its text and what it states`() throws {
    let passage = try #require(
      AnnotatedPassage(
        "Ana a fondé Orvane ; Bo l’a assignée. => founded: Ana -> Orvane [asserted]; sues: Bo -> Orvane [planned]",
        name: "p:1"))
    #expect(passage.text == "Ana a fondé Orvane ; Bo l’a assignée.")
    #expect(
      passage.gold.relations.map { "\($0.type.rawValue) \($0.source) \($0.target) \($0.status)" }
        == ["founded Ana Orvane asserted", "sues Bo Orvane planned"])
    #expect(AnnotatedPassage("Rien ici. => -", name: "p:2")?.gold.relations.isEmpty == true)
  }

  @Test(arguments: [
    "Ana a fondé Orvane.", "Ana => founded Ana -> Orvane [asserted]",
    "Ana => founded: Ana -> Orvane [certain]", "Ana => founded: Ana Orvane [asserted]",
  ])
  func `What is no passage is refused`(line: String) {
    #expect(AnnotatedPassage(line, name: "p:1") == nil)
  }

  private func notes(_ text: String) throws -> ReferenceCorpus {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("notes-\(UUID().uuidString).txt")
    try text.write(to: url, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: url) }
    return try ReferenceCorpus(paths: [url.path])
  }

  @Test func `Notes say by place whom a word means`() throws {
    let corpus = try notes("n-001.txt 37=1 602=5,6\nn-002.txt\n")
    #expect(corpus.notes == ["n-001.txt": [37: [1], 602: [5, 6]], "n-002.txt": [:]])
  }

  @Test(arguments: ["n-001.txt 37", "n-001.txt x=1", "n-001.txt 37=", "n-001.txt 37=a"])
  func `A note that is none is told with its line`(line: String) {
    #expect {
      try notes("n-000.txt 1=1\n\(line)\n")
    } throws: {
      "\($0)".contains(":2: expected PLACE=ENTITY")
    }
  }

  @Test func `Articles are halved by the last digit of their number`() {
    #expect(ReferenceCorpus.half(of: "n-017.txt") == 1)
    #expect(ReferenceCorpus.half(of: "aa-040.txt") == 0)
  }
}
