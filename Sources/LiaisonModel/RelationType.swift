/// How a source is tied to a target.
///
/// A value and not an enumeration, because further types come as data files.
public struct RelationType: RawRepresentable, Hashable, Comparable, Sendable, Codable,
  CustomStringConvertible, ExpressibleByStringLiteral
{
  /// The published spelling, as in `donated-to`.
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.rawValue = value }
  public var description: String { rawValue }
  public static func < (lhs: RelationType, rhs: RelationType) -> Bool {
    lhs.rawValue < rhs.rawValue
  }

  public static let founded = RelationType(rawValue: "founded")
  public static let sues = RelationType(rawValue: "sues")
  public static let donatedTo = RelationType(rawValue: "donated-to")
  public static let advises = RelationType(rawValue: "advises")
  public static let investsIn = RelationType(rawValue: "invests-in")

  /// The five types that are always there, in the order of a legend.
  public static let core: [RelationType] = [.founded, .sues, .donatedTo, .advises, .investsIn]

  public static let leads = RelationType(rawValue: "leads")
  public static let owns = RelationType(rawValue: "owns")

  /// Types that come with the program and are read only where they are asked for.
  public static let optional: [RelationType] = [.leads, .owns]
}

/// How far the text stands behind a relation.
public enum RelationStatus: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Stated as a fact that holds.
  case asserted
  /// Announced, promised or foreseen.
  case planned
  /// Stated as a fact that no longer holds.
  case former
  /// Reported by others, in the conditional of hearsay, or suspected.
  case alleged
  /// Reported and disputed.
  case denied

  public static func < (lhs: RelationStatus, rhs: RelationStatus) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}
