import ArgumentParser
import Liaison

struct Summary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Count what there is: entities, relations by type and status, who has most of them.")

  @OptionGroup var input: GraphArguments
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("How many of the most connected entities to list.", valueName: "n"))
  var top = 10

  func validate() throws {
    if top < 0 { throw ValidationError("--top must not be negative.") }
  }

  func run() throws {
    let graph = try input.graph(filter)
    try output.destination.write(SummaryReport(graph, top: top).text)
  }
}
