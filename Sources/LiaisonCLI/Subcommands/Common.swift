import ArgumentParser
import Liaison

struct Common: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "common",
    abstract: "Who is tied to all of several, and by which sentences.",
    discussion: "Those with the most evidence come first.")

  @OptionGroup var input: SingleGraphArguments

  @Argument(help: ArgumentHelp("Two or more names or identifiers.", valueName: "name"))
  var names: [String]

  @Flag(help: "Only relations from those asked for to whom they have in common.")
  var directed = false

  @OptionGroup var question: QuestionOptions

  func validate() throws {
    guard names.count > 1 else { throw ValidationError("name at least two.") }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try question.search.filter(in: graph)
    let asked = try names.map { try graph.entity(called: $0) }
    let found = question.ask(graph) {
      $0.commonNeighbors(of: asked.map(\.id), filter: filter, directed: directed)
    }.value
    let report = CommonReport(asked: asked, found: found)
    guard !found.isEmpty else {
      let condition = filter == .all && !directed ? "" : " under these conditions"
      throw CommandFailure(.notThere, "\(report.names) have nobody in common\(condition).")
    }
    try question.write(
      try report.text(
        as: question.format, width: question.output.tableWidth ?? TextTable.textWidth))
  }
}
