import ArgumentParser
import Liaison
import LiaisonGraphviz

struct Components: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "components",
    abstract: "Which groups there are that nothing ties to each other.",
    discussion: "Relations connect whichever way they point. The largest groups come first.")

  @OptionGroup var input: GraphArguments

  @Option(help: ArgumentHelp("How many groups to list (default: all).", valueName: "n"))
  var top: Int?

  @OptionGroup var search: SearchOptions

  @Option(help: "How to print it.")
  var format: AnswerFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try search.filter(in: graph)
    let groups = graph.components(filter: filter)
    let shown = groups.prefix(top ?? groups.count)
    let text: String =
      switch format {
      case .text:
        ComponentsReport(graph: graph, groups: groups, shown: shown.count)
          .text(width: output.tableWidth, usesColor: output.usesColor)
      case .json: AnswerJSON.components(shown.map { $0.compactMap { graph.entity($0) } })
      case .dot: try dot(Set(shown.joined()), graph, filter)
      }
    try output.destination.write(text)
  }

  private func dot(
    _ ids: Set<Entity.ID>, _ graph: KnowledgeGraph, _ filter: EdgeFilter
  ) throws -> String {
    let part = graph.subgraph(of: ids).filtered(by: filter, keepsIsolated: true)
    return try DOTWriter.write(entities: part.entities, relations: part.relations)
  }
}
