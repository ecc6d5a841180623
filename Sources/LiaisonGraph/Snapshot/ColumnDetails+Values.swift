internal import LiaisonModel

extension ColumnDetails {
  /// Puts values into columns.
  /// - Parameter strings: holds the ids of the entities already, and takes all other strings.
  /// - Returns: nil where the strings take 4 GiB or more.
  init?(
    _ entities: [Entity], _ relations: [Relation], _ tags: TagTable,
    _ strings: inout StringInterner, _ owner: ColumnOwner
  ) {
    var isFull = false
    func number(_ string: String) -> UInt32 {
      guard let number = strings.intern(string) else {
        isFull = true
        return 0
      }
      return number
    }
    let rows = relations.flatMap(\.evidence)
    names = owner.column(entities.map { number($0.name) })
    types = owner.column(
      entities.map { UInt8(clamping: Self.entityTypes.firstIndex(of: $0.type) ?? 0) })
    aliasBegins = owner.column(Self.begins(entities.map(\.aliases.count)))
    aliases = owner.column(entities.flatMap(\.aliases).map(number))
    relationIDs = owner.column(relations.map { number($0.id.rawValue) })
    kinds = owner.column(relations.map(tags.kindNumber))
    dates = owner.column(relations.map { Self.code($0.date) })
    amounts = owner.column(relations.map { $0.amount?.value ?? 0 })
    currencies = owner.column(
      relations.map { $0.amount.map { number($0.currency) } ?? StringTable.free })
    confidences = owner.column(relations.map(\.confidence))
    evidenceBegins = owner.column(Self.begins(relations.map(\.evidence.count)))
    documents = owner.column(rows.map { number($0.document.rawValue) })
    quotes = owner.column(rows.map { number($0.quote) })
    evidenceStart = owner.column(rows.map { UInt32(clamping: $0.scalarRange.lowerBound) })
    evidenceEnd = owner.column(rows.map { UInt32(clamping: $0.scalarRange.upperBound) })
    rules = owner.column(rows.map { number($0.rule) })
    evidenceConfidences = owner.column(rows.map(\.confidence))
    guard !isFull, rows.count < Int(UInt32.max) else { return nil }
  }

  private static func begins(_ counts: [Int]) -> [UInt32] {
    counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32(clamping: $1)) }
  }

  private static func code(_ date: PartialDate?) -> Int32 {
    date.map { Int32($0.year * 10_000 + ($0.month ?? 0) * 100 + ($0.day ?? 0)) } ?? 0
  }
}
