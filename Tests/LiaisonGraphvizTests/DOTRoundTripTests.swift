import LiaisonGraphviz
import LiaisonModel
import Testing

@Suite struct DOTRoundTripTests {
  @Test(arguments: 0..<30)
  func `what was written reads back equal and is written the same again`(seed: UInt64) throws {
    let graph = SampleGraph.hostile(seed: seed)
    let text = try DOTWriter.write(entities: graph.entities, relations: graph.relations)
    let read = try DOTReader.read(text)

    for (found, expected) in zip(read.entities, graph.entities) { #expect(found == expected) }
    for (found, expected) in zip(read.relations, graph.relations) { #expect(found == expected) }
    #expect(read.entities == graph.entities && read.relations == graph.relations)
    #expect(read.diagnostics.isEmpty)
    let again = try DOTWriter.write(entities: read.entities, relations: read.relations)
    #expect(again.utf8.elementsEqual(text.utf8))
  }

  @Test(arguments: HostileTexts.all)
  func `every byte of a name comes back`(name: String) throws {
    let entity = Entity(id: "person-x", type: .person, name: name, aliases: [name])
    let read = try DOTReader.read(DOTWriter.write(entities: [entity], relations: []))
    let back = try #require(read.entities.first)
    #expect(back.name.utf8.elementsEqual(name.utf8))
    #expect(back.aliases.first.map { Array($0.utf8) } == Array(name.utf8))
  }

  @Test func `the order of what is given leaves no trace`() throws {
    let graph = SampleGraph.affair
    let text = try DOTWriter.write(entities: graph.entities, relations: graph.relations)
    for seed in UInt64(0)..<5 {
      let other = graph.shuffled(seed: seed)
      let same = try DOTWriter.write(entities: other.entities, relations: other.relations)
      #expect(same == text)
    }
  }

  @Test func `the title comes back`() throws {
    let options = DiagramOptions(title: #"Qui "finance" \ qui & pourquoi"#)
    let text = try DOTWriter.write(entities: [], relations: [], options: options)
    #expect(try DOTReader.read(text).title == options.title)
  }

  @Test func `a graph with an end that is not given is refused by name`() throws {
    var graph = SampleGraph()
    graph.connect(graph.add("A"), .sues, "nobody")
    let error = #expect(throws: GraphvizError.self) {
      try DOTWriter.write(entities: graph.entities, relations: graph.relations)
    }
    #expect(error?.description.contains("nobody") == true)
  }

  @Test func `an identifier that is there twice is refused`() throws {
    var graph = SampleGraph()
    graph.add("A", id: "x")
    graph.add("B", id: "x")
    #expect(throws: GraphvizError.duplicateEntity("x")) {
      try DOTWriter.write(entities: graph.entities, relations: [])
    }
  }
}
