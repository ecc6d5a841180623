import Foundation
import Liaison
import LiaisonGraphviz

/// Turns what a command was pointed at into a graph.
enum GraphInput {
  /// The graph of documents and relation files together, or of one DOT file, table or snapshot; with a filter only the
  /// relations that it admits, and their ends.
  static func graph(
    from inputs: [String], reading: ReadingOptions, filter: FilterOptions? = nil
  ) throws -> KnowledgeGraph {
    let graph = try graph(
      of: inputs.map { InputFile(path: $0) }, reading: reading, asked: filter?.types ?? [],
      minimumConfidence: filter?.minimumConfidence)
    guard let filter, filter.edgeFilter != .all else { return graph }
    try filter.check(against: graph)
    return graph.filtered(by: filter.edgeFilter)
  }

  private static func graph(
    of files: [InputFile], reading: ReadingOptions, asked: [RelationType],
    minimumConfidence: Double?
  ) throws -> KnowledgeGraph {
    for file in files {
      guard let name = try wholeGraph(file.kind) else { continue }
      guard files.count == 1 else {
        throw CommandFailure(.usage, "\(file.displayName): \(name) is a graph; give it alone.")
      }
      return try graph(from: file)
    }
    let records = try RelationInput.load(
      files, allClaims: true, reading: reading, asked: asked,
      minimumConfidence: minimumConfidence
    ).records
    let resolved = try EntityResolver().resolve(records)
    resolved.diagnostics.forEach(Console.report)
    return try KnowledgeGraph(entities: resolved.entities, relations: resolved.relations)
  }

  /// What a file that is a graph by itself is called.
  private static func wholeGraph(_ kind: InputFile.Kind) throws -> String? {
    switch kind {
    case .documents, .records: nil
    case .diagram: "a DOT file"
    case .table: "a table"
    case .snapshot: "a snapshot"
    }
  }

  /// The graph that a file is by itself.
  static func graph(from file: InputFile) throws -> KnowledgeGraph {
    switch try file.kind {
    case .table: try graph(ofTable: file)
    case .snapshot: try graph(ofSnapshot: file)
    default: try graph(ofDiagram: file)
    }
  }

  private static func graph(ofTable file: InputFile) throws -> KnowledgeGraph {
    // What is no UTF-8 would be read with replacement characters, and be somebody else's name.
    let text = try file.text()
    do {
      return try Array(text.utf8).withUnsafeBytes { bytes throws(TableError) in
        try KnowledgeGraph(tabSeparated: bytes)
      }
    } catch {
      throw CommandFailure(.badData, "\(file.displayName): \(error)")
    }
  }

  private static func graph(ofSnapshot file: InputFile) throws -> KnowledgeGraph {
    guard !file.isStandardInput else {
      throw CommandFailure(.usage, "\(file.displayName): a snapshot must be a file, not a stream.")
    }
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ReadingError.notFound(path: file.path)
    }
    return try KnowledgeGraph(snapshotAt: file.path)
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
