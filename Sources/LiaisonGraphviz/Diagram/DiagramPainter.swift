internal import LiaisonModel

/// Turns entities and relations into nodes and edges with labels, shapes and colours.
struct DiagramPainter {
  let content: DiagramContent
  let options: DiagramOptions
  let plan: LayoutPlan
  /// On what the diagram rests.
  let description: String
  /// Whether all that is known is written too, to be read back, or only what is seen.
  let isRecord: Bool
  private let highlightedEnds: Set<Entity.ID>

  init(
    content: DiagramContent, options: DiagramOptions, plan: LayoutPlan, description: String,
    isRecord: Bool
  ) {
    self.content = content
    self.options = options
    self.plan = plan
    self.description = description
    self.isRecord = isRecord
    let highlighted = content.relations.filter { options.highlighted.contains($0.id) }
    highlightedEnds = Set(highlighted.flatMap { [$0.source, $0.target] })
  }

  private var vocabulary: DiagramVocabulary { options.vocabulary }
  private var theme: DiagramTheme { options.theme }

  // "Helvetica" alone is measured with a font 11 % wider than the one that a browser shows.
  static let font = "Helvetica,Arial,sans-serif"
  static let boldFont = font + " Bold"
  /// A node with at least so many relations stands out.
  private static let hubDegree = 6

  var graph: DOTGraph {
    DOTGraph(
      name: "liaison", attributes: graphAttributes, nodeDefaults: nodeDefaults,
      edgeDefaults: edgeDefaults, nodes: content.entities.map(node),
      edges: content.lines.map(edge))
  }

  // MARK: The whole

  private var graphAttributes: DOTAttributes {
    var attributes: DOTAttributes = [
      "liaison": DOTReader.formatVersion, "charset": "UTF-8", "bgcolor": "\(theme.background)",
      "pad": "0.35", "outputorder": "edgesfirst", "fontname": Self.font, "fontsize": "11",
      "fontcolor": "\(theme.text)",
    ]
    attributes.append(contentsOf: plan.attributes)
    if isRecord { attributes.append("title", options.title.map(DOTText.data)) }
    let legend = DiagramLegend(content: content, options: options, description: description)
    if let markup = legend.markup {
      attributes.append("label", markup: markup)
      attributes.append("labelloc", "t")
      attributes.append("labeljust", "l")
    }
    return attributes
  }

  private var nodeDefaults: DOTAttributes {
    [
      "fontname": Self.boldFont, "fontsize": "12", "fontcolor": "\(theme.text)",
      "margin": "0.13,0.07", "height": "0.42", "width": "0.9", "penwidth": "1.3",
    ]
  }

  private var edgeDefaults: DOTAttributes {
    ["fontname": Self.font, "fontsize": "10", "arrowsize": "0.75"]
  }

  // MARK: Entities

  private func node(_ entity: Entity) -> DOTGraph.Node {
    let style = theme.style(of: entity.type)
    let label = LabelText.wrapped(entity.name)
    var attributes = DOTAttributes()
    attributes.append("label", DOTText.label(label.joined(separator: "\n")))
    if isRecord { attributes.append(contentsOf: record(of: entity, shownAs: label)) }
    for (name, value) in style.shape.attributes { attributes.append(name, value) }
    attributes.append("fillcolor", "\(style.fill)")
    attributes.append("color", "\(style.border)")
    if isStrong(entity.id) { attributes.append("penwidth", "2.4") }
    attributes.append("id", Self.svgID(entity.id))
    attributes.append("class", "entity \(entity.type.rawValue.lowercased())")
    if isRecord { attributes.append("tooltip", DOTText.tooltip(tooltip(entity))) }
    return DOTGraph.Node(name: DOTText.identifier(entity.id.rawValue), attributes: attributes)
  }

  /// Hubs, or where some relations are highlighted, their ends.
  private func isStrong(_ id: Entity.ID) -> Bool {
    options.highlighted.isEmpty
      ? content.degrees[id, default: 0] >= Self.hubDegree : highlightedEnds.contains(id)
  }

  private func tooltip(_ entity: Entity) -> String {
    var text = "\(DiagramTooltip.short(entity.name)) (\(vocabulary.name(of: entity.type)))"
    if !entity.aliases.isEmpty {
      text += "\n" + entity.aliases.prefix(8).map(DiagramTooltip.short).joined(separator: ", ")
    }
    return text
  }

  // MARK: Relations

  /// DOT goes to engines that put words wherever they may.
  private var showsLabels: Bool { isRecord ? plan.labels == .all : plan.labels != .none }

  private func edge(_ line: DiagramLine) -> DOTGraph.Edge {
    let relation = line.first
    let isHighlighted = line.relations.contains { options.highlighted.contains($0.id) }
    var attributes = DOTAttributes()
    attributes.append("key", DOTText.identifier(relation.id.rawValue))
    if showsLabels { attributes.append("label", DOTText.label(label(line))) }
    if isRecord { attributes.append(contentsOf: record(of: relation)) }
    attributes.append(contentsOf: look(of: relation, isHighlighted: isHighlighted))
    attributes.append("id", Self.svgID(relation.id))
    attributes.append("URL", link(of: line)?.escaped)
    let classes = [
      "relation", DOTText.identifier(relation.type.rawValue), relation.status.rawValue,
      isHighlighted ? "highlighted" : nil,
    ]
    attributes.append("class", classes.compactMap { $0 }.joined(separator: " "))
    if isRecord {
      attributes.append("tooltip", DOTText.tooltip(tooltip(line)))
      attributes.append("evidence", EvidenceCoding.encode(relation.evidence))
    }
    return DOTGraph.Edge(
      tail: DOTText.identifier(relation.source.rawValue),
      head: DOTText.identifier(relation.target.rawValue), attributes: attributes)
  }

  /// Colour and arrowhead by type, line by status; where some are highlighted, the others thin.
  private func look(of relation: Relation, isHighlighted: Bool) -> DOTAttributes {
    let style = theme.style(of: relation.type)
    let line = theme.style(of: relation.status)
    let factor = options.highlighted.isEmpty ? 1 : isHighlighted ? 1.7 : 0.5
    return [
      "color": "\(style.color)", "fontcolor": "\(style.color)",
      "arrowhead": style.arrowhead.dotName, "style": line.line.rawValue,
      "penwidth": String((line.width * factor * 100).rounded() / 100),
    ]
  }

  /// The verb, and beneath it what is known besides.
  private func label(_ line: DiagramLine) -> String {
    var verb = vocabulary.verb(of: line.first.type)
    if line.relations.count > 1 { verb += " ×\(line.relations.count)" }
    var lines = LabelText.wrapped(verb, lines: 2)
    let details = details(line)
    if !details.isEmpty { lines += LabelText.wrapped(details, width: 34, lines: 2) }
    // Lifts the words off a line that rises or falls.
    lines.append(" ")
    return lines.joined(separator: "\n")
  }

  /// `1 M$ · août 2024 · prévu`; of several relations, the years, but no sum of what may be one.
  private func details(_ line: DiagramLine) -> String {
    let relation = line.first
    let years = line.relations.compactMap(\.date?.year)
    let span = vocabulary.years(from: years.min(), to: years.max())
    let isOne = line.relations.count == 1
    return [
      isOne ? relation.amount.map(vocabulary.text) : nil,
      isOne ? relation.date.map(vocabulary.text) : span,
      relation.status == .asserted ? nil : vocabulary.name(of: relation.status),
    ].compactMap { $0 }.joined(separator: " · ")
  }

  private func tooltip(_ line: DiagramLine) -> String {
    let ends = [line.source, line.target].map { content.names[$0] ?? $0.rawValue }
    let statement = [ends[0], vocabulary.verb(of: line.first.type), ends[1]]
      .map(DiagramTooltip.short).joined(separator: " ")
    let details = details(line)
    return DiagramTooltip.text(
      heading: details.isEmpty ? statement : "\(statement) (\(details))",
      evidence: line.relations.flatMap(\.evidence))
  }

  private func link(of line: DiagramLine) -> DiagramLink? {
    guard !options.links.isEmpty else { return nil }
    return line.relations.lazy.flatMap(\.evidence).compactMap { options.links[$0.document] }
      .compactMap(DiagramLink.init).first
  }

  // MARK: What a page can hold on to

  static func svgID(_ id: Entity.ID) -> String { "n-" + DOTText.identifier(id.rawValue) }
  static func svgID(_ id: Relation.ID) -> String { "e-" + DOTText.identifier(id.rawValue) }

  var tooltips: [String: String] {
    var result: [String: String] = [:]
    for entity in content.entities { result[Self.svgID(entity.id)] = tooltip(entity) }
    for line in content.lines { result[Self.svgID(line.first.id)] = tooltip(line) }
    return result
  }
}
