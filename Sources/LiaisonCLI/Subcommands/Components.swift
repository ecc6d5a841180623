import ArgumentParser
import Liaison

struct Components: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "components",
    abstract: "Which groups there are that nothing ties to each other.",
    discussion: "Relations connect whichever way they point. The largest groups come first.")

  @OptionGroup var input: GraphArguments

  @Option(help: ArgumentHelp("How many groups to list (default: all).", valueName: "n"))
  var top: Int?

  @OptionGroup var question: QuestionOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try question.search.filter(in: graph)
    let groups = question.ask(graph) { $0.components(filter: filter) }.value
    let shown = groups.prefix(top ?? groups.count)
    let text: String =
      switch question.format {
      case .text:
        ComponentsReport(graph: graph, groups: groups, shown: shown.count)
          .text(width: question.output.tableWidth, usesColor: question.output.usesColor)
      case .json: AnswerJSON.components(shown.map { $0.compactMap { graph.entity($0) } })
      case .dot: try graph.diagram(of: Set(shown.joined()), filter)
      }
    try question.write(text)
  }
}
