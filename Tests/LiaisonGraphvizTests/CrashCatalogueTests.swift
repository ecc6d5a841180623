import LiaisonGraphviz
import LiaisonModel
import Testing

/// DOT that makes Graphviz 2.42 crash, hang or draw nonsense by itself: read for what it says, and
/// drawn in Liaison's own way.
@Suite struct CrashCatalogueTests {
  static let texts: [(name: String, dot: String)] = [
    ("labels within clusters", "digraph { subgraph cluster_a { a b c } \(labelled(ring)) }"),
    ("labels within a rank", "digraph { { rank=same; a b c } \(labelled(ring)) }"),
    ("labels without constraint", "digraph { edge [constraint=false] \(labelled(ring)) }"),
    ("labels without length", "digraph { edge [minlen=0] \(labelled(ring)) }"),
    (
      "trouble in init_rank",
      """
      digraph { subgraph cluster_1 { a b } subgraph cluster_2 { c d } a -> c [constraint=false]
      b -> d [constraint=false] c -> b d -> a { rank=same; a d } }
      """
    ),
    ("right angles", "digraph { layout=twopi splines=ortho \(labelled(ring)) }"),
    ("right angles in a circle", "digraph { layout=circo splines=ortho \(labelled(ring)) }"),
    ("curves", "digraph { splines=curved \(labelled(ring)) }"),
    ("the longest line", "digraph { a -> b [minlen=2147483647] }"),
    ("the widest ranks", "digraph { ranksep=1000 a -> b [minlen=100000] }"),
    (
      "ports of records",
      """
      digraph { node [shape=record] { rank=same; c [label="<p>x|<q>y"]; d [label="<p>x|<q>y"] }
      a -> c c:p -> d:q [label=sues] }
      """
    ),
    (
      "sizes that are none",
      """
      digraph { size="nan,nan" dpi=inf nodesep=-1e308 a [width=nan height=inf fontsize=-1]
      a -> b [penwidth=nan arrowsize=inf weight=-1] }
      """
    ),
    ("nothing", "digraph { }"),
    ("a circle of one", "digraph { a -> a [label=sues] a -> a a:n -> a:s }"),
    (
      "many at once", "digraph { \(repeated(500) { "a -> b [label=l\($0 % 7)]" }) }"
    ),
    (
      "clusters in clusters",
      "digraph { \(repeated(300) { "subgraph cluster_\($0) { n\($0)" }) \(repeated(300) { _ in "}" })"
        + " compound=true n0 -> n299 [lhead=cluster_299 ltail=cluster_3 label=sues] }"
    ),
    (
      "rows of markup",
      "digraph { a [label=<<TABLE><TR><TD ROWSPAN=\"65535\">x</TD></TR></TABLE>>] a -> b }"
    ),
    ("broken markup", "digraph { a [label=<<b>x & y</b>>] b [label=<>] a -> b [label=<<i>>] }"),
    ("markup that is a name", "digraph { a [label=<x>] b [label=\"x\"] a -> b [label=<x>] }"),
    (
      "files",
      "digraph { imagepath=\"/etc\" fontpath=\"/etc\" a [image=\"passwd\" shapefile=\"/etc/passwd\"] a -> b }"
    ),
    ("a long colour", "digraph { a [color=\"\(String(repeating: "c", count: 3_000))\"] a -> b }"),
    (
      "a label of many lines",
      "digraph { a [label=\"\(String(repeating: "x\\n", count: 40_000))\"] a -> b }"
    ),
    (
      "a label of many letters",
      "digraph { a [label=\"\(String(repeating: "x", count: 100_000))\"] a -> b }"
    ),
    (
      "everyone with everyone",
      "digraph { \(repeated(60) { one in repeated(one) { "n\(one) -> n\($0)" } }) }"
    ),
  ]

  private static let ring = ["a -> b", "b -> c", "c -> a", "a -> d", "d -> b"]

  private static func labelled(_ edges: [String]) -> String {
    edges.map { "\($0) [label=\"sues\\nin 2024\"]" }.joined(separator: " ")
  }

  private static func repeated(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: " ")
  }

  @Test(arguments: texts)
  func `what crashes Graphviz is read and drawn`(name: String, dot: String) throws {
    let graph = try DOTReader.read(dot)
    for engine in [nil] + LayoutEngine.allCases where isQuick(graph.relations.count, engine) {
      let picture = try DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations,
        options: DiagramOptions(engine: engine, showsUnconnectedEntities: true), format: .svg)
      let svg = SVGContents(picture.bytes)
      #expect(svg.error == nil, "\(name), \(engine.map { "\($0)" } ?? "any engine")")
      #expect(svg.elements.isDisjoint(with: ["image", "script", "foreignObject"]))
    }
    // What was read is written in our own way, and has lost what was wrong with it.
    let written = try DOTWriter.write(entities: graph.entities, relations: graph.relations)
    #expect(Set(try DOTReader.read(written).relations) == Set(graph.relations))
  }

  /// More than some hundred take the slower engines minutes.
  private func isQuick(_ relations: Int, _ engine: LayoutEngine?) -> Bool {
    relations <= 100 || engine == nil || engine == .sfdp
  }
}
