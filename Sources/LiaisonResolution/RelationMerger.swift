internal import LiaisonModel

/// Makes one relation of all records that state it.
struct RelationMerger {
  let source: Entity.ID
  let type: RelationType
  let target: Entity.ID
  let records: [RelationRecord]

  var id: Relation.ID {
    Relation.ID(rawValue: "\(source)--\(type)--\(target)")
  }

  func merged() -> Relation {
    let evidence = evidence
    return Relation(
      id: id, source: source, type: type, target: target, status: status, amount: amount,
      date: date, confidence: evidence.first?.confidence ?? 0, evidence: evidence)
  }

  /// The best first: the surer, then by document and place. Of several readings of one quote the
  /// surest is kept.
  private var evidence: [Evidence] {
    struct Place: Hashable {
      let document: SourceDocument.ID
      let range: Range<Int>
    }
    var seen: Set<Place> = []
    return records.map(\.evidence).sorted(by: Self.precedes).filter {
      seen.insert(Place(document: $0.document, range: $0.scalarRange)).inserted
    }
  }

  private static func precedes(_ a: Evidence, _ b: Evidence) -> Bool {
    guard a.confidence == b.confidence else { return a.confidence > b.confidence }
    return (a.document, a.scalarRange.lowerBound, a.scalarRange.upperBound, a.rule, a.quote)
      < (b.document, b.scalarRange.lowerBound, b.scalarRange.upperBound, b.rule, b.quote)
  }

  /// What was stated as a fact outranks what was planned, suspected or disputed.
  ///
  /// Among facts, `former` needs at least as many records as `asserted`, because whoever tells of
  /// the end tells of the relation too; on a tie a later date of an asserted record decides for
  /// `asserted`. Without facts the most frequent decides, on a tie `denied`, `planned`, `alleged` in
  /// this order.
  private var status: RelationStatus {
    let counts = Dictionary(records.map { ($0.status, 1) }, uniquingKeysWith: +)
    let asserted = counts[.asserted] ?? 0
    let former = counts[.former] ?? 0
    if asserted + former > 0 {
      if asserted == former, let lastFormer = latestDate(.former),
        let lastAsserted = latestDate(.asserted)
      {
        return lastAsserted > lastFormer ? .asserted : .former
      }
      return former >= asserted ? .former : .asserted
    }
    let order: [RelationStatus] = [.denied, .planned, .alleged]
    return order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? .alleged
  }

  private func latestDate(_ status: RelationStatus) -> PartialDate? {
    records.filter { $0.status == status }.compactMap(\.date).max()
  }

  /// The sum that most records tell; of equals the one with the surest record, then the greatest.
  private var amount: MonetaryAmount? {
    let told = Dictionary(grouping: records.filter { $0.amount != nil }, by: \.amount)
    return told.compactMap { amount, records in
      amount.map { (amount: $0, rank: [Double(records.count), Self.surest(records), $0.value]) }
    }.max {
      $0.rank == $1.rank
        ? $0.amount.currency > $1.amount.currency : $0.rank.lexicographicallyPrecedes($1.rank)
    }?.amount
  }

  private static func surest(_ records: [RelationRecord]) -> Double {
    records.map(\.evidence.confidence).max() ?? 0
  }

  /// The date that most records agree with, a vaguer one agreeing with the exact; of equals the most
  /// exact, then the earliest.
  private var date: PartialDate? {
    let dates = records.compactMap(\.date)
    return Set(dates).map { date in
      (date: date, rank: [dates.count { $0.isCompatible(with: date) }, date.exactness])
    }.max { $0.rank == $1.rank ? $0.date > $1.date : $0.rank.lexicographicallyPrecedes($1.rank) }?
    .date
  }

  /// What the records contradict each other in.
  func disagreements(_ name: (Entity.ID) -> String) -> [Diagnostic] {
    let subject = "\(name(source)) \(type) \(name(target))"
    var messages: [String] = []
    let amounts = Set(records.compactMap(\.amount)).map(\.description).sorted()
    if amounts.count > 1, let amount {
      messages.append("the sources tell \(amounts.joined(separator: " and ")); \(amount) is kept.")
    }
    if let date,
      let other = records.compactMap(\.date).filter({ !$0.isCompatible(with: date) }).min()
    {
      messages.append("the sources tell \(date) and \(other); \(date) is kept.")
    }
    let statuses = Set(records.map(\.status))
    if statuses.contains(.denied), statuses.contains(.asserted) {
      messages.append("one source denies what another states.")
    }
    return messages.map { Diagnostic(.note, subject, $0) }
  }
}

extension PartialDate {
  /// How many of year, month and day are known.
  fileprivate var exactness: Int { 1 + (month == nil ? 0 : 1) + (day == nil ? 0 : 1) }
}
