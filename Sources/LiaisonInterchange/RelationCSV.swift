public import LiaisonModel

/// Relation records as a table for spreadsheets (RFC 4180): a heading, one record a row.
///
/// A cell that a spreadsheet would run as a formula is written with an apostrophe before it.
public enum RelationCSV {
  /// The headings, in the order of the cells.
  public static let columns = [
    "document", "source", "source_type", "type", "target", "target_type", "status", "amount",
    "currency", "date", "evidence", "start", "end", "rule", "confidence",
  ]

  /// The whole table, each row ended by CR LF, in the order given.
  public static func encode(_ records: some Sequence<RelationRecord>) -> String {
    ([columns] + records.map(cells))
      .map { $0.map(cell).joined(separator: ",") + "\r\n" }
      .joined()
  }

  private static func cells(_ record: RelationRecord) -> [String] {
    [
      record.document.rawValue, record.source, record.sourceType.rawValue, record.type.rawValue,
      record.target, record.targetType.rawValue, record.status.rawValue,
      record.amount?.valueText ?? "", record.amount?.currency ?? "",
      record.date?.description ?? "", record.evidence.quote,
      String(record.evidence.scalarRange.lowerBound),
      String(record.evidence.scalarRange.upperBound), record.evidence.rule,
      JSONText.number(record.evidence.confidence),
    ]
  }

  private static func cell(_ text: String) -> String {
    let startsFormula = text.unicodeScalars.first.map {
      "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0)
    }
    let safe = startsFormula == true ? "'" + text : text
    let needsQuotes = safe.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard needsQuotes else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
