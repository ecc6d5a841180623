import LiaisonModel
import Testing

@testable import LiaisonGraphviz

@Suite struct LimitedViewTests {
  private func core(_ graph: SampleGraph, _ limit: Int?, keeping: Set<Relation.ID> = []) throws
    -> DiagramCore?
  {
    DiagramCore(
      try DiagramContent(entities: graph.entities, relations: graph.relations), limit: limit,
      keeping: keeping)
  }

  @Test func `what fits is left whole`() throws {
    #expect(try core(.affair, 22) == nil)
    #expect(try core(.affair, nil) == nil)
  }

  @Test(arguments: [5, 40, 90], [1, 2, 3] as [UInt64])
  func `a part of a whole hangs together and is as large as may be`(limit: Int, seed: UInt64) throws
  {
    let graph = SampleGraph.random(300, seed: seed)
    let core = try #require(try core(graph, limit))
    #expect(core.entities.count == limit)
    var parts = DisjointSets()
    for relation in core.relations {
      parts.join(relation.source.rawValue, relation.target.rawValue)
    }
    #expect(Set(core.entities.map { parts.root(of: $0.id.rawValue) }).count == 1)
    let shuffled = try #require(try self.core(graph.shuffled(seed: seed), limit))
    #expect(shuffled.entities == core.entities)
  }

  @Test func `of many parts the largest stay whole`() throws {
    let core = try #require(try core(.parts(40), 20))
    #expect(core.entities.count == 20)
    #expect(core.relations.count == 16)
  }

  @Test func `a path that is highlighted is always there`() throws {
    let graph = SampleGraph.parts(40)
    let path = try #require(graph.relations.first)
    let core = try #require(try core(graph, 10, keeping: [path.id]))
    #expect(core.relations.contains(path))
  }

  @Test func `the picture says that it is not all`() throws {
    let graph = SampleGraph.random(300, seed: 9)
    let diagram = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations,
      options: DiagramOptions(language: .french, maximumEntities: 30), format: .svg)
    #expect(diagram.diagnostics.map(\.severity) == [.note])
    #expect(String(decoding: diagram.bytes, as: UTF8.self).contains("les 30 plus liés de"))
  }
}
