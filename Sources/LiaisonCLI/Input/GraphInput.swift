import Liaison
import LiaisonGraphviz

/// Turns what a command was pointed at into a graph.
enum GraphInput {
  /// The graph of documents and relation files together, or of one DOT file.
  static func graph(
    from inputs: [String], reading: ReadingOptions, filter: FilterOptions?
  ) throws -> KnowledgeGraph {
    let graph = try graph(from: inputs, reading: reading)
    guard let filter, !filter.isEmpty else { return graph }
    try filter.check(against: graph.relations)
    return graph
  }

  private static func graph(from inputs: [String], reading: ReadingOptions) throws -> KnowledgeGraph
  {
    let files = inputs.map { InputFile(path: $0) }
    guard try !files.contains(where: { try $0.kind == .diagram }) else {
      guard files.count == 1 else {
        throw CommandFailure(.usage, "a DOT file is a whole graph: give it alone.")
      }
      return try graph(ofDiagram: files[0])
    }
    return graph(of: try RelationInput.load(files, reading: reading).records)
  }

  private static func graph(ofDiagram file: InputFile) throws -> KnowledgeGraph {
    do {
      let contents = try DOTReader.read(try file.text(), subject: file.displayName)
      contents.diagnostics.forEach(Console.report)
      return KnowledgeGraph(entities: contents.entities, relations: contents.relations)
    } catch let error as GraphvizError {
      throw CommandFailure(error, reading: file.displayName)
    }
  }
}
