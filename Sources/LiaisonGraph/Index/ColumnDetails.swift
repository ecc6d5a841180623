internal import LiaisonModel

/// What is known beyond names, types and ends. Strings are numbers of the string table.
///
/// What can be told from other columns has none of its own: the id of a relation that is made of its
/// ends and type, a confidence of four decimals, the end of a quote that is as long as it is. Only the
/// exceptions are kept. With what the searches look at (`EdgeColumns`) and the index that comes to
/// 24 bytes a relation and 20 a piece of evidence with a sentence of its own, its words not counted.
struct ColumnDetails: Sendable {
  static let entityTypes = EntityType.allCases
  /// Stands for a rule that is not among the first.
  static let rareRule = UInt16.max

  // One an entity; rows of aliases begin where the column says, one beginning more than entities.
  var names: Column<UInt32>
  var types: Column<UInt8>
  var aliasBegins: Column<UInt32>
  var aliases: Column<UInt32>

  // One a relation.
  var edges: EdgeColumns
  /// Where it is made of its ends, its type and a number: the number.
  var twins: SparseColumn<UInt16>
  /// Where it is neither that nor made of ends and type alone.
  var relationIDs: SparseColumn<UInt32>
  /// Where the tag is shared.
  var kinds: SparseColumn<UInt16>
  var amounts: SparseColumn<Double>
  var currencies: SparseColumn<UInt32>
  var confidences: SparseColumn<Double>

  // One a piece of evidence.
  var documents: Column<UInt32>
  var quotes: Column<UInt32>
  var evidenceStart: Column<UInt32>
  var evidenceEnd: SparseColumn<UInt32>
  var rules: Column<UInt16>
  var ruleTable: Column<UInt32>
  var rareRules: SparseColumn<UInt32>
  /// Ten-thousandths.
  var evidenceConfidence: Column<UInt16>
  var evidenceConfidences: SparseColumn<Double>

  func aliasRow(_ node: UInt32) -> Range<Int> {
    Int(aliasBegins[node])..<Int(aliasBegins[Int(node) + 1])
  }

  func evidenceRow(_ edge: UInt32) -> Range<Int> { edges.evidenceRow(Int(edge)) }

  func confidence(_ edge: UInt32) -> Double {
    confidences[Int(edge)] ?? Self.value(edges.confidence[edge])
  }

  func evidenceConfidence(_ row: Int) -> Double {
    evidenceConfidences[row] ?? Self.value(evidenceConfidence[row])
  }

  /// The number of a rule's string.
  func rule(_ row: Int) -> UInt32 {
    let rule = rules[row]
    return rule == Self.rareRule ? rareRules[row] ?? 0 : ruleTable[Int(rule)]
  }

  func date(_ edge: UInt32) -> PartialDate? {
    let date = Int(edges.dates[edge])
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
    return PartialDate(
      year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }

  static func value(_ confidence: UInt16) -> Double { Double(confidence) / 10_000 }

  /// The id of a relation that says no more than its ends and type.
  static func plainID(_ source: String, _ type: RelationType, _ target: String) -> String {
    "\(source)--\(type)--\(target)"
  }

  /// The number behind such an id, which tells relations apart that say the same; nil for any other.
  static func twinNumber(_ id: String, _ plain: String) -> UInt16? {
    guard id.hasPrefix(plain + "--"), let number = UInt16(id.dropFirst(plain.count + 2)),
      twinID(plain, number) == id
    else { return nil }
    return number
  }

  static func twinID(_ plain: String, _ number: UInt16) -> String { "\(plain)--\(number)" }
}
