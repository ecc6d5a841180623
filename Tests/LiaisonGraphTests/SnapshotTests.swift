import Foundation
import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct SnapshotTests {
  /// A file of its own, gone afterwards.
  func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.appendingPathComponent("graph.liaison-graph").path)
  }

  func sample() throws -> KnowledgeGraph {
    try KnowledgeGraph(
      entities: [
        Entity(id: "a", type: .person, name: "Élise « A »", aliases: ["A.", "Lise"]),
        Entity(id: "b", type: .fund, name: "Fonds\n\u{0}B"),
        Entity(id: "c", type: .location, name: "", aliases: [""]),
      ],
      relations: [
        Relation(
          id: "r1", source: "a", type: .donatedTo, target: "b", status: .planned,
          amount: MonetaryAmount(value: 0.5, currency: "EUR"), date: PartialDate("2024-08"),
          confidence: 0.123456789,
          evidence: [
            Evidence(document: "d.txt", quote: "q", scalarRange: 3..<4, rule: "r", confidence: 0.9),
            Evidence(document: "e.txt", quote: "q", scalarRange: 5..<6, rule: "r", confidence: 0.1),
          ]),
        Relation(
          id: "r2", source: "b", type: "leads", target: "a", status: .denied,
          date: PartialDate("0987-01-02"), confidence: 1, evidence: []),
      ])
  }

  @Test func `a graph reads back equal, with all its details`() throws {
    try withFile { path in
      let graph = try sample()
      try graph.writeSnapshot(to: path)
      for verifying in [true, false] {
        let read = try KnowledgeGraph(snapshotAt: path, verifying: verifying)
        #expect(read.entities == graph.entities)
        #expect(read.relations == graph.relations)
        #expect(read.find("lise")?.id == "a")
        #expect(read.shortestPath(from: "a", to: "b") == graph.shortestPath(from: "a", to: "b"))
        #expect(read.entity("q") == nil)
        #expect(read.entity("EUR") == nil)
      }
    }
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `an opened graph answers as the first did`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let graph = try random.graph()
    try withFile { path in
      try graph.writeSnapshot(to: path)
      let read = try KnowledgeGraph(snapshotAt: path)
      #expect(read.relations == graph.relations)
      let options = PathOptions(filter: random.filter)
      for a in random.entities.map(\.id) {
        for b in random.entities.map(\.id) {
          #expect(
            read.shortestPath(from: a, to: b, options)
              == graph.shortestPath(from: a, to: b, options))
        }
      }
      // Written once more, the bytes are the same.
      let first = FileManager.default.contents(atPath: path)
      try read.writeSnapshot(to: path)
      #expect(FileManager.default.contents(atPath: path) == first)
    }
  }

  @Test func `the graph of a table reads back equal`() throws {
    try withFile { path in
      let bytes = Array("é\tsues\tb\né\tsues\tb\nb\tfounded\tc\n".utf8)
      let table = try bytes.withUnsafeBytes { bytes throws(TableError) in
        try KnowledgeGraph(tabSeparated: bytes)
      }
      try table.writeSnapshot(to: path)
      let read = try KnowledgeGraph(snapshotAt: path)
      #expect(read.entities == table.entities)
      #expect(read.relations == table.relations)
      #expect(read.entity("é")?.name == "é")
    }
  }

  @Test func `a file that was cut short or changed is refused`() throws {
    try withFile { path in
      try sample().writeSnapshot(to: path)
      let whole = try #require(FileManager.default.contents(atPath: path))
      func refuses(_ data: Data) -> Bool {
        guard FileManager.default.createFile(atPath: path, contents: data) else { return false }
        do throws(SnapshotError) {
          _ = try KnowledgeGraph(snapshotAt: path)
          return false
        } catch {
          return error.description.hasPrefix(path)
        }
      }
      for length in stride(from: 0, to: whole.count, by: 211) {
        #expect(refuses(whole.prefix(length)))
      }
      for place in stride(from: 0, to: whole.count, by: 61) where !(32..<64).contains(place) {
        var changed = whole
        changed[changed.startIndex + place] ^= 1 << (place % 8)
        #expect(refuses(changed))
      }
      #expect(refuses(whole + [0]))
      #expect(!refuses(whole))
    }
  }

  @Test func `what is no snapshot is named`() throws {
    try withFile { path in
      #expect(throws: SnapshotError.self) { try KnowledgeGraph(snapshotAt: path) }
      try Data(repeating: 65, count: 200).write(to: URL(fileURLWithPath: path))
      #expect(throws: SnapshotError.notASnapshot(path: path)) {
        try KnowledgeGraph(snapshotAt: path)
      }
      #expect(throws: SnapshotError.self) {
        try sample().writeSnapshot(to: path + "/no/such/place")
      }
    }
  }

  @Test func `an empty graph is a graph`() throws {
    try withFile { path in
      try KnowledgeGraph(entities: [], relations: []).writeSnapshot(to: path)
      #expect(try KnowledgeGraph(snapshotAt: path).entityCount == 0)
    }
  }

  /// Relations as articles give them: dated, with one sentence of its own each.
  func articles(_ count: Int, rules: Int) throws -> (graph: KnowledgeGraph, words: Int) {
    let ids = (0..<count / 20).map { "person-nobody-\($0)" }
    let relations = (0..<count).map { number in
      let (source, target) = (
        ids[number % ids.count], ids[(number * 7 + number / ids.count * 13) % ids.count]
      )
      let quote = "Sentence number \(number), é."
      let confidence = Double(number % 100) / 100
      let evidence = Evidence(
        document: SourceDocument.ID(rawValue: "d\(number % 50).txt"), quote: quote,
        scalarRange: number..<(number + quote.unicodeScalars.count), rule: "rule-\(number % rules)",
        confidence: confidence)
      let type = RelationType(rawValue: "type-\(number / (count / 4))")
      return Relation(
        id: Relation.ID(rawValue: "\(source)--\(type)--\(target)--\(number)"),
        source: Entity.ID(rawValue: source), type: type, target: Entity.ID(rawValue: target),
        status: .asserted, date: PartialDate(year: 2000 + number % 25, month: 1 + number % 12),
        confidence: confidence, evidence: [evidence])
    }
    var seen: Set<String> = []
    let plain = relations.map { relation in
      let id = "\(relation.source)--\(relation.type)--\(relation.target)"
      return Relation(
        id: seen.insert(id).inserted ? Relation.ID(rawValue: id) : relation.id,
        source: relation.source, type: relation.type, target: relation.target,
        status: relation.status, date: relation.date, confidence: relation.confidence,
        evidence: relation.evidence)
    }
    let graph = try KnowledgeGraph(
      entities: ids.map { Entity(id: Entity.ID(rawValue: $0), type: .person, name: $0) },
      relations: plain)
    return (graph, plain.reduce(0) { $0 + $1.evidence[0].quote.utf8.count })
  }

  @Test func `a relation with date, status and evidence takes at most fifty bytes and its words`()
    throws
  {
    try withFile { path in
      let (graph, words) = try articles(20_000, rules: 30)
      try graph.writeSnapshot(to: path)
      let size = try #require(FileManager.default.contents(atPath: path)).count
      #expect(Double(size - words) / 20_000 <= 50, "\(Double(size - words) / 20_000)")
      #expect(try KnowledgeGraph(snapshotAt: path).relations == graph.relations)
    }
  }

  @Test func `more rules than have a number of their own`() throws {
    try withFile { path in
      let (graph, _) = try articles(66_000, rules: 66_000)
      try graph.writeSnapshot(to: path)
      let read = try KnowledgeGraph(snapshotAt: path)
      #expect(
        read.relations.map { $0.evidence[0].rule } == graph.relations.map { $0.evidence[0].rule })
    }
  }
}
