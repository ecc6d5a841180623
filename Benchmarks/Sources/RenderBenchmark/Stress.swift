import Foundation
import LiaisonGraphviz
import LiaisonModel
import Synchronization

/// Random graphs with hostile names through every option, then many threads at once; to be run under
/// AddressSanitizer and ThreadSanitizer too.
enum Stress {
  private static let names = [
    "Ada Lovelace", "", " ", "\\N\\G\\E\\L\\H\\T", "a\"b\\", "\\",
    "</svg><script>alert(1)</script>",
    "--> ]]>", "&amp; &eacute; &#0;", "<b>x & y</b>", "javascript:alert(1)", "\u{0}\u{7}\u{1B}[31m",
    "\u{202E}txt.exe\u{2066}", "\u{FEFF}\u{FFFE}\u{FFFF}", "%s%n%d %", "a\nb\r\nc\td", "->;{}[]",
    "شركة", "株式会社", "👩‍👩‍👧‍👦", String(repeating: "W", count: 5_000),
    String(repeating: "a b ", count: 3_000), String(repeating: "\n", count: 50_000),
  ]

  static func run(graphs: Int) throws {
    var drawn = 0
    var refused = 0
    for seed in 0..<graphs {
      var generator = Generator(state: UInt64(seed))
      let graph = graph(&generator)
      var options = DiagramOptions(
        title: generator.chance(2) ? names.randomElement(using: &generator) : nil,
        language: generator.chance(2) ? .french : .english,
        theme: generator.chance(2) ? .light : .dark,
        engine: generator.chance(3) ? nil : LayoutEngine.allCases.randomElement(using: &generator),
        highlighted: Set(graph.relations.prefix(seed % 3).map(\.id)),
        showsLegend: generator.chance(2), showsUnconnectedEntities: generator.chance(2),
        maximumEntities: generator.chance(2) ? 150 : Int.random(in: 1...30, using: &generator),
        parallels: DiagramOptions.Parallels.allCases.randomElement(using: &generator) ?? .apart,
        resolution: Int.random(in: -10...90, using: &generator))
      options.links = ["d": names.randomElement(using: &generator) ?? ""]
      let format: DiagramFormat = generator.chance(12) ? .png : generator.chance(12) ? .pdf : .svg
      do {
        let picture = try DiagramRenderer.render(
          entities: graph.entities, relations: graph.relations, options: options, format: format)
        drawn += 1
        let text = String(decoding: picture.bytes, as: UTF8.self)
        guard format != .svg || !(text.contains("<script") || text.contains("href=\"javascript"))
        else {
          print("seed \(seed): active content")
          exit(1)
        }
        let dot = try DOTWriter.write(entities: graph.entities, relations: graph.relations)
        let read = try DOTReader.read(dot)
        guard Set(read.relations) == Set(graph.relations) else {
          print("seed \(seed): DOT does not read back")
          exit(1)
        }
      } catch {
        refused += 1
        print("seed \(seed): \(error)")
      }
    }
    print("\(graphs) random graphs: \(drawn) drawn, \(refused) refused, no crash")
  }

  /// As many threads as given, each drawing the same picture.
  static func runThreads(_ threads: Int, drawings: Int) throws {
    let graph = BenchmarkGraph.random(24)
    @Sendable func draw() -> [UInt8]? {
      try? DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations, format: .svg
      ).bytes
    }
    let expected = draw()
    let wrong = Mutex(expected == nil ? 1 : 0)
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      let thread = Thread {
        for _ in 0..<drawings where draw() != expected { wrong.withLock { $0 += 1 } }
        group.leave()
      }
      thread.start()
    }
    group.wait()
    print("\(threads) threads, \(drawings) drawings each: \(wrong.withLock { $0 }) differ")
  }

  private static func graph(_ generator: inout Generator) -> BenchmarkGraph {
    var graph = BenchmarkGraph()
    for number in 0..<Int.random(in: 0...40, using: &generator) {
      let name =
        generator.chance(2) ? "Nom \(number)" : names.randomElement(using: &generator) ?? ""
      graph.entities.append(
        Entity(
          id: Entity.ID(rawValue: generator.chance(4) ? "\(name)\(number)" : "e\(number)"),
          type: EntityType.allCases.randomElement(using: &generator) ?? .person, name: name))
    }
    guard !graph.entities.isEmpty else { return graph }
    for number in 0..<Int.random(in: 0...60, using: &generator) {
      guard let source = graph.entities.randomElement(using: &generator),
        let target = graph.entities.randomElement(using: &generator)
      else { break }
      let type =
        generator.chance(8)
        ? RelationType(rawValue: names.randomElement(using: &generator) ?? "x")
        : RelationType.core.randomElement(using: &generator) ?? .sues
      let evidence = Evidence(
        document: "d", quote: names.randomElement(using: &generator) ?? "", scalarRange: 0..<5,
        rule: "r", confidence: 0.5)
      graph.relations.append(
        Relation(
          id: Relation.ID(rawValue: "r\(number)"), source: source.id, type: type,
          target: target.id,
          status: RelationStatus.allCases.randomElement(using: &generator) ?? .asserted,
          amount: generator.chance(4)
            ? MonetaryAmount(value: 1e9 * Double(number), currency: "USD") : nil,
          date: generator.chance(3) ? PartialDate("2024-08") : nil, confidence: 0.5,
          evidence: [evidence]))
    }
    return graph
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ bound: UInt64) -> Bool { next() % bound == 0 }
  }
}
