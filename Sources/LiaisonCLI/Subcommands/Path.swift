import ArgumentParser
import Liaison

struct Path: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
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

  @Option(
    name: .customLong("or-from"),
    help: ArgumentHelp("Somebody else it may begin with; may be repeated.", valueName: "name"))
  var otherStarts: [String] = []

  @Option(
    name: .customLong("or-to"),
    help: ArgumentHelp("Somebody else it may end with; may be repeated.", valueName: "name"))
  var otherEnds: [String] = []

  @Flag(help: "Follow relations from source to target only.")
  var directed = false

  @Option(name: .customLong("max-hops"), help: "The most hops that the path may have.")
  var maximumHops: Int?

  @OptionGroup var kind: PathKindOptions
  @OptionGroup var search: SearchOptions

  @Option(help: "How to print it.")
  var format: AnswerFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let maximumHops, maximumHops < 1 {
      throw ValidationError("--max-hops must be at least 1.")
    }
    if maximumHops != nil, kind.ignoresLength {
      throw ValidationError(
        "--max-hops does not go with --disjoint, --hub-averse, --surest and --weight.")
    }
    if kind.needsTwoEnds, !otherStarts.isEmpty || !otherEnds.isEmpty {
      throw ValidationError("--or-from and --or-to go with the shortest connection and --all only.")
    }
  }

  func run() throws {
    let graph = try input.graph()
    let question = PathQuestion(
      graph: graph,
      starts: try ([start] + otherStarts).map { try graph.entity(called: $0) },
      ends: try ([end] + otherEnds).map { try graph.entity(called: $0) },
      options: try search.pathOptions(in: graph, directed: directed, maximumHops: maximumHops))
    let paths = question.paths(kind)
    guard !paths.isEmpty else { throw CommandFailure(.notThere, question.reason) }
    try output.destination.write(
      try PathReport(paths).text(as: format, width: output.tableWidth))
  }
}

/// How some are connected with others, asked as the options say.
private struct PathQuestion {
  let graph: KnowledgeGraph
  let starts: [Entity]
  let ends: [Entity]
  let options: PathOptions

  func paths(_ kind: PathKindOptions) -> [GraphPath] {
    let (start, end) = (starts[0].id, ends[0].id)
    if let count = kind.count {
      return graph.kShortestPaths(from: start, to: end, k: count, options)
    }
    if kind.simple { return simplePaths(start, end, kind) }
    if kind.disjoint {
      return graph.disjointPaths(from: start, to: end, options, limit: kind.limit ?? 100)
    }
    if kind.isCheapest {
      return graph.cheapestPath(from: start, to: end, cost: kind.cost, options).map { [$0] } ?? []
    }
    guard kind.all else {
      return graph.shortestPath(fromAny: starts.map(\.id), toAny: ends.map(\.id), options)
        .map { [$0] } ?? []
    }
    let list = graph.allShortestPaths(
      fromAny: starts.map(\.id), toAny: ends.map(\.id), options, limit: kind.limit ?? 100)
    if !list.isComplete {
      Console.report("the \(list.paths.count) strongest of \(list.total) shortest connections.")
    }
    return list.paths
  }

  private func simplePaths(
    _ start: Entity.ID, _ end: Entity.ID, _ kind: PathKindOptions
  ) -> [GraphPath] {
    let list = graph.simplePaths(
      from: start, to: end, maxHops: options.maxHops ?? 4, options, limit: kind.limit ?? 100,
      timeLimit: kind.timeLimit.map { .seconds($0) })
    switch list.ending {
    case .complete: break
    case .limit:
      Console.report("the first \(list.paths.count) connections; --limit lists more.")
    case .timeLimit, .cancelled:
      Console.report("stopped at the time limit: \(list.paths.count) connections, not all.")
    }
    return list.paths
  }

  /// Why there is no path.
  var reason: String {
    guard starts.count == 1, ends.count == 1 else {
      return "there is no connection between any of \(names(starts)) and any of \(names(ends))."
    }
    return NoPathMessage(start: starts[0], end: ends[0])
      .sentence(graph.whyNoPath(from: starts[0].id, to: ends[0].id, options))
  }

  private func names(_ entities: [Entity]) -> String {
    entities.map(\.name).joined(separator: ", ")
  }
}
