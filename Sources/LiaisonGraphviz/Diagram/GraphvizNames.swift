extension DiagramTheme.NodeShape {
  /// What draws it: no ellipses, which waste width, and no record shapes, which lose edges.
  var attributes: KeyValuePairs<String, String> {
    switch self {
    case .box: ["shape": "box", "style": "filled"]
    case .roundedBox: ["shape": "box", "style": "rounded,filled"]
    case .doubleBox: ["shape": "box", "style": "filled", "peripheries": "2"]
    case .cylinder: ["shape": "cylinder", "style": "filled", "margin": "0.14,0.10"]
    case .hexagon: ["shape": "hexagon", "style": "filled", "margin": "0.02,0.04"]
    case .note: ["shape": "note", "style": "filled"]
    case .octagon: ["shape": "octagon", "style": "filled", "margin": "0.06,0.04"]
    }
  }
}

extension DiagramTheme.Arrowhead {
  var dotName: String {
    switch self {
    case .triangle: "normal"
    case .dot: "dot"
    case .vee: "vee"
    case .diamond: "diamond"
    case .open: "empty"
    case .bar: "teenormal"
    }
  }

  /// The same in a line of text.
  var glyph: String {
    switch self {
    case .triangle: "▶"
    case .dot: "●"
    case .vee: "➤"
    case .diamond: "◆"
    case .open: "▷"
    case .bar: "▶┃"
    }
  }
}
