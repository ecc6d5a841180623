import ArgumentParser
import Liaison

/// What every question to a graph can be told: what counts, how long it may take, how the answer is
/// printed.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var search: SearchOptions

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp("Stop after this time with what was found.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: "How to print it.")
  var format: AnswerFormat = .text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError("--time-limit must be more than 0 seconds.")
    }
  }

  /// Asks within the limit of time, and says so where the answer is not whole.
  func ask<Value>(
    _ graph: KnowledgeGraph, _ question: (KnowledgeGraph) throws -> Value
  ) rethrows -> LimitedAnswer<Value> {
    let answer = try graph.limited(to: timeLimit.map { .seconds($0) }, question)
    if !answer.isComplete {
      Console.report("stopped at the time limit: this is what was found, and there may be more.")
    }
    return answer
  }

  func write(_ text: String) throws { try output.destination.write(text) }
}
