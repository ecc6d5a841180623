import ArgumentParser
import Liaison

/// One or more inputs that make a graph.
struct GraphArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Documents, folders, a relations file (.jsonl) or Liaison's DOT; - is standard input.",
      valueName: "input"))
  var inputs: [String]

  @OptionGroup var reading: ReadingOptions

  func graph(_ filter: FilterOptions? = nil) throws -> KnowledgeGraph {
    try GraphInput.graph(from: inputs, reading: reading, filter: filter)
  }
}

/// The one input of a command that takes names after it.
struct SingleGraphArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A document or folder, a relations file (.jsonl) or Liaison's DOT; - is standard input.",
      valueName: "input"))
  var input: String

  @OptionGroup var reading: ReadingOptions

  func graph(_ filter: FilterOptions? = nil) throws -> KnowledgeGraph {
    try GraphInput.graph(from: [input], reading: reading, filter: filter)
  }
}
