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

  @Flag(inversion: .prefixedNo, help: "Colours, lines and sources beneath the title.")
  var legend = true

  var options: DiagramOptions {
    DiagramOptions(
      title: title, language: lang, theme: dark ? .dark : .light, engine: engine,
      showsLegend: legend)
  }
}
