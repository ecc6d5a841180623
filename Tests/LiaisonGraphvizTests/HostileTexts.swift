import LiaisonModel
import _LiaisonTestSupport

/// Texts that broke some writer of DOT, SVG or XML.
enum HostileTexts {
  static let all: [String] = [
    #"a"b\</svg><script>"#, #"a"b\"#, #"a\"#, #"a\\"#, #"a\"b"#, #"\"#, #"\\"#, "\"", "\"\"",
    #"\N"#, #"\G"#, #"\L"#, #"\E \T \H"#, #"a\nb"#, #"a\lb\rc"#, #"\\G"#, #"\\\N"#,
    "R&amp;D", "R&D", "&eacute;", "&lt;b&gt;", "&#92;", "&#92;&#92;", "&#0;", "&", "&;", "&amp",
    "</svg><script>alert(1)</script>", "-->", "<!-- x", "]]>", "<![CDATA[x]]>", "<b>gras</b>",
    "<b>x & y</b>", "<>", "<", ">", "<TABLE></TABLE>", "x\"onload=\"alert(1)",
    "javascript:alert(1)", "data:text/html,<script>", "a\u{0}b", "a\u{7}b", "\u{1B}[31mrot",
    "a\tb", "a\nb", "a\r\nb", "\n", " ", "", "\u{85}", "\u{2028}", "\u{FEFF}a", "\u{FFFE}\u{FFFF}",
    "\u{202E}txt.exe", "\u{2066}x\u{2069}", "e\u{301}", "é", "👩‍👩‍👧‍👦 famille", "株式会社ソフトバンク",
    "شركة الاتصالات", "%41", "%", "100 %", "%-", "%5C", "%%41", "12%25", "a;b", "{a|b}", "a:b:n",
    "digraph { a -> b }", "}", "];", "//x", "/* x", "# x", "strict", "node", "--", "->", "\\\"",
    "a\\\nb", "\"\\", "label=\"x\"", "’“”«» ", "\u{301}\"", "\\\u{301}",
    String(repeating: "x", count: 3_000), String(repeating: "mot ", count: 1_000),
    String(repeating: "\n", count: 50_000), String(repeating: "\\", count: 2_000),
  ]

  static func any(_ generator: inout SeededGenerator) -> String {
    if Bool.random(using: &generator) { return all.randomElement(using: &generator) ?? "" }
    let length = Int.random(in: 0...12, using: &generator)
    let alphabet = Array("ab\"\\%&<>\n\t;-é \u{1}0A".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(alphabet.randomElement(using: &generator) ?? "x") }
    return String(text)
  }
}

extension SampleGraph {
  /// A graph in which every text is hostile, in the order in which a reader returns it.
  static func hostile(seed: UInt64) -> SampleGraph {
    var generator = SeededGenerator(seed: seed)
    var graph = SampleGraph()
    var ids: Set<Entity.ID> = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let id = Entity.ID(rawValue: HostileTexts.any(&generator))
      guard ids.insert(id).inserted else { continue }
      graph.entities.append(
        Entity(
          id: id, type: EntityType.allCases.randomElement(using: &generator) ?? .person,
          name: HostileTexts.any(&generator),
          aliases: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            HostileTexts.any(&generator)
          }))
    }
    for number in 0..<Int.random(in: 0...20, using: &generator) {
      guard let source = graph.entities.randomElement(using: &generator),
        let target = graph.entities.randomElement(using: &generator)
      else { break }
      graph.relations.append(relation(number, source.id, target.id, &generator))
    }
    return graph.sorted
  }

  private static func relation(
    _ number: Int, _ source: Entity.ID, _ target: Entity.ID, _ generator: inout SeededGenerator
  ) -> Relation {
    let evidence = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let start = Int.random(in: 0...100_000, using: &generator)
      return Evidence(
        document: SourceDocument.ID(rawValue: HostileTexts.any(&generator)),
        quote: HostileTexts.any(&generator),
        scalarRange: start..<(start + Int.random(in: 0...300, using: &generator)),
        rule: HostileTexts.any(&generator),
        confidence: Double.random(in: 0...1, using: &generator))
    }
    let known = RelationType.core.randomElement(using: &generator) ?? .founded
    return Relation(
      id: Relation.ID(rawValue: "\(number)" + HostileTexts.any(&generator)), source: source,
      type: Bool.random(using: &generator)
        ? known : RelationType(rawValue: HostileTexts.any(&generator)),
      target: target,
      status: RelationStatus.allCases.randomElement(using: &generator) ?? .asserted,
      amount: Bool.random(using: &generator)
        ? nil
        : MonetaryAmount(
          value: Double.random(in: 0...1e12, using: &generator),
          currency: HostileTexts.any(&generator)),
      date: Bool.random(using: &generator)
        ? nil : PartialDate(year: Int.random(in: 1...9999, using: &generator), month: 2, day: 28),
      confidence: Double.random(in: 0...1, using: &generator), evidence: evidence)
  }
}
