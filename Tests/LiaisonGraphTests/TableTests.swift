import LiaisonGraph
import LiaisonModel
import Testing
import _LiaisonTestSupport

@Suite struct TableTests {
  func graph(_ text: String) throws -> KnowledgeGraph {
    try Array(text.utf8).withUnsafeBytes { bytes throws(TableError) in
      try KnowledgeGraph(tabSeparated: bytes)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a table answers as a graph of its relations does`(seed: UInt64) throws {
    let random = RandomGraph(seed: seed)
    let text = random.relations.map { "\($0.source)\t\($0.type)\t\($0.target)\n" }.joined()
    let table = try graph(text)
    #expect(table.relationCount == random.relations.count)
    #expect(Set(table.relations.map(\.id)).count == random.relations.count)
    // Sort the entities so that both graphs have one order of them.
    let copy = try KnowledgeGraph(entities: table.entities, relations: table.relations)
    for a in table.entities.map(\.id) {
      for b in table.entities.map(\.id) {
        let filter = EdgeFilter(types: random.filter.types)
        let expected = copy.allShortestPaths(from: a, to: b, PathOptions(filter: filter))
        let found = table.allShortestPaths(from: a, to: b, PathOptions(filter: filter))
        #expect(found.total == expected.total)
        #expect(found.relationPaths == expected.relationPaths)
        #expect(Set(found.paths) == Set(expected.paths))
      }
    }
  }

  @Test func `many names stay distinct`() throws {
    let names = (0..<10_000).map { "Société \($0 &* 7919 % 10_000)" }
    let table = try graph(names.map { "\($0)\tsues\tX\r\n" }.joined())
    #expect(table.entityCount == 10_001)
    #expect(table.entities.first?.name == names[0])
    #expect(table.degree(of: "X") == 10_000)
    #expect(table.relations(of: Entity.ID(rawValue: names[77])).map(\.target) == ["X"])
    #expect(table.find("societe 77")?.name == "Société 77")
  }

  @Test(arguments: [
    ("a\tsues\tb\nx", TableError.columns(line: 2, found: 1)),
    ("a\tsues\n", .columns(line: 1, found: 2)),
    ("a\tsues\tb\tc\n", .columns(line: 1, found: 4)),
    ("a\t\tb\n", .emptyName(line: 1)), ("\tsues\tb", .emptyName(line: 1)),
    ("a\tsues\t\r\n", .emptyName(line: 1)),
  ])
  func `a line that is no relation is named`(text: String, error: TableError) {
    #expect(throws: error) { try graph(text) }
    #expect(error.description.hasPrefix("line "))
  }

  @Test func `too many types are refused`() {
    let text = (0..<64).map { "a\tt\($0)\tb\n" }.joined()
    #expect(throws: TableError.tooManyTypes(line: 64)) { try graph(text) }
  }

  @Test func `no relations and no dates are no trouble`() throws {
    let empty = try graph("\n\r\n")
    #expect(empty.entityCount == 0 && empty.relations.isEmpty)
    let table = try graph("a\tsues\tb")
    let dated = PathOptions(filter: EdgeFilter(since: PartialDate("2020")))
    #expect(table.shortestPath(from: "a", to: "b", dated) == nil)
    #expect(table.shortestPath(from: "a", to: "b")?.hops.first?.links.count == 1)
  }
}
