import ArgumentParser
import Liaison
import LiaisonGraphviz

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the graph for other programs.")

  enum Format: String, CaseIterable, ExpressibleByArgument { case dot, json, jsonl, csv }

  @OptionGroup var input: GraphArguments

  @Option(help: "What to write.")
  var format: Format

  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let graph = try input.graph(filter)
    let text =
      switch format {
      case .dot: try DOTWriter.write(entities: graph.entities, relations: graph.relations)
      case .json: GraphJSON.encode(entities: graph.entities, relations: graph.relations)
      case .jsonl: RelationJSONLines.encode(graph.records)
      case .csv: RelationCSV.encode(graph.records)
      }
    try output.destination.write(text)
  }
}
