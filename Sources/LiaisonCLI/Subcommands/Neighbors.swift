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

  @OptionGroup var question: QuestionOptions

  func validate() throws {
    if radius < 0 { throw ValidationError("--radius must not be negative.") }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try question.search.filter(in: graph)
    let center = try graph.entity(called: name)
    let found = question.ask(graph) {
      $0.neighborhood(of: center.id, radius: radius, filter: filter, directed: directed)
    }
    guard let neighborhood = found.value else { return }
    try question.write(
      try question.format.text(
        entities: neighborhood.members.map(\.entity), relations: neighborhood.relations
      ) {
        NeighborhoodReport(neighborhood, radius: radius).text
      })
  }
}
