public import LiaisonModel

/// Relation records as JSON Lines: one object a line, all keys always present and in one order.
///
/// Offsets are half-open and counted in Unicode code points of the document's text.
public enum RelationJSONLines {
  /// One line, without its line feed.
  public static func line(_ record: RelationRecord) -> String {
    JSONText.object([
      "document": JSONText.string(record.document.rawValue),
      "source": JSONText.string(record.source),
      "source_type": JSONText.string(record.sourceType.rawValue),
      "type": JSONText.string(record.type.rawValue),
      "target": JSONText.string(record.target),
      "target_type": JSONText.string(record.targetType.rawValue),
      "status": JSONText.string(record.status.rawValue),
      "amount": JSONText.amount(record.amount),
      "date": JSONText.date(record.date),
      "evidence": JSONText.string(record.evidence.quote),
      "start": String(record.evidence.scalarRange.lowerBound),
      "end": String(record.evidence.scalarRange.upperBound),
      "rule": JSONText.string(record.evidence.rule),
      "confidence": JSONText.number(record.evidence.confidence),
    ])
  }

  /// All lines, each ended by a line feed, in the order given.
  public static func encode(_ records: some Sequence<RelationRecord>) -> String {
    records.map { line($0) + "\n" }.joined()
  }

  /// Reads records back, in the order of the lines.
  ///
  /// Blank lines and unknown keys are skipped; `amount` and `date` may be missing.
  /// - Parameters:
  ///   - text: the whole file.
  ///   - name: what the file is called in an error.
  /// - Throws: `RelationRecordError` for the first line that is not a record.
  public static func decode(
    _ text: String, name: String = "relations"
  ) throws(RelationRecordError) -> [RelationRecord] {
    let reader = RelationRecordReader()
    var records: [RelationRecord] = []
    var number = 0
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
      do {
        records.append(try reader.record(Substring(bytes)))
      } catch {
        throw RelationRecordError(name: name, line: number, problem: error)
      }
    }
    return records
  }
}
