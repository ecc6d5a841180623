public import LiaisonModel

/// How entities and relations look, whatever language their labels are in.
///
/// Colour is never alone: shape tells an entity's type, verb and arrowhead a relation's, line and
/// word its status. The five colours of relations stay apart under the three common kinds of
/// colour blindness.
public struct DiagramTheme: Hashable, Sendable, Codable {
  public var background: DiagramColor
  public var text: DiagramColor
  /// For what matters less: the source line, a detail.
  public var mutedText: DiagramColor
  public var entities: [EntityType: EntityStyle]
  public var relations: [RelationType: RelationStyle]
  /// For relation types that `relations` does not name.
  public var otherRelations: RelationStyle
  public var statuses: [RelationStatus: StatusStyle]

  public struct EntityStyle: Hashable, Sendable, Codable {
    public var shape: NodeShape
    public var fill: DiagramColor
    public var border: DiagramColor

    public init(shape: NodeShape, fill: DiagramColor, border: DiagramColor) {
      self.shape = shape
      self.fill = fill
      self.border = border
    }
  }

  public struct RelationStyle: Hashable, Sendable, Codable {
    public var color: DiagramColor
    public var arrowhead: Arrowhead

    public init(color: DiagramColor, arrowhead: Arrowhead) {
      self.color = color
      self.arrowhead = arrowhead
    }
  }

  public struct StatusStyle: Hashable, Sendable, Codable {
    public var line: LineStyle
    /// In points.
    public var width: Double

    public init(line: LineStyle, width: Double) {
      self.line = line
      self.width = width
    }
  }

  public enum NodeShape: String, Hashable, Sendable, CaseIterable, Codable {
    case box
    case roundedBox = "rounded-box"
    case doubleBox = "double-box"
    case cylinder, hexagon, note, octagon
  }

  public enum Arrowhead: String, Hashable, Sendable, CaseIterable, Codable {
    case triangle, dot, vee, diamond, open
    case bar = "triangle-bar"
  }

  public enum LineStyle: String, Hashable, Sendable, CaseIterable, Codable {
    case solid, dashed, dotted
  }
}

extension DiagramTheme {
  func style(of type: EntityType) -> EntityStyle {
    entities[type] ?? EntityStyle(shape: .box, fill: background, border: text)
  }

  func style(of type: RelationType) -> RelationStyle { relations[type] ?? otherRelations }

  func style(of status: RelationStatus) -> StatusStyle {
    statuses[status] ?? StatusStyle(line: .solid, width: 1.8)
  }

  /// What many will not be able to read or tell apart: text below WCAG 2's contrast of 4.5, lines
  /// and borders below 3. Each a sentence; none for the built-in themes.
  public var weaknesses: [String] {
    var pairs = [
      ("text", text, background, 4.5), ("mutedText", mutedText, background, 4.5),
      ("otherRelations", otherRelations.color, background, 4.5),
    ]
    for (type, style) in entities.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let place = "entities.\(type.rawValue)"
      pairs.append(("text on \(place).fill", text, style.fill, 4.5))
      pairs.append(("\(place).border", style.border, background, 3))
    }
    for (type, style) in relations.sorted(by: { $0.key < $1.key }) {
      pairs.append(("relations.\(type)", style.color, background, 4.5))
    }
    return pairs.compactMap { place, color, ground, least in
      let contrast = color.contrast(with: ground)
      guard contrast < least else { return nil }
      let shown = (contrast * 10).rounded(.down) / 10
      return "\(place): \(color) on \(ground) has a contrast of \(shown), and \(least) is needed"
    }
  }

  /// For paper and for light pages.
  public static let light = DiagramTheme(
    background: 0xFFFFFF, text: 0x1A1A1A, mutedText: 0x4A4A4A,
    entities: [
      .person: (.roundedBox, 0xE3EEFA, 0x2B5C8A),
      .organization: (.box, 0xF3EFE6, 0x6B5B3E),
      .fund: (.cylinder, 0xE2F3E7, 0x1B6B3A),
      .governmentBody: (.doubleBox, 0xEFE7F6, 0x5B3F85),
      .project: (.hexagon, 0xFFF1CC, 0x8A5A00),
      .location: (.octagon, 0xECECEC, 0x555555),
      .work: (.note, 0xFCE9E4, 0x93422C),
    ],
    relations: [
      .founded: (0x4B4B4B, .dot),
      .sues: (0xB3261E, .bar),
      .donatedTo: (0x1B7F3B, .triangle),
      .advises: (0x1565C0, .vee),
      .investsIn: (0xA0417F, .diamond),
    ],
    otherRelations: (0x6A6A6A, .open))

  /// For dark pages.
  public static let dark = DiagramTheme(
    background: 0x14181D, text: 0xF2F2F2, mutedText: 0xB8BDC3,
    entities: [
      .person: (.roundedBox, 0x1E3247, 0x7CB8FF),
      .organization: (.box, 0x36322A, 0xC9B68C),
      .fund: (.cylinder, 0x1D3A28, 0x4FD18B),
      .governmentBody: (.doubleBox, 0x33284A, 0xB79CEB),
      .project: (.hexagon, 0x43361A, 0xE8B84A),
      .location: (.octagon, 0x2E3237, 0xA9AFB6),
      .work: (.note, 0x44281F, 0xF0A58E),
    ],
    relations: [
      .founded: (0xD6D6D6, .dot),
      .sues: (0xFF8A7A, .bar),
      .donatedTo: (0x4FD18B, .triangle),
      .advises: (0x7CB8FF, .vee),
      .investsIn: (0xF09BD0, .diamond),
    ],
    otherRelations: (0xB0B0B0, .open))

  private init(
    background: UInt32, text: UInt32, mutedText: UInt32,
    entities: [EntityType: (shape: NodeShape, fill: UInt32, border: UInt32)],
    relations: [RelationType: (color: UInt32, arrowhead: Arrowhead)],
    otherRelations: (color: UInt32, arrowhead: Arrowhead)
  ) {
    self.background = DiagramColor(background)
    self.text = DiagramColor(text)
    self.mutedText = DiagramColor(mutedText)
    self.entities = entities.mapValues {
      EntityStyle(shape: $0.shape, fill: DiagramColor($0.fill), border: DiagramColor($0.border))
    }
    self.relations = relations.mapValues {
      RelationStyle(color: DiagramColor($0.color), arrowhead: $0.arrowhead)
    }
    self.otherRelations = RelationStyle(
      color: DiagramColor(otherRelations.color), arrowhead: otherRelations.arrowhead)
    self.statuses = [
      .asserted: StatusStyle(line: .solid, width: 1.8),
      .planned: StatusStyle(line: .dashed, width: 1.8),
      .former: StatusStyle(line: .solid, width: 1.1),
      .alleged: StatusStyle(line: .dotted, width: 1.8),
      .denied: StatusStyle(line: .dotted, width: 1.1),
    ]
  }
}
