import LiaisonModel
import Testing

@testable import LiaisonGraphviz

@Suite struct DiagramWorkerTests {
  private func render(_ worker: DiagramWorker, limit: Duration) throws -> RenderedDiagram {
    let graph = SampleGraph.affair
    return try worker.render(
      entities: graph.entities, relations: graph.relations, format: .svg, timeLimit: limit)
  }

  @Test func `a program that never answers is stopped when the time is up`() {
    let worker = DiagramWorker(executable: "/bin/sleep", arguments: ["60"])
    let start = ContinuousClock.now
    #expect(throws: GraphvizError.timedOut(limit: .milliseconds(200))) {
      try render(worker, limit: .milliseconds(200))
    }
    #expect(start.duration(to: .now) < .seconds(30))
  }

  @Test(arguments: ["/bin/false", "/bin/cat", "/nowhere/at/all"])
  func `a program that does not draw is an error`(executable: String) {
    #expect(throws: GraphvizError.self) {
      try render(DiagramWorker(executable: executable), limit: .seconds(30))
    }
  }
}
