import LiaisonGraphviz
import LiaisonModel
import Testing

@Suite struct DOTReaderTests {
  @Test func `a hand-written graph is read as far as it speaks`() throws {
    let graph = try DOTReader.read(
      """
      digraph affair {
        musk [label="Elon Musk", type=person]
        openai [label="Open\\nAI"]
        musk -> openai [label="poursuit", date="2024-08", status=planned]
        musk -> xai [label=founded]
        musk -> trump [label="dines with"]
        musk -> doge
      }
      """)
    #expect(graph.entities.map(\.name) == ["doge", "Elon Musk", "Open AI", "trump", "xai"])
    #expect(graph.entities.first { $0.id == "musk" }?.type == .person)
    #expect(graph.relations.map(\.type) == ["linked-to", .sues, "dines-with", .founded])
    #expect(graph.relations[1].date == PartialDate(year: 2024, month: 8))
    #expect(graph.relations[1].status == .planned)
    #expect(graph.diagnostics.map(\.severity) == [.note])
  }

  @Test(arguments: [
    ("<<b>Elon</b> Musk &amp; Co>", "Elon Musk & Co"), (#""R&amp;D \N""#, "R&D n"),
    (#""a\\b""#, #"a\b"#), (#""caf&#233; &#xe9;""#, "café é"), (#""\G""#, "n"), ("<>", "n"),
  ])
  func `labels are read as they are shown`(label: String, name: String) throws {
    let graph = try DOTReader.read("graph { n [label=\(label)] }")
    #expect(graph.entities.map(\.name) == [name])
  }

  @Test func `parallel edges stay apart, with or without keys`() throws {
    let graph = try DOTReader.read("digraph { a -> b; a -> b; a -> b [key=x]; c -> b [key=x] }")
    #expect(graph.relations.count == 4)
    #expect(Set(graph.relations.map(\.id)).count == 4)
  }

  @Test(arguments: [
    ("digraph {\n a ->\n -> b }", 3), ("digraph { a -- b }", 1), ("digraph {\n\n \"a }", 3),
    ("digraph { 1e6 -> b }x", 1), ("hello", 1), ("digraph { a [label=<b] }", 1),
  ])
  func `what is no DOT is refused with its line`(text: String, line: Int) throws {
    let error = #expect(throws: GraphvizError.self) { try DOTReader.read(text) }
    guard case .syntax(let found, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
    #expect(error?.description.contains("line \(line)") == true)
  }

  @Test(arguments: ["", "  \n", "/* a */", "digraph { \u{0} }"])
  func `what holds no graph is refused`(text: String) {
    #expect(throws: GraphvizError.self) { try DOTReader.read(text) }
  }

  @Test func `a text is read the same after one that failed`() throws {
    for text in ["digraph { \"a", "digraph { /* a", "digraph { a [label=<<b", "digraph { a"] {
      #expect(throws: GraphvizError.self) { try DOTReader.read(text) }
      #expect(try DOTReader.read("digraph { good }").entities.map(\.name) == ["good"])
    }
  }

  @Test func `a token of a megabyte in an error is survived`() {
    let text = "digraph { a -> -> " + String(repeating: "x", count: 1 << 20)
    #expect(throws: GraphvizError.self) { try DOTReader.read(text + " }") }
    let quoted = "digraph { \"" + String(repeating: "x", count: 1 << 20) + "\" -> -> b }"
    #expect(throws: GraphvizError.self) { try DOTReader.read(quoted) }
  }

  @Test func `a chain that the parser has no room for is an error, not half a graph`() {
    let chain = (0..<20_000).map { "n\($0)" }.joined(separator: "->")
    #expect(throws: GraphvizError.self) { try DOTReader.read("digraph { \(chain) }") }
  }

  @Test func `the second graph of a text is left out, with a warning`() throws {
    let graph = try DOTReader.read("digraph { a } digraph { b }", subject: "two.dot")
    #expect(graph.entities.map(\.name) == ["a"])
    #expect(graph.diagnostics.first?.description.hasPrefix("warning: two.dot: it holds 2") == true)
    #expect(try DOTReader.read("digraph { c }").entities.map(\.name) == ["c"])
  }

  @Test func `a byte order mark is no error`() throws {
    #expect(try DOTReader.read("\u{FEFF}digraph { a }").entities.count == 1)
  }

  @Test func `what an attribute should not say is left out, with a warning`() throws {
    let graph = try DOTReader.read(
      "digraph { a -> b [relation=sues, date=soon, amount=much, status=odd, evidence=x] }")
    let relation = try #require(graph.relations.first)
    #expect(relation.date == nil && relation.amount == nil && relation.status == .asserted)
    #expect(graph.diagnostics.count == 4)
  }
}
