/// Rows of cells under a header, each column as wide as its widest cell.
struct TextTable {
  struct Column {
    let title: String
    var alignsRight = false
    /// Whether this column gives up room when the table is wider than the screen.
    var isElastic = false
  }

  /// Where running text breaks when there is no screen to fit.
  static let textWidth = 100

  let columns: [Column]
  private var rows: [(cells: [String], notes: [String])] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; notes stand below it, indented and wrapped.
  mutating func add(_ cells: [String], notes: [String] = []) {
    rows.append((cells.map(\.withoutControls), notes.map(\.withoutControls)))
  }

  /// The table for a screen of so many columns, on which elastic cells may lose their ends, or, if
  /// `width` is nil, with every cell whole.
  func text(width: Int?, usesColor: Bool = false) -> String {
    let widths = columnWidths(width: width)
    let header = line(columns.map { $0.title.uppercased() }, widths)
    var lines = [usesColor ? "\u{1B}[1m\(header)\u{1B}[0m" : header]
    for row in rows {
      lines.append(line(row.cells, widths))
      for piece in row.notes.flatMap({
        $0.wrapped(toColumns: (width ?? Self.textWidth) - 4, lines: width == nil ? .max : 3)
      }) {
        lines.append(usesColor ? "    \u{1B}[2m\(piece)\u{1B}[0m" : "    \(piece)")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func columnWidths(width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { $0.cells[index].columnCount }.reduce(columns[index].title.columnCount, max)
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
    let elastic = columns.indices.filter { columns[$0].isElastic }
    while excess > 0, let widest = elastic.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let text = cell.truncated(toColumns: widths[index])
      let padding = String(repeating: " ", count: widths[index] - text.columnCount)
      line +=
        (index > 0 ? "  " : "") + (columns[index].alignsRight ? padding + text : text + padding)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
