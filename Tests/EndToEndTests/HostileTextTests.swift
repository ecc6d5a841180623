import Foundation
import Testing
import _LiaisonTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names and sentences that try to be something else.
@Suite struct HostileTextTests {
  static let names = [
    #"a"b\</svg><script>alert(1)</script>"#, "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{202E}gro", "=1+1",
    "]]>--><!--", "x\nb", #"\N\G\L"#, "&lt;b&gt;&#0;", "a;b}digraph{c", "../../etc/passwd",
    "%s%n", String(repeating: "é", count: 4_000), "\u{FFFF}", " ",
  ]

  private static func record(_ name: String) throws -> Data {
    let record: [String: Any] = [
      "document": name, "source": name, "source_type": "Person", "type": "founded",
      "target": "Vaxia \(name)", "target_type": "Organization", "status": "asserted",
      "amount": NSNull(), "date": NSNull(), "evidence": "« \(name) »", "start": 0,
      "end": name.unicodeScalars.count + 4, "rule": "r", "confidence": 1,
    ]
    return try JSONSerialization.data(withJSONObject: record) + Data("\n".utf8)
  }

  @Test func `hostile names draw, list and export safely`() throws {
    let folder = try TemporaryFolder()
    try folder.write("r.jsonl", try Self.names.map(Self.record).reduce(Data(), +))
    let input = folder.path + "/r.jsonl"
    for arguments in [
      ["summary", input], ["entities", input], ["relations", "--evidence", input],
      ["neighbors", input, "Vaxia =1+1"], ["path", input, Self.names[0], "nobody"],
    ] {
      let result = try Shell.liaison(arguments)
      #expect([0, 1].contains(result.status), "\(arguments) \(result.errors)")
      for text in [result.text, result.errors] {
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
      }
    }
    let dot = try Shell.liaison("export", input, "--format", "dot", "-o", folder.path + "/a.dot")
    #expect(dot.status == 0, "\(dot.errors)")
    let again = try Shell.liaison("export", folder.path + "/a.dot", "--format", "dot")
    #expect(try Data(contentsOf: folder.url("a.dot")) == again.output)
    let svg = try Shell.liaison("render", input, "-o", folder.path + "/a.svg")
    #expect(svg.status == 0, "\(svg.errors)")
    let document = try XMLDocument(contentsOf: folder.url("a.svg"))
    #expect(try document.nodes(forXPath: "//*[local-name()='script']").isEmpty)
  }

  @Test func `hostile articles are read like any other, or refused`() throws {
    let folder = try TemporaryFolder()
    for (index, name) in Self.names.enumerated() {
      let text = "Léa Morel a fondé \(name) en 2019. \(name) poursuit Léa Morel."
      try folder.write("\(index).txt", Data(text.utf8))
    }
    let result = try Shell.liaison("extract", folder.path, "--format", "table")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.text.contains("\u{1B}") && !result.errors.contains("\u{1B}"))
  }
}
