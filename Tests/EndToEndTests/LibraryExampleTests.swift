import Foundation
import Liaison
import Testing

/// The Swift of README.md compiles and finds the path that it promises.
@Suite struct LibraryExampleTests {
  @Test func `the README's Swift is the one below`() throws {
    let page = try String(contentsOf: Repository.readme, encoding: .utf8)
    let file = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let shown = try #require(Self.between("```swift\nimport Liaison\n\n", "```", in: page))
    let run = try #require(
      Self.between("// README" + " begins\n", "    // README" + " ends", in: file))
    let dedented = run.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
    #expect(shown == dedented)
  }

  @Test func `it finds the path`() throws {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    let folder = FileManager.default.currentDirectoryPath
    #expect(FileManager.default.changeCurrentDirectoryPath(Repository.root.path))
    defer { _ = FileManager.default.changeCurrentDirectoryPath(folder) }

    // README begins
    let pipeline = try ExtractionPipeline()
    let found = try DocumentFinder().find(["seeds"])
    let documents = try found.documents.map { try DocumentReader().read($0).document }
    let records = documents.flatMap { pipeline.extract(from: $0).claims }
    let resolved = try EntityResolver().resolve(records)
    let graph = try KnowledgeGraph(entities: resolved.entities, relations: resolved.relations)
    if let a = graph.find("Thrive Capital"), let b = graph.find("Donald Trump") {
      for hop in graph.shortestPath(from: a.id, to: b.id)?.hops ?? [] {
        let relation = hop.links[0].relation
        print(relation.source, relation.type, relation.target, relation.evidence[0].quote)
      }
    }
    // README ends

    #expect(printed.count == 3)
  }

  private static func between(_ start: String, _ end: String, in text: String) -> String? {
    guard let opening = text.range(of: start),
      let closing = text[opening.upperBound...].range(of: end)
    else { return nil }
    return String(text[opening.upperBound..<closing.lowerBound])
  }
}
