import ArgumentParser
import Liaison
import LiaisonGraphviz

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How two are connected, with the sentence behind every hop.",
    discussion: """
      The shortest connection, whichever way its relations point; with --directed only from the \
      first to the second. Of equally short connections \
      the one with the most evidence is shown.
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

  @Option(
    help: ArgumentHelp(
      "Someone whom the path must not lead through; may be repeated.", valueName: "name"))
  var avoid: [String] = []

  @Option(
    name: .customLong("max-degree"),
    help: "The most relations of anyone the path leads through.")
  var maximumDegree: Int?

  @Flag(help: "Every shortest connection, not only the strongest.")
  var all = false

  @Option(
    name: .customLong("k"),
    help: ArgumentHelp("The n shortest connections, longer ones too.", valueName: "n"))
  var count: Int?

  @OptionGroup var filter: FilterOptions

  @Option(help: "How to print it.")
  var format: PathReport.Format = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let maximumHops, maximumHops < 1 {
      throw ValidationError("--max-hops must be at least 1.")
    }
    if let maximumDegree, maximumDegree < 1 {
      throw ValidationError("--max-degree must be at least 1.")
    }
    if let count, count < 1 { throw ValidationError("--k must be at least 1.") }
    guard !all || count == nil else { throw ValidationError("--all and --k exclude each other.") }
  }

  func run() throws {
    let graph = try input.graph()
    try filter.check(against: graph.relations)
    let start = try graph.entity(called: start)
    let end = try graph.entity(called: end)
    var options = PathOptions(
      filter: filter.edgeFilter, directed: directed, maxHops: maximumHops,
      maxDegree: maximumDegree)
    options.filter.avoiding = Set(try avoid.map { try graph.entity(called: $0).id })
    let paths = paths(in: graph, from: start.id, to: end.id, options)
    guard !paths.isEmpty else {
      throw CommandFailure(
        .notThere,
        NoPathMessage(start: start, end: end)
          .sentence(graph.whyNoPath(from: start.id, to: end.id, options)))
    }
    try output.destination.write(
      try PathReport(paths).text(as: format, width: output.tableWidth))
  }

  private func paths(
    in graph: KnowledgeGraph, from start: Entity.ID, to end: Entity.ID, _ options: PathOptions
  ) -> [GraphPath] {
    if let count { return graph.kShortestPaths(from: start, to: end, k: count, options) }
    if all {
      let list = graph.allShortestPaths(from: start, to: end, options)
      if !list.isComplete {
        Console.report("the \(list.paths.count) strongest of \(list.total) shortest connections.")
      }
      return list.paths
    }
    return graph.shortestPath(from: start, to: end, options).map { [$0] } ?? []
  }
}

extension PathReport.Format: ExpressibleByArgument {}
