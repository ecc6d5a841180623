import ArgumentParser
import Liaison

/// One or more inputs that make a graph.
struct GraphArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Documents, folders, relations (.jsonl), or one graph: Liaison's DOT, a table (.tsv), "
        + "a snapshot (.liaison-graph); - is standard input.",
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
      "A document or folder, relations (.jsonl), Liaison's DOT, a table (.tsv) or a snapshot "
        + "(.liaison-graph); - is standard input.",
      valueName: "input"))
  var input: String

  @OptionGroup var reading: ReadingOptions

  func graph(_ filter: FilterOptions? = nil) throws -> KnowledgeGraph {
    try GraphInput.graph(from: [input], reading: reading, filter: filter)
  }
}
