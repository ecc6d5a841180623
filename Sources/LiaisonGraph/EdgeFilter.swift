public import LiaisonModel

/// Which relations a query may use, and which entities it must not pass through.
///
/// Applied inside the search, so that an answer is the best one among what is admitted. Nothing is
/// copied or prepared: a query with a filter touches no more than one without.
///
///     let recent = EdgeFilter(types: [.founded, .investsIn], since: PartialDate("2020"))
public struct EdgeFilter: Hashable, Sendable {
  /// Nil admits all.
  public var types: Set<RelationType>?
  /// Nil admits all.
  public var statuses: Set<RelationStatus>?
  /// The relation's date may be this or later; `2024` may be as late as 31 December.
  public var since: PartialDate?
  /// The relation's date may be this or earlier.
  public var until: PartialDate?
  /// Whether a relation without a date passes `since` and `until`.
  public var includesUndated: Bool
  /// From 0 to 1, compared to four decimals.
  public var minimumConfidence: Double
  /// Entities that no path passes through; the ends that are asked for are exempt.
  public var avoiding: Set<Entity.ID>

  public init(
    types: Set<RelationType>? = nil, statuses: Set<RelationStatus>? = nil,
    since: PartialDate? = nil, until: PartialDate? = nil, includesUndated: Bool = false,
    minimumConfidence: Double = 0, avoiding: Set<Entity.ID> = []
  ) {
    self.types = types
    self.statuses = statuses
    self.since = since
    self.until = until
    self.includesUndated = includesUndated
    self.minimumConfidence = minimumConfidence
    self.avoiding = avoiding
  }

  /// Admits everything.
  public static let all = EdgeFilter()

  /// Whether the relation itself is admitted, whatever its ends are.
  public func admits(_ relation: Relation) -> Bool {
    guard types?.contains(relation.type) ?? true, statuses?.contains(relation.status) ?? true,
      EdgeColumns.confidence(relation.confidence) >= EdgeColumns.confidence(minimumConfidence)
    else { return false }
    guard since != nil || until != nil else { return true }
    guard let date = relation.date else { return includesUndated }
    return date.lastDay >= (since?.firstDay ?? .min) && date.firstDay <= (until?.lastDay ?? .max)
  }
}

extension PartialDate {
  /// `YYYYMMDD` of the first day it can be.
  var firstDay: Int32 { Int32(year * 10_000 + (month ?? 1) * 100 + (day ?? 1)) }
  /// `YYYYMMDD` of the last day it can be.
  var lastDay: Int32 { Int32(year * 10_000 + (month ?? 12) * 100 + (day ?? 31)) }
}
