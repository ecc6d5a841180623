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
  @OptionGroup var question: QuestionOptions

  func validate() throws {
    if let maximumHops, maximumHops < 1 {
      throw ValidationError("--max-hops must be at least 1.")
    }
    if maximumHops != nil, kind.ignoresLength {
      throw ValidationError(
        "--max-hops does not go with --disjoint, --hub-averse, --surest and --weight.")
    }
  }

  func run() throws {
    let graph = try input.graph()
    let ends = PathQuestion(
      starts: try ([start] + otherStarts).map { try graph.entity(called: $0) },
      ends: try ([end] + otherEnds).map { try graph.entity(called: $0) },
      options: try question.search.pathOptions(
        in: graph, directed: directed, maximumHops: maximumHops))
    let answer = question.ask(graph) { ends.paths(kind, in: $0) }
    guard !answer.value.paths.isEmpty else {
      let reason =
        answer.isComplete
        ? ends.reason(in: graph) : "no connection was found in that time; there may be one."
      throw CommandFailure(.notThere, reason)
    }
    try question.write(
      try PathReport(answer.value.paths, shown: answer.value.choice)
        .text(as: question.format, width: question.output.tableWidth))
  }
}

/// How some are connected with others, asked as the options say.
private struct PathQuestion {
  let starts: [Entity]
  let ends: [Entity]
  let options: PathOptions

  /// The paths, and why one is shown of several that are equally short.
  func paths(
    _ kind: PathKindOptions, in graph: KnowledgeGraph
  ) -> (paths: [GraphPath], choice: PathChoice?) {
    if kind.isOneShortest {
      let list = graph.allShortestPaths(
        fromAny: starts.map(\.id), toAny: ends.map(\.id), options, limit: 2)
      return (Array(list.paths.prefix(1)), PathChoice(list))
    }
    return (several(kind, graph), nil)
  }

  private func several(_ kind: PathKindOptions, _ graph: KnowledgeGraph) -> [GraphPath] {
    let (from, to) = (starts.map(\.id), ends.map(\.id))
    if let count = kind.count {
      return graph.kShortestPaths(fromAny: from, toAny: to, k: count, options)
    }
    if kind.simple { return simplePaths(from, to, kind, graph) }
    if kind.disjoint {
      return graph.disjointPaths(fromAny: from, toAny: to, options, limit: kind.limit ?? 100)
    }
    if kind.isCheapest {
      return graph.cheapestPath(fromAny: from, toAny: to, cost: kind.cost, options)
        .map { [$0] } ?? []
    }
    let list = graph.allShortestPaths(
      fromAny: from, toAny: to, options, limit: kind.limit ?? 100)
    if !list.isComplete {
      Console.report("the \(list.paths.count) strongest of \(list.total) shortest connections.")
    }
    return list.paths
  }

  private func simplePaths(
    _ from: [Entity.ID], _ to: [Entity.ID], _ kind: PathKindOptions, _ graph: KnowledgeGraph
  ) -> [GraphPath] {
    let list = graph.simplePaths(
      fromAny: from, toAny: to, maxHops: options.maxHops ?? 4, options, limit: kind.limit ?? 100)
    if list.ending == .limit {
      Console.report("the first \(list.paths.count) connections; --limit lists more.")
    }
    return list.paths
  }

  /// Why there is no path.
  func reason(in graph: KnowledgeGraph) -> String {
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
