/// What a path may be made of.
public struct PathOptions: Hashable, Sendable {
  /// Which of several equally short paths is the answer.
  public enum Preference: Hashable, Sendable {
    /// The one with the most pieces of evidence over all its hops; of equals the one whose hops are
    /// surer in sum, a hop counting as its surest relation; of equals the one whose
    /// entities come first in the graph's order, compared from the start.
    case strongest
    /// Any, but always the same for the same graph. The fastest.
    case first
  }

  public var filter: EdgeFilter
  /// Whether relations are followed from source to target only.
  public var directed: Bool
  /// The greatest number of hops; nil is no limit.
  public var maxHops: Int?
  /// The greatest number of relations of an entity that a path may pass through; nil is no limit.
  ///
  /// A chain through someone whom everybody is tied to says little. The ends are exempt.
  public var maxDegree: Int?
  public var preference: Preference

  public init(
    filter: EdgeFilter = .all, directed: Bool = false, maxHops: Int? = nil,
    maxDegree: Int? = nil, preference: Preference = .strongest
  ) {
    self.filter = filter
    self.directed = directed
    self.maxHops = maxHops
    self.maxDegree = maxDegree
    self.preference = preference
  }
}
