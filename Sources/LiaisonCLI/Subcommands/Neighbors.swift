import ArgumentParser
import Liaison

struct Neighbors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors",
    abstract: "Who is around someone, and by which relations.")

  @OptionGroup var input: SingleGraphArguments

  @Argument(help: ArgumentHelp("The middle: a name or an identifier.", valueName: "name"))
  var name: String

  @Option(help: "How many hops away they may be.")
  var radius = 1

  @Flag(help: "Follow relations from source to target only.")
  var directed = false

  @OptionGroup var search: SearchOptions

  @Option(help: "How to print it.")
  var format: AnswerFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if radius < 0 { throw ValidationError("--radius must not be negative.") }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try search.filter(in: graph)
    let center = try graph.entity(called: name)
    guard
      let neighborhood = graph.neighborhood(
        of: center.id, radius: radius, filter: filter, directed: directed)
    else { return }
    try output.destination.write(
      try format.text(
        entities: neighborhood.members.map(\.entity), relations: neighborhood.relations
      ) {
        NeighborhoodReport(neighborhood, radius: radius).text
      })
  }
}
