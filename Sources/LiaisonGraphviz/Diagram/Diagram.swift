internal import LiaisonModel

/// A graph of entities and relations as it is to be drawn: words, shapes and colours chosen,
/// nothing yet placed.
struct Diagram {
  let graph: DOTGraph
  let plan: LayoutPlan
  /// What a reader sees who points at an entity or relation, by the id that it has in SVG.
  let tooltips: [String: String]
  let title: String?
  let description: String
  /// What is not drawn of what was given.
  var diagnostics: [Diagnostic] = []

  /// All that is given, a line for each relation, so that it can be read back.
  ///
  /// - Complexity: O((*n* + *m*) log(*n* + *m*)) for *n* entities and *m* relations.
  init(
    recording entities: [Entity], _ relations: [Relation], options: DiagramOptions
  ) throws(GraphvizError) {
    self.init(
      try DiagramContent(entities: entities, relations: relations), options: options, note: nil,
      isRecord: true)
  }

  /// What can be taken in at a glance of what is given.
  ///
  /// - Complexity: O((*n* + *m*) log(*n* + *m*)) for *n* entities and *m* relations.
  init(
    drawing entities: [Entity], _ relations: [Relation], options: DiagramOptions
  ) throws(GraphvizError) {
    // Checks all, also what is then left out.
    var content = try DiagramContent(
      entities: entities, relations: relations, parallels: options.parallels)
    let connected = content.degrees.count
    let core = DiagramCore(
      content, limit: options.maximumEntities, keeping: options.highlighted)
    var note: String?
    if let core {
      content = try DiagramContent(
        entities: core.entities, relations: core.relations, parallels: options.parallels)
      note = options.vocabulary.limitedView(shown: core.entities.count, of: connected)
    } else if !options.showsUnconnectedEntities {
      content = content.withoutUnconnected
    }
    self.init(content, options: options, note: note, isRecord: false)
    if let core {
      diagnostics.append(
        Diagnostic(
          .note, "diagram",
          "\(core.entities.count) of \(connected) connected entities are drawn, the most "
            + "connected; choose others by name or type, or set a higher limit"))
    }
  }

  private init(
    _ content: DiagramContent, options: DiagramOptions, note: String?, isRecord: Bool
  ) {
    plan = LayoutPlan(
      engine: options.engine, relations: content.lines.count,
      largestComponent: content.largestComponent)
    title = options.title.map { DOTText.printable($0) }
    description = [content.source(options.vocabulary), note].compactMap { $0 }
      .joined(separator: " · ")
    let painter = DiagramPainter(
      content: content, options: options, plan: plan, description: description,
      isRecord: isRecord)
    graph = painter.graph
    tooltips = isRecord ? [:] : painter.tooltips
  }
}
