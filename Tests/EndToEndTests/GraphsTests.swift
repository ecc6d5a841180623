import Foundation
import Testing
import _LiaisonTestSupport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `Graphs/` shows what the program makes of `seeds/` today.
@Suite struct GraphsTests {
  @Test func `the graphs are up to date`() throws {
    let folder = try TemporaryFolder()
    let program = Shell.products.appending(path: "liaison").path
    let made = try Shell.line("make -s draw LIAISON='\(program)' GRAPHS='\(folder.path)'")
    #expect(made.status == 0, "\(made.errors)")
    let kept = Repository.root.appending(path: "Graphs")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path)
      .filter { $0 != "README.md" }.sorted()
    #expect(
      try names == FileManager.default.contentsOfDirectory(atPath: folder.path).sorted(),
      "run make graphs")
    for name in names {
      let old = try Data(contentsOf: kept.appending(path: name))
      let new = try Data(contentsOf: folder.url(name))
      // Places depend on fonts and on Graphviz's version: of a picture, what it says is compared.
      let isSame = name.hasSuffix(".svg") ? SVGOutline(old) == SVGOutline(new) : old == new
      #expect(isSame, "Graphs/\(name) is out of date: run make graphs")
    }
  }

  @Test func `an outline sees words, classes and colours, but no places`() {
    func outline(_ body: String) -> SVGOutline { SVGOutline(Data("<svg>\(body)</svg>".utf8)) }
    let one = outline("<g class=\"a\"><text x=\"1\">b</text></g>")
    #expect(one == outline("<g class=\"a\"><text x=\"2\">b</text></g>"))
    #expect(one != outline("<g class=\"c\"><text x=\"1\">b</text></g>"))
    #expect(one != outline("<g class=\"a\"><text x=\"1\">d</text></g>"))
  }
}

/// What an SVG says, apart from where.
final class SVGOutline: NSObject, XMLParserDelegate {
  private static let kept: Set = ["id", "class", "href", "fill", "stroke", "stroke-dasharray"]
  /// Elements and texts of each group, sorted: the order of lines may follow their places.
  private var groups: [[String]] = [[]]

  init(_ data: Data) {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse() { groups = [["not well-formed"]] }
  }

  private var lines: [String] { groups.map { $0.joined(separator: "\n") }.sorted() }

  override func isEqual(_ object: Any?) -> Bool { (object as? SVGOutline)?.lines == lines }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "g" { groups.append([]) }
    let list = attributes.filter { Self.kept.contains($0.key) }.sorted { $0.key < $1.key }
    groups[groups.count - 1].append(name + list.map { " \($0.key)=\($0.value)" }.joined())
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if !text.isEmpty { groups[groups.count - 1].append(text) }
  }
}
