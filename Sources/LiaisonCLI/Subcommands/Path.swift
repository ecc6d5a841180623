import ArgumentParser
import Liaison
import LiaisonGraphviz

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How two are connected, with the sentence behind every hop.",
    discussion: """
      The shortest connection, whichever way its relations point; with --directed only from the \
      first to the second. Of connections of the same length the surest is shown.
      """)

  @OptionGroup var input: SingleGraphArguments

  @Argument(help: ArgumentHelp("Where the path begins: a name or an identifier.", valueName: "a"))
  var start: String

  @Argument(help: ArgumentHelp("Where it ends.", valueName: "b"))
  var end: String

  @Flag(help: "Follow relations from source to target only.")
  var directed = false

  @Option(name: .customLong("max-hops"), help: "The most hops that the path may have.")
  var maximumHops: Int?

  @OptionGroup var filter: FilterOptions

  @Option(help: "How to print it.")
  var format: PathReport.Format = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let maximumHops, maximumHops < 1 {
      throw ValidationError("--max-hops must be at least 1.")
    }
  }

  func run() throws {
    let graph = try input.graph()
    let names = NameIndex(graph.entities)
    let (start, end) = (try names.entity(called: start), try names.entity(called: end))
    guard let report = PathReport.shortest(from: start, to: end, in: graph, directed: directed)
    else {
      throw CommandFailure(.notThere, sentence(noPathFrom: start, to: end))
    }
    try output.destination.write(try report.text(as: format, width: output.tableWidth))
  }

  private func sentence(noPathFrom start: Entity, to end: Entity) -> String {
    var conditions: [String] = []
    if directed { conditions.append("along the relations' direction") }
    if let maximumHops { conditions.append("in at most \(maximumHops) hops") }
    if !filter.isEmpty { conditions.append("over the relations chosen") }
    let suffix = conditions.isEmpty ? "" : " " + conditions.joined(separator: " ")
    return "no connection between \(start.name) and \(end.name)\(suffix)."
  }
}

extension PathReport.Format: ExpressibleByArgument {}
