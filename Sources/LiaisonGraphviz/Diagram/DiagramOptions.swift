public import LiaisonModel

/// How a diagram is drawn.
public struct DiagramOptions: Hashable, Sendable, Codable {
  /// Stands above the drawing and names it to screen readers.
  public var title: String?
  /// The words of labels and legend.
  public var vocabulary: DiagramVocabulary
  public var theme: DiagramTheme
  /// Nil chooses by size: see `LayoutEngine`.
  public var engine: LayoutEngine?
  /// Drawn strong, with all else held back: the hops of a path, say.
  public var highlighted: Set<Relation.ID>
  /// Colours, lines and where it comes from, beneath the title.
  public var showsLegend: Bool
  /// Whether entities without a relation are drawn. DOT always holds them.
  public var showsUnconnectedEntities: Bool
  /// The most entities that a picture shows; of more, the most connected are drawn, and the picture
  /// says so. Nil draws all. DOT always holds all.
  public var maximumEntities: Int?
  /// Whether alike relations between the same two are one line.
  public var parallels: Parallels
  /// Where documents can be read: a relation in SVG leads to that of its best evidence. Addresses
  /// that are neither `http`, `https` nor relative are left out.
  public var links: [SourceDocument.ID: String] = [:]
  /// Dots per inch of a PNG, clamped to 36 ... 600.
  public var resolution: Int

  public init(
    title: String? = nil, language: Language = .english, theme: DiagramTheme = .light,
    engine: LayoutEngine? = nil, highlighted: Set<Relation.ID> = [], showsLegend: Bool = true,
    showsUnconnectedEntities: Bool = false, maximumEntities: Int? = 150,
    parallels: Parallels = .automatic, resolution: Int = 144
  ) {
    self.title = title
    self.vocabulary = .of(language)
    self.theme = theme
    self.engine = engine
    self.highlighted = highlighted
    self.showsLegend = showsLegend
    self.showsUnconnectedEntities = showsUnconnectedEntities
    self.maximumEntities = maximumEntities
    self.parallels = parallels
    self.resolution = resolution
  }

  /// What becomes of relations with the same source, target, type and status: nine lawsuits, say.
  public enum Parallels: String, Hashable, Sendable, CaseIterable, Codable {
    /// A line each.
    case apart
    /// One line that tells how many they are. DOT always has a line each.
    case merged
    /// One line where there would be more than four.
    case automatic
  }
}

/// How Graphviz places nodes.
///
/// Where no connected part has more than 100 lines, `dot`: in layers from left to right, with words
/// on the lines, the parts side by side. Otherwise `sfdp`: by forces, with words where there is room
/// for them up to 300 lines. Only engines that give the same picture each time are here.
public enum LayoutEngine: String, Hashable, Sendable, CaseIterable, Codable {
  case dot, neato, sfdp, twopi, circo
}

/// What a diagram is written as.
public enum DiagramFormat: String, Hashable, Sendable, CaseIterable, Codable {
  case svg, png, pdf, dot
}
