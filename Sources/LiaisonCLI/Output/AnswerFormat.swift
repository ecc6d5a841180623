import ArgumentParser
import Liaison
import LiaisonGraphviz

/// The ways to print an answer about a graph.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  case json
  case dot

  /// A part of a graph for programs; `spoken` is what people read.
  func text(
    entities: @autoclosure () -> [Entity], relations: @autoclosure () -> [Relation],
    paths: @autoclosure () -> [[Entity.ID]]? = nil, spoken: () -> String
  ) throws -> String {
    switch self {
    case .text: spoken()
    case .json:
      GraphJSON.encode(entities: entities(), relations: relations(), paths: paths())
    case .dot: try DOTWriter.write(entities: entities(), relations: relations())
    }
  }
}
