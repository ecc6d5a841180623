import LiaisonModel
import Testing

@testable import LiaisonGraphviz

@Suite struct DiagramThemeTests {
  private func theme(_ json: String) throws(ThemeError) -> DiagramTheme {
    try DiagramTheme(json: Array(json.utf8))
  }

  @Test func `an empty file is the light theme`() throws {
    #expect(try theme("{}") == .light)
    #expect(try theme(#"{"base": "dark"}"#) == .dark)
  }

  @Test func `a file changes what it names and nothing else`() throws {
    let theme = try theme(
      """
      { "background": "#FFFFF0", "entities": { "Person": { "shape": "box" } },
        "relations": { "sues": { "color": "#AA0000" }, "owns": { "arrowhead": "diamond" } },
        "statuses": { "planned": { "line": "dotted", "width": 2 } } }
      """)
    #expect(theme.background.description == "#FFFFF0")
    #expect(theme.entities[.person]?.shape == .box)
    #expect(theme.entities[.person]?.fill == DiagramTheme.light.entities[.person]?.fill)
    #expect(theme.relations[.sues]?.color.description == "#AA0000")
    #expect(theme.relations["owns"]?.color == DiagramTheme.light.otherRelations.color)
    #expect(theme.statuses[.planned] == .init(line: .dotted, width: 2))
    #expect(theme.relations[.advises] == DiagramTheme.light.relations[.advises])
  }

  @Test func `what will be hard to read is told with its place`() throws {
    #expect(DiagramTheme.light.weaknesses.isEmpty && DiagramTheme.dark.weaknesses.isEmpty)
    let pale = try theme(
      """
      { "text": "#777777", "relations": { "sues": { "color": "#FFAAAA" } },
        "entities": { "Fund": { "border": "#EEEEEE" } } }
      """)
    for place in [
      "text: #777777 on #FFFFFF has a contrast of 4.4, and 4.5 is needed",
      "text on entities.Person.fill", "entities.Fund.border", "relations.sues",
    ] {
      #expect(pale.weaknesses.contains { $0.hasPrefix(place) }, "\(place)")
    }
  }

  @Test(arguments: [
    ("", ""), ("[]", ""), (#"{"base": "pink"}"#, "base"), (#"{"colour": 1}"#, "colour"),
    (##"{"text": "#eef"}"##, "text"), (#"{"entities": {"Robot": {}}}"#, "entities.Robot"),
    (#"{"entities": {"Person": {"fill": "red"}}}"#, "entities.Person.fill"),
    (#"{"relations": {"sues": {"arrowhead": "crow"}}}"#, "relations.sues.arrowhead"),
    (#"{"statuses": {"planned": {"width": 99}}}"#, "statuses.planned.width"),
    (#"{"statuses": 3}"#, "statuses"),
  ])
  func `a mistake is told with its place`(json: String, path: String) {
    let error = #expect(throws: ThemeError.self) { try theme(json) }
    #expect(error?.path == path)
  }
}

@Suite struct DiagramLinkTests {
  @Test(arguments: [
    ("https://a.fr/b?c=1&d=2", "https://a.fr/b?c=1&d=2"),
    ("seeds/03 é.txt", "seeds/03%20%C3%A9.txt"),
    ("a.txt#x", "a.txt#x"), ("HTTP://A", "HTTP://A"), ("./a:b", "./a:b"),
    ("x\"onload=\"y", "x%22onload=%22y"), ("<b>'", "%3Cb%3E%27"),
  ])
  func `an address is written so that it ends nothing`(text: String, address: String) {
    #expect(DiagramLink(text)?.address == address)
  }

  @Test(arguments: [
    "javascript:alert(1)", " JavaScript:x", "data:text/html,x", "", " ", "a:b", "file:///x",
  ])
  func `an address that could run or open something is none`(text: String) {
    #expect(DiagramLink(text) == nil)
  }

  @Test func `a relation leads to the document of its evidence`() throws {
    let graph = SampleGraph.affair
    var options = DiagramOptions()
    options.links = ["seeds/03.txt": "https://a.fr/?b=1&c=\"2"]
    let svg = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: .svg)
    let text = String(decoding: svg.bytes, as: UTF8.self)
    #expect(text.contains("<a href=\"https://a.fr/?b=1&amp;c=%222\" xlink:href="))
    #expect(SVGContents(svg.bytes).error == nil)
    options.links = ["seeds/03.txt": "javascript:alert(1)"]
    let safe = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: .svg)
    #expect(!String(decoding: safe.bytes, as: UTF8.self).contains("href="))
  }
}
