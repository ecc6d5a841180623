public import LiaisonModel

/// A diagram as the bytes of a file, and what Graphviz had to say about it.
public struct RenderedDiagram: Hashable, Sendable {
  public let bytes: [UInt8]
  public let diagnostics: [Diagnostic]
}

/// Draws entities and relations.
///
///     let svg = try DiagramRenderer.render(
///       entities: entities, relations: relations,
///       options: DiagramOptions(title: "Qui finance qui", language: .french), format: .svg)
///     try Data(svg.bytes).write(to: file)
///
/// The same values give the same bytes, whatever their order, the locale and what was drawn before.
/// Any number of tasks may draw at once; they take turns, as Graphviz cannot do two things at a
/// time. Nothing is written to standard error.
public enum DiagramRenderer {
  /// Draws a diagram in one of the formats.
  ///
  /// - Throws: `GraphvizError` where an identifier is there twice or a relation has a loose end,
  ///   where there are more relations than the engine can place, or where Graphviz fails.
  /// - Complexity: By measure: some 10 ms for 24 relations, a second for 200 with labels (`dot`) or
  ///   2,000 without (`sfdp`).
  public static func render(
    entities: [Entity], relations: [Relation], options: DiagramOptions = DiagramOptions(),
    format: DiagramFormat
  ) throws(GraphvizError) -> RenderedDiagram {
    if format == .dot {
      let text = try DOTWriter.write(entities: entities, relations: relations, options: options)
      return RenderedDiagram(bytes: Array(text.utf8), diagnostics: [])
    }
    let diagram = try Diagram(drawing: entities, relations, options: options)
    return try draw(diagram, options: options, format: format)
  }

  /// Where everything stands in the picture of the same values.
  static func geometry(
    entities: [Entity], relations: [Relation], options: DiagramOptions = DiagramOptions()
  ) throws(GraphvizError) -> DiagramGeometry {
    let diagram = try Diagram(drawing: entities, relations, options: options)
    return try Graphviz.perform { () throws(GraphvizError) in
      try DiagramLayout(diagram: diagram).perform { DiagramGeometry(of: $0) }
    }
  }

  private static func draw(
    _ diagram: Diagram, options: DiagramOptions, format: DiagramFormat
  ) throws(GraphvizError) -> RenderedDiagram {
    let count = diagram.graph.edges.count
    guard count <= diagram.plan.limit else {
      throw .tooLarge(what: "relations", count: count, limit: diagram.plan.limit)
    }
    var resolution = min(max(options.resolution, 36), 600)
    var drawn = try draw(diagram, format: format, resolution: resolution)
    var diagnostics = diagram.diagnostics
    if format == .png, drawn.bytes == nil {
      resolution = PNGSize.resolution(for: drawn.box)
      drawn = try draw(diagram, format: format, resolution: resolution)
      diagnostics.append(
        Diagnostic(
          .note, "PNG",
          "the diagram is large, so it has \(resolution) dots per inch, not "
            + "\(options.resolution); SVG and PDF have no such limit"))
    }
    diagnostics += drawn.messages.map { Diagnostic(.warning, "Graphviz", $0.text) }
    return RenderedDiagram(
      bytes: try finish(drawn.bytes ?? [], of: diagram, format: format), diagnostics: diagnostics)
  }

  private struct Drawn {
    /// Nil where a PNG would have too many dots.
    let bytes: [UInt8]?
    let box: Box
    let messages: [Graphviz.Message]
  }

  private static func draw(
    _ diagram: Diagram, format: DiagramFormat, resolution: Int
  ) throws(GraphvizError) -> Drawn {
    var layout = DiagramLayout(diagram: diagram)
    if format == .png { layout.attributes.append("dpi", String(resolution)) }
    return try Graphviz.perform { () throws(GraphvizError) in
      try layout.perform { graph throws(GraphvizError) in
        let box = graph.box
        let isTooLarge = format == .png && resolution > PNGSize.resolution(for: box)
        let bytes = isTooLarge ? nil : try graph.render(format)
        return Drawn(bytes: bytes, box: box, messages: Graphviz.takeMessages())
      }
    }
  }

  private static func finish(
    _ bytes: [UInt8], of diagram: Diagram, format: DiagramFormat
  ) throws(GraphvizError) -> [UInt8] {
    switch format {
    case .svg:
      let svg = SVGFinisher(diagram: diagram).finish(bytes)
      guard svg.edgeCount == diagram.graph.edges.count else {
        throw .incomplete(drawn: svg.edgeCount, expected: diagram.graph.edges.count)
      }
      return svg.bytes
    case .pdf: return PDFFinisher.withoutDates(bytes)
    case .png, .dot: return bytes
    }
  }
}
