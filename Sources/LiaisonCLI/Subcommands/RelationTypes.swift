import ArgumentParser
import Liaison

/// What relations are read, and whether their files say what they should.
struct RelationTypes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relation-types",
    abstract: "List the relation types, or check the files that tell what they are.",
    subcommands: [List.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the relation types that are there.")

    @Argument(
      help: ArgumentHelp("Files of relation types, or folders of them.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
      let checker = try RelationTypes.checker(paths)
      var table = TextTable([
        .init(title: "type"), .init(title: "language"), .init(title: "source", isElastic: true),
        .init(title: "target", isElastic: true), .init(title: "frames", alignsRight: true),
        .init(title: "examples", alignsRight: true), .init(title: "read"),
        .init(title: "file", isElastic: true),
      ])
      for type in checker.types {
        table.add([
          type.type.rawValue, type.language.rawValue, Self.list(type.sourceTypes),
          Self.list(type.targetTypes), "\(type.frames)", "\(type.examples.count)",
          paths.isEmpty && RelationType.optional.contains(type.type)
            ? "with --also \(type.type)" : "always",
          type.path,
        ])
      }
      try output.destination.write(
        table.text(width: output.tableWidth, usesColor: output.usesColor))
    }

    private static func list(_ types: [EntityType]) -> String {
      types.map(\.rawValue).joined(separator: ", ")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the example sentences of relation types, and say which are read otherwise.",
      discussion: """
        Without a path, the types that ship are checked. Ends with status 65 where a file is no \
        relation type or a sentence is not read as it says.
        """)

    @Argument(
      help: ArgumentHelp("Files of relation types, or folders of them.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
      let selection = try RelationTypeSelection(added: RelationType.optional, paths: paths)
      let checker = try RelationTypes.checker(paths)
      let types = checker.types.filter { paths.isEmpty || selection.files.contains($0.path) }
      let report = RelationTypeReport(types, checkedBy: checker)
      try output.destination.write(report.text)
      if report.failures > 0 {
        let counted = report.failures == 1 ? "1 example is" : "\(report.failures) examples are"
        throw CommandFailure(.badData, "\(counted) not read as the file says.")
      }
    }
  }

  fileprivate static func checker(_ paths: [String]) throws -> RelationTypeChecker {
    try RelationTypeChecker(
      relationTypes: RelationTypeSelection(added: RelationType.optional, paths: paths))
  }
}
