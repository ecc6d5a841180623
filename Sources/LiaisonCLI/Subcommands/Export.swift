import ArgumentParser
import Liaison
import LiaisonGraphviz

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the graph for other programs, or for this one.",
    discussion: """
      A snapshot, in a file that ends in .liaison-graph, is the graph as it lies in memory: the \
      other commands open it at once, however large it is.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case dot, json, jsonl, csv, snapshot }

  @OptionGroup var input: GraphArguments

  @Option(help: "What to write.")
  var format: Format

  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard format == .snapshot else { return }
    guard let path = output.output, path.lowercased().hasSuffix(InputFile.snapshotEnding) else {
      throw ValidationError(
        "--format snapshot needs --output with a file that ends in \(InputFile.snapshotEnding).")
    }
  }

  func run() throws {
    let graph = try input.graph(filter)
    let text: String
    switch format {
    case .dot: text = try DOTWriter.write(entities: graph.entities, relations: graph.relations)
    case .json: text = GraphJSON.encode(entities: graph.entities, relations: graph.relations)
    case .jsonl: text = RelationJSONLines.encode(graph.records)
    case .csv: text = RelationCSV.encode(graph.records)
    case .snapshot: return try graph.writeSnapshot(to: output.output ?? "")
    }
    try output.destination.write(text)
  }
}
