internal import LiaisonModel

extension ColumnDetails {
  /// Puts values into columns.
  /// - Parameter strings: holds the ids of the entities already, and takes all other strings.
  /// - Returns: nil where the strings take 4 GiB or more.
  init?(
    _ entities: [Entity], _ relations: [Relation], _ tags: TagTable, _ edges: EdgeColumns,
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
    guard rows.count < Int(UInt32.max) else { return nil }
    names = owner.column(entities.map { number($0.name) })
    types = owner.column(
      entities.map { UInt8(clamping: Self.entityTypes.firstIndex(of: $0.type) ?? 0) })
    aliasBegins = owner.column(Self.begins(entities.map(\.aliases.count)))
    aliases = owner.column(entities.flatMap(\.aliases).map(number))
    self.edges = edges
    let plain = relations.map {
      Self.plainID($0.source.rawValue, $0.type, $0.target.rawValue)
    }
    let twins = zip(relations, plain).map { Self.twinNumber($0.id.rawValue, $1) }
    self.twins = SparseColumn(twins, owner)
    relationIDs = SparseColumn(
      relations.indices.map { place in
        let id = relations[place].id.rawValue
        return id == plain[place] || twins[place] != nil ? nil : number(id)
      }, owner)
    kinds = SparseColumn(
      relations.map { tags.tag($0) == TagTable.shared ? tags.kindNumber($0) : nil }, owner)
    amounts = SparseColumn(relations.map { $0.amount?.value }, owner)
    currencies = SparseColumn(relations.map { $0.amount.map { number($0.currency) } }, owner)
    confidences = SparseColumn(relations.map { Self.exception($0.confidence) }, owner)
    documents = owner.column(rows.map { number($0.document.rawValue) })
    quotes = owner.column(rows.map { number($0.quote) })
    evidenceStart = owner.column(rows.map { UInt32(clamping: $0.scalarRange.lowerBound) })
    evidenceEnd = SparseColumn(
      rows.map {
        $0.scalarRange.count == $0.quote.unicodeScalars.count
          ? nil : UInt32(clamping: $0.scalarRange.upperBound)
      }, owner)
    let rules = Self.rules(rows.map { number($0.rule) })
    self.rules = owner.column(rules.rows)
    ruleTable = owner.column(rules.table)
    rareRules = SparseColumn(rules.rare, owner)
    evidenceConfidence = owner.column(rows.map { EdgeColumns.confidence($0.confidence) })
    evidenceConfidences = SparseColumn(rows.map { Self.exception($0.confidence) }, owner)
    guard !isFull else { return nil }
  }

  private static func begins(_ counts: [Int]) -> [UInt32] {
    counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + UInt32(clamping: $1)) }
  }

  /// A confidence that is more than four decimals from 0 to 1.
  private static func exception(_ confidence: Double) -> Double? {
    value(EdgeColumns.confidence(confidence)).bitPattern == confidence.bitPattern
      ? nil : confidence
  }

  /// Numbers rules in the order in which they come; those after the first 65,535 are rare.
  private static func rules(_ rules: [UInt32]) -> (
    rows: [UInt16], table: [UInt32], rare: [UInt32?]
  ) {
    var table: [UInt32] = []
    var places: [UInt32: UInt16] = [:]
    let rows = rules.map { rule in
      if let place = places[rule] { return place }
      guard table.count < Int(rareRule) else { return rareRule }
      places[rule] = UInt16(table.count)
      table.append(rule)
      return UInt16(table.count - 1)
    }
    return (rows, table, zip(rules, rows).map { $1 == rareRule ? $0 : nil })
  }
}
