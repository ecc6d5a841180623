import Foundation
import LiaisonGraphviz
import LiaisonModel
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HostileDrawingTests {
  @Test(arguments: HostileTexts.all)
  func `any text gives well-formed SVG without active content`(text: String) throws {
    var graph = SampleGraph()
    let source = graph.add(text, .person, id: "a" + text)
    let target = graph.add("B" + text + text, .fund)
    graph.connect(source, .sues, target)
    graph.connect(source, RelationType(rawValue: text), target, .planned)
    for title in [nil, text] {
      let diagram = try DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations,
        options: DiagramOptions(title: title), format: .svg)
      #expect(diagram.diagnostics.isEmpty)
      let svg = SVGContents(diagram.bytes)
      #expect(svg.error == nil)
      #expect(svg.elements.isDisjoint(with: ["script", "image", "a", "foreignObject"]))
      #expect(svg.attributes.allSatisfy { !$0.hasPrefix("on") && !$0.contains("href") })
    }
  }

  @Test(arguments: HostileTexts.all.filter { $0.count < 24 })
  func `a label shows the name as it is`(name: String) throws {
    let shown = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter {
          $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            && $0.value & 0xFFFE != 0xFFFE
            || [0x9, 0xA, 0xD, 0x200D].contains($0.value)
        })
    ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var graph = SampleGraph()
    graph.connect(graph.add(name, .person), .sues, graph.add("B"))
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(showsLegend: false), format: .svg)
    let texts = SVGContents(diagram.bytes).texts
    let expected = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(expected.isEmpty || texts.contains(expected), "\(texts)")
  }

  @Test(arguments: 0..<12)
  func `random hostile graphs are drawn`(seed: UInt64) throws {
    let graph = SampleGraph.hostile(seed: seed)
    for engine in [LayoutEngine.dot, .sfdp] {
      let diagram = try DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations,
        options: DiagramOptions(title: "x", engine: engine, showsUnconnectedEntities: true),
        format: .svg)
      #expect(SVGContents(diagram.bytes).error == nil)
      #expect(diagram.diagnostics.isEmpty)
    }
  }

  @Test func `a name of a megabyte is cut`() throws {
    var graph = SampleGraph()
    let long = String(repeating: "Très long ", count: 100_000)
    graph.connect(graph.add(long), .sues, graph.add(String(repeating: "x", count: 1_000_000)))
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, format: .svg)
    #expect(diagram.bytes.count < 20_000)
  }
}

/// What an XML parser makes of an SVG.
final class SVGContents: NSObject, XMLParserDelegate {
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  /// What stands in `text` elements, one each.
  private(set) var texts: [String] = []
  private(set) var error: String?
  private var isInText = false

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() {
      error = parser.parserError.map { "\($0) line \(parser.lineNumber)" } ?? "?"
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes list: [String: String]
  ) {
    elements.insert(name)
    attributes.formUnion(list.keys)
    isInText = name == "text"
    if isInText { texts.append("") }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    isInText = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInText { texts[texts.count - 1] += string }
  }
}
