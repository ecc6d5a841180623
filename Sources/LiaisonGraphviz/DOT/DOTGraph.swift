/// A directed graph as DOT writes it: what is said of the graph, of its nodes and of its edges,
/// in the order in which it is to stand in the text.
struct DOTGraph: Hashable, Sendable {
  var name: String
  var attributes: DOTAttributes
  var nodeDefaults: DOTAttributes
  var edgeDefaults: DOTAttributes
  var nodes: [Node]
  var edges: [Edge]

  struct Node: Hashable, Sendable {
    var name: String
    var attributes: DOTAttributes
  }

  struct Edge: Hashable, Sendable {
    var tail: String
    var head: String
    var attributes: DOTAttributes
  }
}

/// The value of a DOT attribute.
enum DOTValue: Hashable, Sendable {
  case text(String)
  /// What stands between `<` and `>`: Graphviz's HTML-like label.
  case markup(String)

  /// The text, or the markup as it is written.
  var raw: String {
    switch self {
    case .text(let text): text
    case .markup(let markup): markup
    }
  }
}

/// Attributes in the order in which they are written.
struct DOTAttributes: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private(set) var pairs: [Pair] = []

  struct Pair: Hashable, Sendable {
    let name: String
    let value: DOTValue
  }

  init() {}
  init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }

  mutating func append(_ name: String, _ value: String?) {
    if let value { pairs.append(Pair(name: name, value: .text(value))) }
  }

  subscript(name: String) -> DOTValue? { pairs.first { $0.name == name }?.value }

  func removing(_ name: String) -> DOTAttributes {
    var copy = self
    copy.pairs.removeAll { $0.name == name }
    return copy
  }

  mutating func append(contentsOf other: DOTAttributes) { pairs += other.pairs }

  mutating func append(_ name: String, markup: String?) {
    if let markup { pairs.append(Pair(name: name, value: .markup(markup))) }
  }
}

extension DOTGraph {
  /// The graph as DOT text: one statement a line, everything quoted.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same as UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(300 * (nodes.count + edges.count) + 4_000)
    bytes.append(utf8: "digraph ")
    DOTText.appendQuoted(name, to: &bytes)
    bytes.append(utf8: " {\n")
    for (name, attributes) in [
      ("graph", attributes), ("node", nodeDefaults), ("edge", edgeDefaults),
    ] {
      bytes.append(utf8: "  ")
      bytes.append(utf8: name)
      Self.append(attributes, to: &bytes)
    }
    for node in nodes {
      bytes.append(utf8: "  ")
      DOTText.appendQuoted(node.name, to: &bytes)
      Self.append(node.attributes, to: &bytes)
    }
    for edge in edges {
      bytes.append(utf8: "  ")
      DOTText.appendQuoted(edge.tail, to: &bytes)
      bytes.append(utf8: " -> ")
      DOTText.appendQuoted(edge.head, to: &bytes)
      Self.append(edge.attributes, to: &bytes)
    }
    bytes.append(utf8: "}\n")
    return bytes
  }

  private static func append(_ attributes: DOTAttributes, to bytes: inout [UInt8]) {
    var separator = " ["
    for pair in attributes.pairs {
      bytes.append(utf8: separator)
      bytes.append(utf8: pair.name)
      switch pair.value {
      case .text(let text):
        bytes.append(UInt8(ascii: "="))
        DOTText.appendQuoted(text, to: &bytes)
      case .markup(let markup):
        bytes.append(utf8: "=<")
        bytes.append(utf8: markup)
        bytes.append(UInt8(ascii: ">"))
      }
      separator = " "
    }
    bytes.append(utf8: attributes.pairs.isEmpty ? " [];\n" : "];\n")
  }
}
