import ArgumentParser

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  var destination: OutputDestination {
    switch output {
    case nil, "-": .standardOutput
    case let path?: .file(path: path)
    }
  }

  /// Whether a person looks at the result right away.
  var isForTerminal: Bool { destination == .standardOutput && Console.outputIsTerminal }

  /// The columns that a table must fit into; nil where there is no terminal.
  var tableWidth: Int? { isForTerminal ? Console.terminalWidth : nil }
  var usesColor: Bool { isForTerminal && Console.usesColor }
}
