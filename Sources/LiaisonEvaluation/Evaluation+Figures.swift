import LiaisonModel

extension Evaluation {
  /// Counts of right, wrong and missed relations.
  public struct Tally: Hashable, Sendable {
    public var right = 0
    public var wrong = 0
    public var missed = 0

    /// The share of what was read that is right; 1 where nothing was read.
    public var precision: Double { Self.share(right, of: right + wrong) }
    /// The share of what is required that was read; 1 where nothing is required.
    public var recall: Double { Self.share(right, of: right + missed) }
    /// The harmonic mean of precision and recall.
    public var f1: Double {
      precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
      whole == 0 ? 1 : Double(part) / Double(whole)
    }
  }

  /// What a table has a row for.
  public enum Grouping: String, CaseIterable, Sendable {
    case type
    case document = "doc"
    case style
    case language = "lang"
  }

  public var total: Tally { Self.tally(judgements) }

  /// A tally for each group that has one, sorted by name.
  public func tallies(by grouping: Grouping) -> [(name: String, tally: Tally)] {
    Dictionary(grouping: judgements) { judgement in
      switch grouping {
      case .type: judgement.type.rawValue
      case .document: judgement.document.document.rawValue
      case .style: judgement.document.style
      case .language: judgement.document.language
      }
    }
    .map { ($0.key, Self.tally($0.value)) }
    .sorted { $0.name < $1.name }
  }

  private static func tally(_ judgements: [Judgement]) -> Tally {
    judgements.reduce(into: Tally()) { tally, judgement in
      switch judgement.verdict {
      case .right: tally.right += 1
      case .wrong: tally.wrong += 1
      case .missed: tally.missed += 1
      }
    }
  }

  /// How many of the relations that were found carry the right attribute.
  public struct Attribute: Hashable, Sendable {
    public let name: String
    public let right: Int
    /// The relations found for which the gold file states the attribute.
    public let stated: Int
  }

  /// Status, amount and date; a date is right when one is a vaguer form of the other.
  public var attributes: [Attribute] {
    let pairs = judgements.compactMap { judgement -> (GoldRelation, RelationRecord)? in
      guard case .right(let gold, let record) = judgement.verdict else { return nil }
      return (gold, record)
    }
    let amounts = pairs.compactMap { gold, record in gold.amount.map { $0 == record.amount } }
    let dates = pairs.compactMap { gold, record in
      gold.date.map { record.date.map($0.isCompatible) ?? false }
    }
    return [
      ("status", pairs.map { $0.status == $1.status }), ("amount", amounts), ("date", dates),
    ]
    .map { Attribute(name: $0, right: $1.count { $0 }, stated: $1.count) }
  }
}
