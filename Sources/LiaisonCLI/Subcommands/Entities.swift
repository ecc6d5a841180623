import ArgumentParser
import Foundation
import Liaison

struct Entities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List the entities with their names and how many relations they have.")

  @OptionGroup var input: GraphArguments

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp("Only entities of this type; may be repeated.", valueName: "type"))
  var types: [EntityType] = []

  @Option(
    name: .customLong("name"),
    help: ArgumentHelp("Only entities with this in a name.", valueName: "text"))
  var namePart: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let graph = try input.graph()
    var counts: [Entity.ID: (out: Int, in: Int)] = [:]
    for relation in graph.relations {
      counts[relation.source, default: (0, 0)].out += 1
      counts[relation.target, default: (0, 0)].in += 1
    }
    var table = TextTable([
      .init(title: "name", isElastic: true), .init(title: "type"),
      .init(title: "out", alignsRight: true), .init(title: "in", alignsRight: true),
      .init(title: "also", isElastic: true),
    ])
    for entity in graph.entities.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) })
    where isWanted(entity) {
      let count = counts[entity.id, default: (0, 0)]
      table.add([
        entity.name, entity.type.rawValue, String(count.out), String(count.in),
        entity.aliases.joined(separator: ", "),
      ])
    }
    try output.destination.write(
      table.text(width: output.tableWidth, usesColor: output.usesColor))
  }

  private func isWanted(_ entity: Entity) -> Bool {
    guard types.isEmpty || types.contains(entity.type) else { return false }
    guard let namePart else { return true }
    return ([entity.name] + entity.aliases).contains { $0.localizedStandardContains(namePart) }
  }
}
