import Foundation
import Liaison
import LiaisonGraphviz
import Testing
import _LiaisonTestSupport

/// Drawing in a program of its own: what a server does.
@Suite struct WorkerTests {
  private let worker = DiagramWorker(
    executable: Shell.products.appending(path: "liaison").path, arguments: ["draw-worker"])

  private func graph() throws -> DOTReader.Contents {
    try DOTReader.read(
      String(contentsOf: Repository.root.appending(path: "Graphs/seeds.dot"), encoding: .utf8))
  }

  @Test(arguments: [DiagramFormat.svg, .png, .dot])
  func `a worker draws what the library draws`(format: DiagramFormat) throws {
    let graph = try graph()
    var options = DiagramOptions(
      title: "Qui finance qui \\N \"&\"", language: .french, theme: .dark, maximumEntities: 12)
    options.links = ["000_f886d6a456b9c97b.txt": "https://example.org/a"]
    let apart = try worker.render(
      entities: graph.entities, relations: graph.relations, options: options, format: format,
      timeLimit: .seconds(60))
    let here = try DiagramRenderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: format)
    #expect(apart == here)
  }

  @Test func `what is wrong with a graph is told as by the library`() throws {
    let graph = try graph()
    let entities = graph.entities + graph.entities.prefix(1)
    #expect(throws: GraphvizError.duplicateEntity(entities[0].id)) {
      try worker.render(
        entities: entities, relations: graph.relations, format: .svg, timeLimit: .seconds(60))
    }
  }

  @Test func `what is wrong while it is drawn is told in the words of the library`() throws {
    let ends = ["a", "b"].map {
      Entity(id: Entity.ID(rawValue: $0), type: .person, name: $0.uppercased())
    }
    let relations = (0..<1_001).map {
      Relation(
        id: Relation.ID(rawValue: "r\($0)"), source: "a", type: .sues, target: "b",
        status: .asserted, amount: nil, date: nil, confidence: 1, evidence: [])
    }
    let error = GraphvizError.tooLarge(what: "relations", count: 1_001, limit: 1_000)
    #expect(throws: GraphvizError.worker("\(error)")) {
      try worker.render(
        entities: ends, relations: relations,
        options: DiagramOptions(engine: .dot, parallels: .apart), format: .svg,
        timeLimit: .seconds(60))
    }
  }

  @Test func `a worker that crashes takes nobody with it`() throws {
    let crashing = DiagramWorker(executable: "/bin/sh", arguments: ["-c", "kill -SEGV $$"])
    #expect(throws: GraphvizError.worker("it ended without a picture")) {
      let graph = try graph()
      try crashing.render(
        entities: graph.entities, relations: graph.relations, format: .svg,
        timeLimit: .seconds(60))
    }
  }
}
