/// Someone or something that relations hold between.
public struct Entity: Hashable, Sendable, Identifiable {
  /// A stable identifier made of the type and the name, fit for a DOT node name or an XML id.
  public struct ID: RawRepresentable, Hashable, Comparable, Sendable, Codable,
    CustomStringConvertible, ExpressibleByStringLiteral
  {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }
    public var description: String { rawValue }
    public static func < (lhs: ID, rhs: ID) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  public let id: ID
  public let type: EntityType
  /// The fullest name known.
  public let name: String
  /// Other names that it goes by, sorted, without `name`.
  public let aliases: [String]

  public init(id: ID, type: EntityType, name: String, aliases: [String] = []) {
    self.id = id
    self.type = type
    self.name = name
    self.aliases = aliases
  }
}

/// What kind of thing an entity is.
public enum EntityType: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case person = "Person"
  case organization = "Organization"
  /// Money set aside for a purpose: an inaugural fund, a campaign committee, an investment fund.
  case fund = "Fund"
  case governmentBody = "GovernmentBody"
  case project = "Project"
  case location = "Location"
  /// A product, a book, a newspaper title, a piece of software.
  case work = "Work"

  public static func < (lhs: EntityType, rhs: EntityType) -> Bool { lhs.rawValue < rhs.rawValue }
}
