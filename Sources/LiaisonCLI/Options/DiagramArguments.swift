import ArgumentParser
import Liaison
import LiaisonGraphviz

/// How a diagram looks.
struct DiagramArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Stands above the drawing.", valueName: "text"))
  var title: String?

  @Option(help: "The language of labels and legend (default: en).")
  var lang: Language = .english

  @Option(help: "How nodes are placed (default: chosen by size).")
  var engine: LayoutEngine?

  @Flag(help: "Light strokes on a dark ground.")
  var dark = false

  @Option(
    name: .customLong("max-entities"),
    help: ArgumentHelp(
      "The most entities to draw, the most connected ones (default: 150).", valueName: "n"))
  var maximumEntities: Int?

  @Flag(inversion: .prefixedNo, help: "Colours, lines and sources beneath the title.")
  var legend = true

  func validate() throws {
    if let maximumEntities, maximumEntities < 1 {
      throw ValidationError("--max-entities must be at least 1.")
    }
  }

  var options: DiagramOptions {
    DiagramOptions(
      title: title, language: lang, theme: dark ? .dark : .light, engine: engine,
      showsLegend: legend, maximumEntities: maximumEntities ?? 150)
  }
}
