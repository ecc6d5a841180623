import ArgumentParser
import LiaisonGraphviz

/// The other end of `DiagramWorker`: `render` starts it, nobody else need.
struct DrawWorker: ParsableCommand {
  static let name = "draw-worker"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Draw one diagram that standard input describes.",
    shouldDisplay: false)

  func run() throws {
    let status = DiagramWorker.serve()
    if status != 0 { throw ExitCode(status) }
  }
}
