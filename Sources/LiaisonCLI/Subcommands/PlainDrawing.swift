import Liaison
import LiaisonGraphviz

/// `liaison render FILE.dot --output PICTURE` with its commonest options, read without the parser of
/// options.
///
/// Before it reads one argument the parser asks the runtime about a hundred types, each time through
/// all of Foundation's, which takes a quarter of the time of a small drawing. Whatever is not plain (another
/// input, another option, a slip of the pen) is left to `Render`, and whatever both can read
/// means the same to both.
struct PlainDrawing: Equatable {
  var input: String
  var output: String
  var format: DiagramFormat
  var options: DiagramOptions

  /// - Parameter arguments: Those of the program, without its name.
  /// - Returns: Nil where `Render` is to read them.
  init?(_ arguments: some Collection<String>) {
    guard arguments.first == "render" else { return nil }
    var rest = arguments.dropFirst()
    var input: String?
    var values: [String: String] = [:]
    var showsLegend = true
    while let argument = rest.popFirst() {
      if argument == "--no-legend" {
        showsLegend = false
      } else if argument.hasPrefix("-") {
        let name = argument == "-o" ? "--output" : argument
        guard Self.takesValue(name), values[name] == nil,
          let value = rest.popFirst(), !value.hasPrefix("-"), !value.isEmpty
        else { return nil }
        values[name] = value
      } else if input == nil, argument.hasSuffix(".dot") || argument.hasSuffix(".gv") {
        input = argument
      } else {
        return nil
      }
    }
    guard let input, let output = values["--output"], let format = Self.format(of: output) else {
      return nil
    }
    var options = DiagramOptions(title: values["--title"], showsLegend: showsLegend)
    if let text = values["--engine"] {
      guard let engine = LayoutEngine(rawValue: text) else { return nil }
      options.engine = engine
    }
    if let text = values["--top"] {
      guard let top = Int(text), top >= 1 else { return nil }
      options.maximumEntities = top
    }
    if let text = values["--lang"] {
      guard let language = Language(rawValue: text) else { return nil }
      options.vocabulary = .of(language)
    }
    if let text = values["--theme"] {
      switch text {
      case "light": options.theme = .light
      case "dark": options.theme = .dark
      default: return nil
      }
    }
    self.input = input
    self.output = output
    self.format = format
    self.options = options
  }

  private static func takesValue(_ name: String) -> Bool {
    switch name {
    case "--output", "--title", "--engine", "--top", "--lang", "--theme": true
    default: false
    }
  }

  /// Nil also for endings that need a closer look.
  private static func format(of path: String) -> DiagramFormat? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return DiagramFormat(rawValue: String(name[dot...].dropFirst()))
  }

  func run() throws {
    GuardedRenderer.drawOnce()
    let graph = try GraphInput.graph(from: InputFile(path: input))
    try Render.draw(
      graph, options, as: format, timeLimit: Render.standardTimeLimit, to: output)
  }
}
