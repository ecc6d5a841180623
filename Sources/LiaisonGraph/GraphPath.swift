public import LiaisonModel

/// A chain of entities, each tied to the next by at least one relation: a proof path.
public struct GraphPath: Hashable, Sendable {
  /// From the start to the end, no entity twice; one more than there are hops.
  public let entities: [Entity]
  public let hops: [Hop]

  /// The number of hops.
  public var length: Int { hops.count }
  /// The pieces of evidence behind all hops.
  public var evidenceCount: Int { hops.reduce(0) { $0 + $1.evidenceCount } }
  /// The hop whose surest relation is the least sure, the first of equals; nil on a path of one
  /// entity.
  public var weakestHop: Hop? { hops.min { $0.confidence < $1.confidence } }

  /// A pair of neighbours with every admitted relation between them.
  public struct Hop: Hashable, Sendable {
    public let start: Entity
    public let end: Entity
    /// Never empty; the one with the most evidence first, then the surer, then by id.
    public let links: [Link]

    /// How sure the surest relation is, from 0 to 1.
    public var confidence: Double { links.map(\.relation.confidence).max() ?? 0 }
    public var evidenceCount: Int { links.reduce(0) { $0 + $1.relation.evidence.count } }
  }

  /// A relation as a path passes it.
  public struct Link: Hashable, Sendable {
    public enum Direction: Hashable, Sendable {
      /// The hop's start is the relation's source.
      case forward
      /// The hop's start is the relation's target: the path goes against what is stated.
      case reversed
    }

    public let relation: Relation
    public let direction: Direction

    static func precedes(_ a: Link, _ b: Link) -> Bool {
      let (x, y) = (a.relation, b.relation)
      return (-x.evidence.count, -x.confidence, x.id) < (-y.evidence.count, -y.confidence, y.id)
    }
  }
}
