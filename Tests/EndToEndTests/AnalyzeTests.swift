import Foundation
import Testing
import _LiaisonTestSupport

/// `analyze` takes documents as `extract` does.
@Suite struct AnalyzeTests {
  @Test(arguments: ["conllu", "json", "text"])
  func `every document is shown, in order, whatever the number of jobs`(format: String) throws {
    let one = try Shell.liaison("analyze", "seeds", "--format", format, "--jobs", "1")
    let many = try Shell.liaison("analyze", "seeds", "--format", format, "--jobs", "4")
    #expect(one.status == 0 && one.errors.isEmpty, "\(one.errors)")
    #expect(one.output == many.output)
    var rest = one.text[...]
    for name in ["01-fonds", "02-geants", "03-revirement", "04-inquietudes", "05-querelle"] {
      let place = try #require(rest.range(of: name))
      rest = rest[place.upperBound...]
    }
    #expect(one.text.contains("Sam Altman"))
  }

  @Test func `standard input is a document, CoNLL-U the format of a pipe`() throws {
    let text = Data("The firm was founded by Ann Lee in the city.".utf8)
    let result = try Shell.liaison("analyze", "-", input: text)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("# newdoc id = stdin\n# language = en\n# sent_id = stdin-1\n"))
    #expect(result.text.hasSuffix("\n\n") && !result.text.hasSuffix("\n\n\n"))
  }

  @Test func `text shows a sentence with its names and words`() throws {
    let text = Data("Léa Morel a fondé Vaxia en 2019.".utf8)
    let lines = try Shell.liaison("analyze", "-", "--format", "text", input: text).text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "stdin: French, 1 sentence, 8 tokens")
    #expect(
      lines[2...5] == [
        "1 (bytes 0 to 34)", "Léa Morel a fondé Vaxia en 2019.", "  name: Léa Morel (Person)",
        "  name: Vaxia (Organization)",
      ])
    #expect(lines[6].contains("WORD") && lines[10].contains("fonder"))
  }

  @Test(
    arguments: [
      (["missing.txt"], 66, "no such file"), ([], 64, "path"),
      (["seeds", "--format", "xml"], 64, "xml"),
      (["Tests/EndToEndTests/Fixtures/samples.records.jsonl"], 65, "relations already"),
    ] as [([String], Int32, String)])
  func `what analyze cannot read`(arguments: [String], status: Int32, reason: String) throws {
    let result = try Shell.liaison(["analyze"] + arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
