import ArgumentParser
import Liaison

struct Neighbors: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who is around someone, and by which relations.")

  @OptionGroup var input: SingleGraphArguments

  @Argument(help: ArgumentHelp("The middle: a name or an identifier.", valueName: "name"))
  var name: String

  @Option(help: "How many hops away they may be.")
  var radius = 1

  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if radius < 0 { throw ValidationError("--radius must not be negative.") }
  }

  func run() throws {
    let graph = try input.graph()
    let center = try NameIndex(graph.entities).entity(called: name)
  }
}
