import Foundation
import Testing
import _LiaisonTestSupport

@Suite struct ExplainTests {
  @Test func `the place of a record leads to what it rests on`() throws {
    let line = try #require(
      try Shell.liaison("extract", "seeds").text.split(separator: "\n").first)
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let name = try #require(record["document"] as? String)
    let start = try #require(record["start"] as? Int)
    let result = try Shell.liaison(
      "explain", "seeds", "--document", name, "--at", "\(start)", "--format", "json")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["text"] as? String == record["evidence"] as? String)
    #expect(object["start"] as? Int == start)
    let claims = try #require(object["claims"] as? [[String: Any]])
    #expect(
      claims.contains {
        $0["source"] as? String == record["source"] as? String
          && $0["target"] as? String == record["target"] as? String
          && $0["confidence"] as? Double == record["confidence"] as? Double
          && $0["is_kept"] as? Bool == true
      })
    let text = try Shell.liaison("explain", "seeds", "--document", name, "--at", "\(start)").text
    for part in ["Named or meant", "Propositions", "Rules", "Relations"] {
      #expect(text.contains("\n\(part)\n"), "\(part)")
    }
  }

  @Test func `a sentence without a relation gives its reasons`() throws {
    let input = Data("Sorbex ne dirige pas le monde.".utf8)
    let result = try Shell.liaison("explain", "-", "--at", "3", "--also", "leads", input: input)
    #expect(result.status == 0)
    #expect(result.text.contains("leads.fr.diriger, by “dirige”: refused"))
    #expect(result.text.contains("No relation, because"))
  }

  @Test(
    arguments: [
      (["seeds", "--at", "3"], 64, "name one with --document"),
      (["seeds", "--at", "-3"], 64, "--at"), (["seeds"], 64, "--at"),
      (["seeds", "--at", "3", "--document", "no.txt"], 1, "no document is called “no.txt”"),
      (["seeds/02-geants-de-la-tech.txt", "--at", "999999"], 1, "no sentence at 999999"),
      (["missing.txt", "--at", "3"], 66, "no such file"),
    ] as [([String], Int32, String)])
  func `what cannot be explained`(arguments: [String], status: Int32, reason: String) throws {
    let result = try Shell.liaison(["explain"] + arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
