import Liaison
import LiaisonGraphviz

/// Turns what a command was pointed at into a graph.
enum GraphInput {
  /// The graph of documents and relation files together, or of one DOT file; with a filter only the
  /// relations that it admits, and their ends.
  static func graph(
    from inputs: [String], reading: ReadingOptions, filter: FilterOptions? = nil
  ) throws -> KnowledgeGraph {
    let graph = try graph(of: inputs.map { InputFile(path: $0) }, reading: reading)
    guard let filter, filter.edgeFilter != .all else { return graph }
    try filter.check(against: graph.relations)
    return graph.filtered(by: filter.edgeFilter)
  }

  private static func graph(of files: [InputFile], reading: ReadingOptions) throws -> KnowledgeGraph
  {
    if let diagram = try files.first(where: { try $0.kind == .diagram }) {
      guard files.count == 1 else {
        throw CommandFailure(
          .usage, "\(diagram.displayName): a DOT file is a graph; give it alone.")
      }
      return try graph(ofDiagram: diagram)
    }
    let records = try RelationInput.load(files, allClaims: true, reading: reading).records
    let resolved = try EntityResolver().resolve(records)
    resolved.diagnostics.forEach(Console.report)
    return try KnowledgeGraph(entities: resolved.entities, relations: resolved.relations)
  }

  private static func graph(ofDiagram file: InputFile) throws -> KnowledgeGraph {
    do {
      let contents = try DOTReader.read(try file.text(), subject: file.displayName)
      contents.diagnostics.forEach(Console.report)
      return try KnowledgeGraph(entities: contents.entities, relations: contents.relations)
    } catch let error as GraphvizError {
      throw CommandFailure(error, reading: file.displayName)
    } catch let error as GraphError {
      throw CommandFailure(.badData, "\(file.displayName): \(error)")
    }
  }
}
