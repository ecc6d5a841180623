import Foundation
import LiaisonGraphviz
import LiaisonModel
import Testing

@Suite struct DiagramRendererTests {
  private func svg(_ graph: SampleGraph, _ options: DiagramOptions = DiagramOptions()) throws
    -> String
  {
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: .svg)
    #expect(diagram.diagnostics.isEmpty)
    return String(decoding: diagram.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (DiagramFormat.svg, Array("<?xml".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47]),
    (.pdf, Array("%PDF".utf8)), (.dot, Array("digraph".utf8)),
  ])
  func `each format begins as its files do`(format: DiagramFormat, start: [UInt8]) throws {
    let graph = SampleGraph.affair
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, format: format)
    #expect(diagram.bytes.starts(with: start))
    let again = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, format: format)
    #expect(again.bytes == diagram.bytes)
  }

  @Test(arguments: LayoutEngine.allCases)
  func `one graph has one picture per engine, whatever the order and what was drawn before`(
    engine: LayoutEngine
  ) throws {
    let options = DiagramOptions(title: "Qui finance qui", language: .french, engine: engine)
    let first = try svg(.affair, options)
    for seed in UInt64(0)..<2 {
      for other in LayoutEngine.allCases {
        _ = try svg(.affair, DiagramOptions(engine: other))
      }
      #expect(try svg(SampleGraph.affair.shuffled(seed: seed), options) == first)
    }
  }

  @Test func `numbers are read as C reads them in a French locale`() throws {
    let before = try svg(.affair)
    let locale = setlocale(LC_ALL, nil).map { String(cString: $0) }
    defer { _ = setlocale(LC_ALL, locale ?? "C") }
    // Where the machine has none of these, there is nothing to see.
    for name in ["fr_FR.UTF-8", "fr_FR.utf8", "de_DE.UTF-8"] where setlocale(LC_ALL, name) != nil {
      break
    }
    #expect(try svg(.affair) == before)
  }

  @Test func `tasks that draw at once get the same picture`() async throws {
    let expected = try svg(.affair)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          for _ in 0..<2 where try svg(.affair) != expected { return false }
          return true
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func `SVG says what it is and carries the evidence`() throws {
    let text = try svg(.affair, DiagramOptions(title: "Qui & qui", language: .french))
    #expect(text.contains("role=\"img\""))
    #expect(text.contains("<title id=\"liaison-title\">Qui &amp; qui</title>"))
    #expect(text.contains("<desc id=\"liaison-description\">Source : 1 document, 24 relations"))
    #expect(text.contains("“Elle poursuit « l’autre » pour 12 % — dit-on.” (seeds/03.txt)"))
    #expect(text.contains("class=\"edge relation sues former\""))
    #expect(!text.contains("<!"))
    #expect(!text.contains("<a "))
    #expect(!text.contains("transparent"))
    #expect(text.components(separatedBy: "class=\"edge ").count == 25)
  }

  @Test func `the key holds what occurs and nothing else`() throws {
    var graph = SampleGraph()
    graph.connect(graph.add("A", .person), .sues, graph.add("B"))
    let text = try svg(graph, DiagramOptions(language: .french))
    #expect(text.contains("Personne") && text.contains("Organisation"))
    #expect(!text.contains("Fonds") && !text.contains("conseille") && !text.contains("affirmé"))
    graph.connect(graph.entities[1].id, "owns", graph.add("C", .work), .denied)
    let more = try svg(graph, DiagramOptions(language: .french))
    #expect(more.contains("Œuvre") && more.contains("owns") && more.contains("démenti"))
  }

  @Test func `who has no relation is drawn on demand only`() throws {
    var graph = SampleGraph.affair
    graph.add("Solitaire", .person)
    #expect(!(try svg(graph).contains("Solitaire")))
    #expect(try svg(graph, DiagramOptions(showsUnconnectedEntities: true)).contains("Solitaire"))
  }

  @Test func `nothing at all is a picture too`() throws {
    #expect(try svg(SampleGraph()).hasSuffix("</svg>\n"))
  }

  @Test func `more than an engine can place is refused with a sentence`() throws {
    var graph = SampleGraph()
    let (one, other) = (graph.add("A"), graph.add("B"))
    for _ in 0...5_000 { graph.connect(one, .sues, other) }
    let options = DiagramOptions(parallels: .apart)
    let error = #expect(throws: GraphvizError.self) { try svg(graph, options) }
    #expect(error?.description.contains("5001 relations are more than the 5000") == true)
  }

  @Test func `a PNG of a very long chain has fewer dots per inch, and says so`() throws {
    var graph = SampleGraph()
    var last = graph.add("N")
    for number in 0..<150 {
      let next = graph.add("N\(number)")
      graph.connect(last, .advises, next, .planned)
      last = next
    }
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(engine: .dot, maximumEntities: nil, resolution: 600), format: .png)
    #expect(diagram.diagnostics.map(\.severity) == [.note])
  }

  @Test func `loops, parallel lines and long chains are drawn`() throws {
    var graph = SampleGraph()
    let first = graph.add("A")
    graph.connect(first, .sues, first)
    var last = first
    for number in 0..<20 {
      let next = graph.add("N\(number)")
      graph.connect(last, .advises, next, .planned)
      last = next
    }
    for _ in 0..<30 { graph.connect(first, .investsIn, last) }
    for engine in LayoutEngine.allCases {
      let text = try svg(graph, DiagramOptions(engine: engine, parallels: .apart))
      #expect(text.components(separatedBy: "class=\"edge ").count == 52)
    }
  }

  @Test func `alike relations between two are one line that tells how many`() throws {
    let graph = SampleGraph.parallels(40)
    let merged = try svg(graph, DiagramOptions(language: .french))
    #expect(merged.components(separatedBy: "class=\"edge ").count == 6)
    #expect(merged.contains(">poursuit ×8</text>") && merged.contains(">2011–2021 · prévu</text>"))
    let apart = try svg(graph, DiagramOptions(parallels: .apart))
    #expect(apart.components(separatedBy: "class=\"edge ").count == 41)
  }

  @Test func `what is highlighted is drawn strong and said in its class`() throws {
    let graph = SampleGraph.affair
    let chosen = Set(graph.relations.prefix(2).map(\.id))
    let text = try svg(graph, DiagramOptions(highlighted: chosen))
    #expect(text.components(separatedBy: " highlighted\"").count == 3)
    #expect(text.contains("stroke-width=\"3.06\"") && text.contains("stroke-width=\"0.9\""))
  }
}
