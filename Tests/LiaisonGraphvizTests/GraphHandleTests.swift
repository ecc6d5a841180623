import LiaisonModel
import Testing

@testable import LiaisonGraphviz

@Suite struct GraphHandleTests {
  @Test(arguments: 0..<20)
  func `a graph that is built is drawn as the graph that its text holds`(seed: UInt64) throws {
    let sample = SampleGraph.hostile(seed: seed)
    // As it is laid out: where lines lead in a circle, `dot` goes by addresses.
    let options = DiagramOptions(title: "“\"\\” & <b>", engine: .dot)
    let diagram = try Diagram(drawing: sample.entities, sample.relations, options: options)
    let graph = CycleBreaker.broken(diagram.graph)
    let (built, parsed) = try Graphviz.perform { () throws(GraphvizError) in
      let built = try GraphHandle.built(graph)
      let parsed = try GraphHandle(parsing: graph.bytes)
      return (try svg(built), try svg(parsed))
    }
    #expect(built == parsed)
  }

  private func svg(_ graph: borrowing GraphHandle) throws(GraphvizError) -> [UInt8] {
    try graph.withLayout("dot") { laidOut throws(GraphvizError) in try laidOut.render(.svg) }
  }

  @Test(arguments: [0x000000, 0xFFFFFF, 0x0A0B0C, 0xB3261E, 0x1565C0] as [UInt32])
  func `a colour is read as it is written`(value: UInt32) throws {
    let color = DiagramColor(value)
    #expect(DiagramColor(color.description) == color)
    #expect(color.description.count == 7)
  }
}
