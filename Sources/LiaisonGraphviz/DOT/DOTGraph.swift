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
  var text: String {
    var lines = ["digraph \(DOTText.quoted(name)) {"]
    lines.append("  graph \(Self.list(attributes));")
    lines.append("  node \(Self.list(nodeDefaults));")
    lines.append("  edge \(Self.list(edgeDefaults));")
    for node in nodes {
      lines.append("  \(DOTText.quoted(node.name)) \(Self.list(node.attributes));")
    }
    for edge in edges {
      let ends = "\(DOTText.quoted(edge.tail)) -> \(DOTText.quoted(edge.head))"
      lines.append("  \(ends) \(Self.list(edge.attributes));")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func list(_ attributes: DOTAttributes) -> String {
    let written = attributes.pairs.map { pair in
      switch pair.value {
      case .text(let text): "\(pair.name)=\(DOTText.quoted(text))"
      case .markup(let markup): "\(pair.name)=<\(markup)>"
      }
    }
    return "[" + written.joined(separator: " ") + "]"
  }
}
