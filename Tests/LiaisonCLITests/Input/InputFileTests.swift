import Testing

@testable import LiaisonCLI

@Suite struct InputFileTests {
  @Test(arguments: [
    ("a.jsonl", InputFile.Kind.records), ("A.NDJSON", .records), ("a.dot", .diagram),
    ("a.gv", .diagram), ("a.txt", .documents), ("folder", .documents), ("a.json", .documents),
  ])
  func `the ending says what a file is`(path: String, kind: InputFile.Kind) throws {
    #expect(try InputFile(path: path).kind == kind)
  }

  @Test(arguments: [
    (#" {"document":1}"#, InputFile.Kind.records), ("digraph {}", .diagram),
    ("strict digraph a {", .diagram), ("/* drawn */ digraph {}", .diagram),
    ("Digraph tools are popular.", .documents), ("{curly}", .documents), ("", .documents),
  ])
  func `standard input is known by how it begins`(text: String, kind: InputFile.Kind) {
    #expect(InputFile.kind(of: Array(text.utf8)) == kind)
  }
}
