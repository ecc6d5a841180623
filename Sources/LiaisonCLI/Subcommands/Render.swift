import ArgumentParser
import Foundation
import Liaison
import LiaisonGraphviz

struct Render: ParsableCommand {
  /// In seconds.
  static let standardTimeLimit = 120

  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw the graph, or a part of it.",
    discussion: """
      The format is that of the file's ending: svg, png, pdf or dot. Of a large graph the most \
      connected names are drawn, and the picture says so; --around, --path, --type, --status, \
      --since, --until and --top choose others.

      A theme file is JSON, and every key may be left out: \
      {"base": "dark", "background": "#101010", "entities": {"Person": {"fill": "#203040"}}, \
      "relations": {"sues": {"color": "#FF8A7A"}}, "statuses": {"planned": {"line": "dotted"}}}.
      """)

  @OptionGroup var input: GraphArguments

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write, ending in .svg, .png, .pdf or .dot.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("Only what is around someone.", valueName: "name"))
  var around: String?

  @Option(help: "How many hops away from --around (default: 1) or from --path (default: 0).")
  var radius: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only the shortest connection of two, drawn strong: --path A B.", valueName: "name"))
  var path: [String] = []

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp("Give up when drawing takes longer.", valueName: "seconds"))
  var timeLimit = Self.standardTimeLimit

  @OptionGroup var filter: FilterOptions
  @OptionGroup var look: DiagramArguments

  func validate() throws {
    guard Self.format(of: output) != nil else {
      throw ValidationError("--output must end in .svg, .png, .pdf or .dot.")
    }
    guard timeLimit > 0 else { throw ValidationError("--time-limit must be at least 1.") }
    guard path.isEmpty || path.count == 2 else { throw ValidationError("--path takes two names.") }
    guard path.isEmpty || around == nil else {
      throw ValidationError("--around and --path exclude each other.")
    }
    if let radius {
      guard around != nil || !path.isEmpty else {
        throw ValidationError("--radius needs --around or --path.")
      }
      guard radius >= 0 else { throw ValidationError("--radius must not be negative.") }
    }
  }

  func run() throws {
    guard let format = Self.format(of: output) else { return }
    let part = try part(of: try input.graph(filter))
    var options = try look.options(for: part.graph)
    options.highlighted = part.highlighted
    try Self.draw(part.graph, options, as: format, timeLimit: timeLimit, to: output)
  }

  /// A layout cannot be stopped, and a crash in Graphviz cannot be caught: the process ends then,
  /// with a sentence.
  static func draw(
    _ graph: KnowledgeGraph, _ options: DiagramOptions, as format: DiagramFormat, timeLimit: Int,
    to output: String
  ) throws {
    let limit = Duration.seconds(timeLimit)
    let renderer = GuardedRenderer(
      timeLimit: limit, whenLate: farewell(.timedOut(limit: limit)),
      whenCrashed: farewell(.crashed))
    let picture = try renderer.render(
      entities: graph.entities, relations: graph.relations, options: options, format: format)
    picture.diagnostics.forEach(Console.report)
    try OutputDestination.file(path: output).write(Data(picture.bytes))
  }

  private static func farewell(_ error: GraphvizError) -> GuardedRenderer.Farewell {
    let status = CommandFailure(error)?.status ?? .defect
    return GuardedRenderer.Farewell("liaison: \(error)\n", status: status.rawValue)
  }

  private typealias Part = (graph: KnowledgeGraph, highlighted: Set<Relation.ID>)

  private func part(of graph: KnowledgeGraph) throws -> Part {
    if let around {
      let center = try graph.entity(called: around)
      return (graph.subgraph(of: graph.surroundings(of: [center.id], radius: radius ?? 1)), [])
    }
    guard path.count == 2 else { return (graph, []) }
    let (start, end) = (try graph.entity(called: path[0]), try graph.entity(called: path[1]))
    guard let found = graph.shortestPath(from: start.id, to: end.id) else {
      let reason = graph.whyNoPath(from: start.id, to: end.id)
      throw CommandFailure(.notThere, NoPathMessage(start: start, end: end).sentence(reason))
    }
    let part = graph.subgraph(
      of: graph.surroundings(of: found.entities.map(\.id), radius: radius ?? 0))
    let links = Set(found.hops.flatMap(\.links).map(\.relation.id))
    // Where nothing else is there, nothing need stand out.
    return (part, links.count < part.relations.count ? links : [])
  }

  static func format(of path: String) -> DiagramFormat? {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    return ending == "gv" ? .dot : DiagramFormat(rawValue: ending)
  }
}

extension KnowledgeGraph {
  /// Everyone within a number of hops of one of these.
  fileprivate func surroundings(of centers: [Entity.ID], radius: Int) -> Set<Entity.ID> {
    guard radius > 0 else { return Set(centers) }
    return centers.reduce(into: []) { found, center in
      let members = neighborhood(of: center, radius: radius)?.members ?? []
      found.formUnion(members.map(\.entity.id))
    }
  }
}
