import ArgumentParser
import Liaison

/// The ways to print relation records.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl, table, csv, json

  func text(of records: [RelationRecord]) -> String {
    switch self {
    case .jsonl: RelationJSONLines.encode(records)
    case .json: Self.array(of: records)
    case .csv: RelationCSV.encode(records)
    case .table: Self.table(of: records)
    }
  }

  private static func array(of records: [RelationRecord]) -> String {
    guard !records.isEmpty else { return "[]\n" }
    return "[\n" + records.map(RelationJSONLines.line).joined(separator: ",\n") + "\n]\n"
  }

  private static func table(of records: [RelationRecord]) -> String {
    guard !records.isEmpty else { return "No relations found.\n" }
    var table = TextTable([
      .init(title: "source", isElastic: true), .init(title: "relation"),
      .init(title: "target", isElastic: true), .init(title: "status"),
      .init(title: "amount", alignsRight: true), .init(title: "date"),
    ])
    for record in records {
      table.add(
        [
          record.source, record.type.rawValue, record.target, record.status.rawValue,
          record.amount?.grouped ?? "", record.date?.description ?? "",
        ], notes: [RelationWording.quotation(record.evidence)])
    }
    return table.text(width: Console.terminalWidth, usesColor: Console.usesColor)
  }
}

extension MonetaryAmount {
  /// The sum with its digits in groups of three: `1,500,000 EUR`.
  var grouped: String {
    let parts = valueText.split(separator: ".", maxSplits: 1)
    var digits = ""
    for (index, digit) in parts[0].reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    let whole = String(digits.reversed())
    return (parts.count > 1 ? "\(whole).\(parts[1])" : whole) + " " + currency
  }
}
