import ArgumentParser
import Liaison

struct Relations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations",
    abstract: "List the relations: who, what, whom, with status, amount and date.")

  @OptionGroup var input: GraphArguments
  @OptionGroup var filter: FilterOptions

  @Flag(help: "Print the sentences under each relation.")
  var evidence = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let graph = try input.graph(filter)
    var table = TextTable([
      .init(title: "source", isElastic: true), .init(title: "relation"),
      .init(title: "target", isElastic: true), .init(title: "status"),
      .init(title: "amount", alignsRight: true), .init(title: "date"),
      .init(title: "documents", alignsRight: true),
    ])
    let names = Dictionary(graph.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    for relation in graph.relations {
      table.add(
        [
          names[relation.source] ?? "", relation.type.rawValue, names[relation.target] ?? "",
          relation.status.rawValue, relation.amount?.grouped ?? "",
          relation.date?.description ?? "", String(Set(relation.evidence.map(\.document)).count),
        ], notes: evidence ? relation.evidence.map(RelationWording.quotation) : [])
    }
    try output.destination.write(
      table.text(width: output.tableWidth, usesColor: output.usesColor))
  }
}
