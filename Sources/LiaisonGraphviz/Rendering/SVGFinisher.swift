/// Makes Graphviz's SVG fit for a web page.
///
/// It takes away the version, the document type and comments, names the picture to screen readers,
/// puts the words behind each entity and relation into its `<title>`, gives bold fonts their family
/// back, and leaves no colour that SVG does not know.
struct SVGFinisher {
  let diagram: Diagram

  struct Result {
    let text: String
    /// How many relations are drawn.
    let edgeCount: Int
  }

  func finish(_ bytes: [UInt8]) -> Result {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    var edgeCount = 0
    var identifier = ""
    var element = ""
    // For each open element, where it begins in the output; nil where its tag is left out.
    var open: [String.Index?] = []
    var scanner = XMLScanner(bytes)
    while let piece = scanner.next() {
      switch piece {
      case .aside: continue
      case .text(let text):
        let isBlank = text.allSatisfy(\.isWhitespace)
        // Blank lines are all that is left of comments; a title has been given its own words.
        if element != "title", !(isBlank && output.hasSuffix("\n")) { output += text }
        // A line of a label that is there only to make room.
        if element == "text", isBlank, let start = open.last ?? nil {
          output.removeSubrange(start...)
          open[open.count - 1] = nil
        }
      case .start(let tag):
        element = tag.name
        if element == "g" { identifier = tag["id"] ?? "" }
        if element == "g", tag["class"]?.hasPrefix("edge") == true { edgeCount += 1 }
        let written = rewritten(tag, identifier: identifier)
        if !tag.isEmpty { open.append(written == nil ? nil : output.endIndex) }
        output += written ?? ""
      case .end(let name):
        element = ""
        if open.popLast() ?? nil != nil { output += "</\(name)>" }
      }
    }
    return Result(text: output, edgeCount: edgeCount)
  }

  /// The tag as it is to stand, with a title's words behind it; nil where it is to be left out.
  private func rewritten(_ tag: XMLScanner.Tag, identifier: String) -> String? {
    switch tag.name {
    case "svg": return root(tag)
    case "title":
      return diagram.tooltips[identifier].map { "<title>\(Self.escaped($0))" }
    // Graphviz's own way to show tooltips, which many browsers do not know.
    case "a" where tag["xlink:href"] == nil, "g" where tag["id"]?.hasPrefix("a_") == true:
      return nil
    default:
      var tag = tag
      if tag["stroke"] == "transparent" { tag["stroke"] = "none" }
      if tag["font-family"] == DiagramPainter.boldFont {
        tag["font-family"] = DiagramPainter.font
        tag["font-weight"] = "bold"
      }
      return tag.text
    }
  }

  private func root(_ tag: XMLScanner.Tag) -> String {
    var tag = tag
    for name in ["width", "height"] {
      tag[name] = tag[name].map { $0.hasSuffix("pt") ? String($0.dropLast(2)) : $0 }
    }
    tag["role"] = "img"
    tag["aria-labelledby"] = "liaison-title liaison-description"
    tag["style"] = "max-width:100%;height:auto"
    let title = Self.escaped(diagram.title ?? diagram.description)
    return tag.text + "\n<title id=\"liaison-title\">\(title)</title>"
      + "\n<desc id=\"liaison-description\">\(Self.escaped(diagram.description))</desc>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DOTText.printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
