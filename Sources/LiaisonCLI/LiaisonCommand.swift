import ArgumentParser
import Foundation

@main
struct LiaisonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison",
    abstract: "Who founded, sues, gives to, advises and invests in whom, with the sentence.",
    discussion: """
      Reads news articles in French and English, extracts five relations between people and \
      organisations with the sentence that states each, answers how two of them are connected, \
      and draws the result. Everything runs on this machine.
      """,
    version: "0.1.0",
    subcommands: [
      Extract.self, Summary.self, Entities.self, Relations.self, Path.self, Neighbors.self,
      Common.self, Central.self, Components.self, Render.self, Export.self, Evaluate.self,
      Explain.self, Analyze.self, RelationTypes.self, DrawWorker.self,
    ])

  /// Runs the command and ends the process with one of the exit codes of `ExitStatus`.
  static func main() {
    do {
      if let drawing = PlainDrawing(CommandLine.arguments.dropFirst()) { return try drawing.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let isOfTheParser = error is ExitCode || exitCode(for: error) != .failure
      if isOfTheParser { exit(withError: error) }
      let failure = CommandFailure(error) ?? CommandFailure(.defect, "\(error)")
      Console.report(failure.message)
      Foundation.exit(failure.status.rawValue)
    }
  }
}
