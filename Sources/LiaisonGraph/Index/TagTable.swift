internal import LiaisonModel

/// Type and status of an edge in one byte, so that a filter is one bit of a mask.
///
/// There are 5 statuses and mostly 5 types, but types are open: beyond 63 combinations the rarer
/// ones share the last tag, and the edge itself is asked.
struct TagTable: Sendable {
  struct Kind: Hashable, Comparable, Sendable {
    let type: RelationType
    let status: RelationStatus

    static func < (lhs: Kind, rhs: Kind) -> Bool {
      (lhs.type, lhs.status) < (rhs.type, rhs.status)
    }
  }

  static let shared: UInt8 = 63
  /// All combinations; the first 63 have a tag of their own.
  let kinds: [Kind]
  private let numbers: [Kind: Int]

  init(_ relations: some Sequence<Relation>) {
    var counts: [Kind: Int] = [:]
    for relation in relations {
      counts[Kind(type: relation.type, status: relation.status), default: 0] += 1
    }
    self.init(kinds: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
  }

  /// Combinations whose tags are their places.
  init(kinds: [Kind]) {
    self.kinds = kinds
    numbers = Dictionary(zip(kinds, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The place of a relation's combination.
  func kindNumber(_ relation: Relation) -> UInt16 {
    UInt16(clamping: numbers[Kind(type: relation.type, status: relation.status)] ?? 0)
  }

  func tag(_ relation: Relation) -> UInt8 {
    UInt8(min(numbers[Kind(type: relation.type, status: relation.status)] ?? 63, Int(Self.shared)))
  }

  /// One bit for each tag that may be admitted.
  func mask(_ filter: EdgeFilter) -> UInt64 {
    guard filter.types != nil || filter.statuses != nil else { return .max }
    var mask: UInt64 = 0
    for (number, kind) in kinds.enumerated() where admits(kind, filter) {
      mask |= 1 << UInt64(min(number, Int(Self.shared)))
    }
    return mask
  }

  /// Whether some, but not all, of the combinations that share a tag are admitted.
  func splitsShared(_ filter: EdgeFilter) -> Bool {
    let rest = kinds.dropFirst(Int(Self.shared)).map { admits($0, filter) }
    return rest.contains(true) && rest.contains(false)
  }

  private func admits(_ kind: Kind, _ filter: EdgeFilter) -> Bool {
    (filter.types?.contains(kind.type) ?? true) && (filter.statuses?.contains(kind.status) ?? true)
  }
}
