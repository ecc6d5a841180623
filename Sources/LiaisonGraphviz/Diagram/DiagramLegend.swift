internal import LiaisonModel

/// Title, key and source line, as the label of the whole graph: every engine keeps it clear of the
/// drawing. Only what occurs is in the key.
///
/// The one place with an HTML-like label, whose parser leaks 1.6 KB a drawing in Graphviz 2.42.
struct DiagramLegend {
  let content: DiagramContent
  let options: DiagramOptions
  /// On what the diagram rests.
  let description: String

  private static let itemsPerRow = 7
  private static let gap = "<TR><TD HEIGHT=\"4\"></TD></TR>"

  private var vocabulary: DiagramVocabulary { options.vocabulary }
  private var theme: DiagramTheme { options.theme }

  /// The table, or nil where there is nothing to say.
  var markup: String? {
    var rows: [String] = []
    if let title = options.title { rows += titleRows(title) + [Self.gap] }
    if options.showsLegend, !content.entities.isEmpty {
      rows += self.rows(of: entityCells, height: 32) + self.rows(of: relationCells, height: 26)
      rows += self.rows(of: statusCells, height: 26) + [Self.gap]
      if !content.relations.isEmpty { rows.append(sourceRow) }
    }
    guard !rows.isEmpty else { return nil }
    let body = rows.map { $0 == Self.gap ? $0 : "<TR><TD ALIGN=\"LEFT\">\($0)</TD></TR>" }.joined()
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">\(body)"
      + "<TR><TD HEIGHT=\"14\"></TD></TR></TABLE>"
  }

  private func titleRows(_ title: String) -> [String] {
    LabelText.wrapped(title, width: 72, lines: 3).filter { !$0.isEmpty }.map {
      "<FONT POINT-SIZE=\"18\" FACE=\"\(DiagramPainter.boldFont)\">\(DOTText.markup($0))</FONT>"
    }
  }

  private var sourceRow: String {
    let text = DOTText.markup(description)
    return "<FONT POINT-SIZE=\"10\" COLOR=\"\(theme.mutedText)\">\(text)</FONT>"
  }

  /// Cells in tables of a fixed size: others would be stretched to the width of the title.
  private func rows(of cells: [Cell], height: Int) -> [String] {
    stride(from: 0, to: cells.count, by: Self.itemsPerRow).map { start in
      let row = cells[start..<min(start + Self.itemsPerRow, cells.count)]
      let width = row.reduce(4) { $0 + $1.width + 14 }
      return "<TABLE ALIGN=\"LEFT\" BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" "
        + "CELLPADDING=\"2\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(width)\" HEIGHT=\"\(height)\">"
        + "<TR>\(row.map(\.markup).joined())</TR></TABLE>"
    }
  }

  private struct Cell {
    let markup: String
    /// At least what its text needs, in points.
    let width: Int
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 8 : 18) }
  }

  private var entityCells: [Cell] {
    let types = Set(content.entities.map(\.type))
    return EntityType.allCases.filter(types.contains).map { type in
      let style = theme.style(of: type)
      let name = DOTText.markup(vocabulary.name(of: type))
      let markup =
        "<TD BORDER=\"1\" CELLPADDING=\"3\" BGCOLOR=\"\(style.fill)\" "
        + "COLOR=\"\(style.border)\">\u{A0}\(name)\u{A0}</TD>"
      return Cell(markup: markup, width: Self.width(vocabulary.name(of: type)) + 8)
    }
  }

  private var relationCells: [Cell] {
    let types = Set(content.relations.map(\.type))
    let core = RelationType.core.filter(types.contains)
    return (core + types.subtracting(core).sorted()).map { type in
      let style = theme.style(of: type)
      let verb = LabelText.wrapped(vocabulary.verb(of: type), lines: 1).joined()
      let markup =
        "<TD><FONT COLOR=\"\(style.color)\">━━\(style.arrowhead.glyph) "
        + "<FONT FACE=\"\(DiagramPainter.boldFont)\">\(DOTText.markup(verb))</FONT></FONT></TD>"
      return Cell(markup: markup, width: Self.width(verb) + 34)
    }
  }

  /// Where all is asserted, the key need not say so.
  private var statusCells: [Cell] {
    let statuses = Set(content.relations.map(\.status))
    guard statuses.contains(where: { $0 != .asserted }) else { return [] }
    let order: [RelationStatus] = [.asserted, .planned, .former, .alleged, .denied]
    return order.filter(statuses.contains).map { status in
      let style = theme.style(of: status)
      let name = vocabulary.name(of: status)
      let markup =
        "<TD><FONT COLOR=\"\(theme.mutedText)\">\(style.sample) "
        + "\(DOTText.markup(name))</FONT></TD>"
      return Cell(markup: markup, width: Self.width(name) + 28)
    }
  }
}

extension DiagramTheme.StatusStyle {
  /// The line in a line of text.
  fileprivate var sample: String {
    switch line {
    case .solid: width < 1.5 ? "───" : "━━━"
    case .dashed: "╍╍╍"
    case .dotted: width < 1.5 ? "·\u{A0}·\u{A0}·" : "•\u{A0}•\u{A0}•"
    }
  }
}
