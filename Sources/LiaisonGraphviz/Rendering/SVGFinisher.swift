/// Makes Graphviz's SVG fit for a web page.
///
/// It takes away the version, the document type and comments, names the picture to screen readers,
/// puts the words behind each entity and relation into its `<title>`, gives bold fonts their family
/// back, and leaves no colour that SVG does not know.
struct SVGFinisher {
  let diagram: Diagram

  struct Result {
    let bytes: [UInt8]
    /// How many lines are drawn.
    let edgeCount: Int
  }

  private struct Element {
    let name: String
    /// Where it begins in the output; nil where its tags are left out.
    var start: Int?
  }

  func finish(_ svg: [UInt8]) -> Result {
    var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n".utf8)
    output.reserveCapacity(svg.count)
    var edgeCount = 0
    var words: String?
    var open: [Element] = []
    var scanner = XMLScanner(svg)
    while let piece = scanner.next() {
      switch piece {
      case .aside: continue
      case .text(let text):
        let isBlank = text.allSatisfy { $0 <= 0x20 }
        // Blank lines are all that is left of comments; a title has been given its own words.
        if open.last?.name != "title", !(isBlank && output.last == UInt8(ascii: "\n")) {
          output += text
        }
        // A line of a label that is there only to make room.
        if isBlank, open.last?.name == "text", let start = open.last?.start {
          output.removeSubrange(start...)
          open[open.count - 1].start = nil
        }
      case .start(let tag):
        let name = tag.name
        let start = output.count
        if name == "g" {
          let group = Group(tag)
          edgeCount += group.isEdge ? 1 : 0
          words = diagram.tooltips[group.id]
          output += group.bytes
        } else {
          write(tag, name, words: words, to: &output)
        }
        if !tag.isEmpty {
          open.append(Element(name: name, start: output.count > start ? start : nil))
        }
      case .end:
        guard let element = open.popLast(), element.start != nil else { continue }
        output.append(utf8: "</")
        output.append(utf8: element.name)
        output.append(utf8: ">")
      }
    }
    return Result(bytes: output, edgeCount: edgeCount)
  }

  /// Writes the tag as it is to stand, with a title's words behind it, or nothing where it is to be
  /// left out.
  private func write(_ tag: XMLTag, _ name: String, words: String?, to output: inout [UInt8]) {
    switch name {
    case "svg": output.append(utf8: root(tag))
    case "title":
      if let words {
        output.append(utf8: "<title>")
        Self.appendEscaped(words, to: &output)
      }
    case "a":
      // With a tooltip alone it is Graphviz's own way to show one, which many browsers do not know.
      if let link = tag.attributes.first(where: { $0.name == "xlink:href" }) {
        output.append(utf8: XMLTag.text("a", [("href", link.value), link]))
      }
    case "text": output += Self.replacing(Self.boldFont, in: tag.bytes, by: Self.font)
    case "polygon": output += Self.replacing(Self.transparent, in: tag.bytes, by: Self.none)
    default: output += tag.bytes
    }
  }

  private struct Group {
    let id: String
    let isEdge: Bool
    /// Empty where Graphviz has put it around what has a tooltip or a link, for a script.
    let bytes: ArraySlice<UInt8>

    init(_ tag: XMLTag) {
      let whole = tag.withHyphens
      id = whole.value(of: " id=\"") ?? ""
      isEdge = whole.bytes.firstRange(of: Array(" class=\"edge".utf8)) != nil
      bytes = id.hasPrefix("a_") ? [] : whole.bytes
    }
  }

  private func root(_ tag: XMLTag) -> String {
    var attributes = tag.attributes.map { (name, value) in
      (name: name, value: value.hasSuffix("pt") ? String(value.dropLast(2)) : value)
    }
    attributes += [
      ("role", "img"), ("aria-labelledby", "liaison-title liaison-description"),
      ("style", "max-width:100%;height:auto"),
    ]
    let title = Self.escaped(diagram.title ?? diagram.description)
    return XMLTag.text("svg", attributes) + "\n<title id=\"liaison-title\">\(title)</title>"
      + "\n<desc id=\"liaison-description\">\(Self.escaped(diagram.description))</desc>"
  }

  private static let boldFont = Array((DiagramPainter.boldFont + "\"").utf8)
  private static let font = Array((DiagramPainter.font + "\" font-weight=\"bold\"").utf8)
  private static let transparent = Array("\"transparent\"".utf8)
  private static let none = Array("\"none\"".utf8)

  private static func replacing(
    _ old: [UInt8], in bytes: ArraySlice<UInt8>, by new: [UInt8]
  ) -> ArraySlice<UInt8> {
    guard let range = bytes.firstRange(of: old) else { return bytes }
    return bytes[..<range.lowerBound] + new + bytes[range.upperBound...]
  }

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    appendEscaped(text, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private static func appendEscaped(_ text: String, to output: inout [UInt8]) {
    DOTText.appendPrintable(text, to: &output) {
      switch $0 {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: nil
      }
    }
  }
}
