import ArgumentParser
import Liaison
import LiaisonGraphviz

/// How a diagram looks.
struct DiagramArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Stands above the drawing.", valueName: "text"))
  var title: String?

  @Option(help: "The language of labels and legend.")
  var lang: Language = .english

  @Option(
    help: ArgumentHelp("light, dark, or a JSON file of colours and lines.", valueName: "theme"))
  var theme: ThemeArgument = .light

  @Option(help: "How nodes are placed (default: chosen by size).")
  var engine: LayoutEngine?

  @Option(
    help: ArgumentHelp(
      "Draw at most n names, the most connected of those chosen (default: 150).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Alike relations between the same two: a line each, one for all, or one from five on.",
      valueName: "how"))
  var parallels: DiagramOptions.Parallels = .automatic

  @Option(
    name: .customLong("dpi"),
    help: ArgumentHelp("Dots per inch of a PNG, from 36 to 600 (default: 144).", valueName: "n"))
  var resolution: Int?

  @Option(
    name: .customLong("link-base"),
    help: ArgumentHelp(
      "Lines in SVG lead to this http, https or relative address with their document's name added.",
      valueName: "url"),
    transform: LinkBase.init(parsing:))
  var linkBase: LinkBase?

  @Flag(inversion: .prefixedNo, help: "Colours, lines and sources beneath the title.")
  var legend = true

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    if let resolution, !(36...600).contains(resolution) {
      throw ValidationError("--dpi must be from 36 to 600.")
    }
  }

  /// - Throws: `CommandFailure` where the theme's file is none.
  func options(for graph: KnowledgeGraph) throws -> DiagramOptions {
    var options = DiagramOptions(
      title: title, language: lang, theme: try theme.theme(), engine: engine,
      showsLegend: legend, maximumEntities: top ?? 150, parallels: parallels,
      resolution: resolution ?? 144)
    if let linkBase {
      let documents = Set(graph.relations.lazy.flatMap(\.evidence).map(\.document))
      options.links = Dictionary(
        uniqueKeysWithValues: documents.map { ($0, linkBase.address(of: $0)) })
    }
    return options
  }
}
