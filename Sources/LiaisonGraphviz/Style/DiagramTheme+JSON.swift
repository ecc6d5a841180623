internal import Foundation
internal import LiaisonModel

/// What is wrong in a theme file, and where.
public struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Keys from the outside in, as in `relations.sues.color`; empty for the file as a whole.
  public let path: String
  public let message: String

  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

extension DiagramTheme {
  /// Reads a theme from JSON: a built-in one with changes.
  ///
  ///     { "base": "dark", "background": "#000000",
  ///       "entities": { "Person": { "shape": "box", "fill": "#203040", "border": "#80A0C0" } },
  ///       "relations": { "sues": { "color": "#FF8A7A", "arrowhead": "vee" } },
  ///       "otherRelations": { "color": "#B0B0B0" },
  ///       "statuses": { "planned": { "line": "dotted", "width": 1.5 } } }
  ///
  /// Every key may be left out. Colours are `#RRGGBB`, widths points from 0.2 to 8; shapes,
  /// arrowheads and lines are the raw values of `NodeShape`, `Arrowhead` and `LineStyle`.
  ///
  /// - Throws: `ThemeError` with the place of what is no such thing, unknown keys included.
  public init(json: [UInt8]) throws(ThemeError) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json)) else {
      throw ThemeError(path: "", message: "this is no JSON")
    }
    var root = try ThemeSection(value, path: "")
    let base = try root.choice("base", ["light": DiagramTheme.light, "dark": .dark])
    self = base ?? .light
    background = try root.color("background") ?? background
    text = try root.color("text") ?? text
    mutedText = try root.color("mutedText") ?? mutedText
    for case (let name, var section) in try root.sections("entities") {
      guard let type = EntityType(rawValue: name) else {
        throw section.error(Self.unknown(name, among: EntityType.allCases.map(\.rawValue)))
      }
      entities[type] = try section.entityStyle(changing: style(of: type))
    }
    for case (let name, var section) in try root.sections("relations") {
      let type = RelationType(rawValue: name)
      relations[type] = try section.relationStyle(changing: style(of: type))
    }
    if var section = try root.section("otherRelations") {
      otherRelations = try section.relationStyle(changing: otherRelations)
    }
    for case (let name, var section) in try root.sections("statuses") {
      guard let status = RelationStatus(rawValue: name) else {
        throw section.error(Self.unknown(name, among: RelationStatus.allCases.map(\.rawValue)))
      }
      statuses[status] = try section.statusStyle(changing: style(of: status))
    }
    try root.end()
  }

  fileprivate static func unknown(_ name: String, among known: [String]) -> String {
    "“\(name)” is none of \(known.sorted().joined(separator: ", "))"
  }
}

/// A JSON object of which each key is asked for once.
private struct ThemeSection {
  private var values: [String: Any]
  private let path: String

  init(_ value: Any, path: String) throws(ThemeError) {
    guard let values = value as? [String: Any] else {
      throw ThemeError(path: path, message: "this should be an object, { … }")
    }
    self.values = values
    self.path = path
  }

  func error(_ message: String, at key: String? = nil) -> ThemeError {
    ThemeError(
      path: [path, key].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "."),
      message: message)
  }

  /// Refuses what nothing has asked for.
  func end() throws(ThemeError) {
    if let key = values.keys.min() { throw error("there is no such key", at: key) }
  }

  mutating func section(_ key: String) throws(ThemeError) -> ThemeSection? {
    guard let value = values.removeValue(forKey: key) else { return nil }
    return try ThemeSection(value, path: path.isEmpty ? key : "\(path).\(key)")
  }

  /// The objects in an object, by name.
  mutating func sections(_ key: String) throws(ThemeError) -> [(String, ThemeSection)] {
    guard var outer = try section(key) else { return [] }
    var result: [(String, ThemeSection)] = []
    for name in outer.values.keys.sorted() {
      if let inner = try outer.section(name) { result.append((name, inner)) }
    }
    return result
  }

  mutating func choice<Value>(
    _ key: String, _ values: [String: Value]
  ) throws(ThemeError) -> Value? {
    guard let value = self.values.removeValue(forKey: key) else { return nil }
    guard let name = value as? String, let chosen = values[name] else {
      throw error(DiagramTheme.unknown("\(value)", among: Array(values.keys)), at: key)
    }
    return chosen
  }

  mutating func color(_ key: String) throws(ThemeError) -> DiagramColor? {
    guard let value = values.removeValue(forKey: key) else { return nil }
    guard let color = (value as? String).flatMap({ DiagramColor($0) }) else {
      throw error("“\(value)” is no colour; write it as #RRGGBB", at: key)
    }
    return color
  }

  private mutating func width(_ key: String) throws(ThemeError) -> Double? {
    guard let value = values.removeValue(forKey: key) else { return nil }
    guard let width = value as? Double, (0.2...8).contains(width) else {
      throw error("“\(value)” is no width from 0.2 to 8", at: key)
    }
    return width
  }

  private mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, of type: Value.Type
  ) throws(ThemeError) -> Value? where Value.RawValue == String {
    try choice(key, Dictionary(uniqueKeysWithValues: Value.allCases.map { ($0.rawValue, $0) }))
  }

  mutating func entityStyle(
    changing style: DiagramTheme.EntityStyle
  ) throws(ThemeError) -> DiagramTheme.EntityStyle {
    let changed = DiagramTheme.EntityStyle(
      shape: try choice("shape", of: DiagramTheme.NodeShape.self) ?? style.shape,
      fill: try color("fill") ?? style.fill, border: try color("border") ?? style.border)
    try end()
    return changed
  }

  mutating func relationStyle(
    changing style: DiagramTheme.RelationStyle
  ) throws(ThemeError) -> DiagramTheme.RelationStyle {
    let changed = DiagramTheme.RelationStyle(
      color: try color("color") ?? style.color,
      arrowhead: try choice("arrowhead", of: DiagramTheme.Arrowhead.self) ?? style.arrowhead)
    try end()
    return changed
  }

  mutating func statusStyle(
    changing style: DiagramTheme.StatusStyle
  ) throws(ThemeError) -> DiagramTheme.StatusStyle {
    let changed = DiagramTheme.StatusStyle(
      line: try choice("line", of: DiagramTheme.LineStyle.self) ?? style.line,
      width: try width("width") ?? style.width)
    try end()
    return changed
  }
}
