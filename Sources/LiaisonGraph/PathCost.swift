public import LiaisonModel

/// What a path costs, where the cheapest is wanted and not the shortest.
///
/// A hop costs as much as the cheapest of its admitted relations:
///
///     weight of the type ÷ confidence, where doubt counts
///
/// and an entity that the path leads through costs 1 + ln(degree), where hubs count. Costs are summed
/// in thousandths, so that sums are exact and the answer is the same everywhere.
///
///     let sure = PathCost(countsDoubt: true)
///     let money = PathCost(typeWeights: [.donatedTo: 1, .investsIn: 1], otherTypes: 5)
public struct PathCost: Hashable, Sendable {
  /// What a relation costs by its type. What is negative or no number counts as 0, what is above
  /// a million as a million.
  public var typeWeights: [RelationType: Double]
  /// What a relation of any other type costs.
  public var otherTypes: Double
  /// Whether the weight is divided by the relation's confidence, the least being 0.0001.
  public var countsDoubt: Bool
  /// Whether entities passed through cost 1 + ln(degree), all their relations counted.
  public var countsHubs: Bool

  public init(
    typeWeights: [RelationType: Double] = [:], otherTypes: Double = 1, countsDoubt: Bool = false,
    countsHubs: Bool = false
  ) {
    self.typeWeights = typeWeights
    self.otherTypes = otherTypes
    self.countsDoubt = countsDoubt
    self.countsHubs = countsHubs
  }

  /// Only entities passed through cost anything, and those most whom everybody is tied to.
  public static let quiet = PathCost(otherTypes: 0, countsHubs: true)

  /// In thousandths, at most a milliard, so that 2³² of them can be summed.
  func hop(_ type: RelationType, confidence: UInt16) -> Int {
    countsDoubt
      ? Self.hop(weight(of: type), confidence: confidence)
      : Self.hop(weight(of: type), confidence: 10_000)
  }

  func weight(of type: RelationType) -> Double { typeWeights[type] ?? otherTypes }

  @inline(__always) static func hop(_ weight: Double, confidence: UInt16) -> Int {
    guard weight > 0 else { return 0 }
    let doubt = 10_000 / Double(max(1, confidence))
    return Int((1000 * min(1_000_000, weight * doubt)).rounded())
  }
}
