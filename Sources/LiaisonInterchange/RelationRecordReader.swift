internal import Foundation
internal import LiaisonModel

/// Makes a record of a line of JSON.
struct RelationRecordReader {
  typealias Problem = RelationRecordError.Problem

  func record(_ line: Substring) throws(Problem) -> RelationRecord {
    let fields = Fields(try object(line))
    let start = try fields.offset("start")
    let end = try fields.offset("end")
    guard end >= start else { throw .invalid(key: "end", expected: "no less than \"start\"") }
    let quote = try fields.text("evidence", allowsEmpty: true)
    let length = quote.unicodeScalars.count
    guard length == end - start else {
      throw .lengthMismatch(quote: length, offsets: end - start)
    }
    return RelationRecord(
      source: try fields.text("source"), sourceType: try fields.entityType("source_type"),
      type: RelationType(rawValue: try fields.text("type")), target: try fields.text("target"),
      targetType: try fields.entityType("target_type"), status: try fields.status(),
      amount: try fields.amount(), date: try fields.date(),
      evidence: Evidence(
        document: SourceDocument.ID(rawValue: try fields.text("document")), quote: quote,
        scalarRange: start..<end, rule: try fields.text("rule", allowsEmpty: true),
        confidence: try fields.confidence()))
  }

  private func object(_ line: Substring) throws(Problem) -> [String: Any] {
    let text = line.first == "\u{FEFF}" ? line.dropFirst() : line
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw .notAnObject(reason: reason ?? "not valid JSON")
    }
    guard let object = value as? [String: Any] else {
      throw .notAnObject(reason: "found another value")
    }
    return object
  }
}

/// The members of a line, asked for by key and kind.
private struct Fields {
  typealias Problem = RelationRecordError.Problem
  private let members: [String: Any]

  init(_ members: [String: Any]) { self.members = members }

  private func required(_ key: String) throws(Problem) -> Any {
    guard let value = members[key] else { throw .missing(key: key) }
    return value
  }

  private func optional(_ key: String) -> Any? {
    members[key].flatMap { $0 is NSNull ? nil : $0 }
  }

  func text(_ key: String, allowsEmpty: Bool = false) throws(Problem) -> String {
    guard let text = try required(key) as? String, allowsEmpty || !text.isEmpty else {
      throw .invalid(key: key, expected: allowsEmpty ? "a string" : "a string that is not empty")
    }
    return text
  }

  /// A truth value is an `NSNumber` too, told apart by its encoding alone: `is Bool` takes 1 for true.
  private func number(_ value: Any) -> Double? {
    guard let number = value as? NSNumber, String(cString: number.objCType) != "c" else {
      return nil
    }
    return number.doubleValue
  }

  func offset(_ key: String) throws(Problem) -> Int {
    guard let number = number(try required(key)), let offset = Int(exactly: number), offset >= 0
    else { throw .invalid(key: key, expected: "a whole number, 0 or more") }
    return offset
  }

  func confidence() throws(Problem) -> Double {
    guard let number = number(try required("confidence")), (0...1).contains(number) else {
      throw .invalid(key: "confidence", expected: "a number from 0 to 1")
    }
    return number
  }

  func entityType(_ key: String) throws(Problem) -> EntityType {
    guard let type = EntityType(rawValue: try text(key)) else {
      throw .invalid(key: key, expected: Self.oneOf(EntityType.allCases.map(\.rawValue)))
    }
    return type
  }

  func status() throws(Problem) -> RelationStatus {
    guard let status = RelationStatus(rawValue: try text("status")) else {
      throw .invalid(key: "status", expected: Self.oneOf(RelationStatus.allCases.map(\.rawValue)))
    }
    return status
  }

  func amount() throws(Problem) -> MonetaryAmount? {
    guard let value = optional("amount") else { return nil }
    guard let object = value as? [String: Any], let number = object["value"].flatMap(number),
      number >= 0, let currency = object["currency"] as? String, !currency.isEmpty
    else {
      throw .invalid(
        key: "amount", expected: #"null or as in {"value":1000000,"currency":"USD"}"#)
    }
    return MonetaryAmount(value: number, currency: currency)
  }

  func date() throws(Problem) -> PartialDate? {
    guard let value = optional("date") else { return nil }
    guard let text = value as? String, let date = PartialDate(text) else {
      throw .invalid(key: "date", expected: "null, YYYY, YYYY-MM or YYYY-MM-DD")
    }
    return date
  }

  private static func oneOf(_ values: [String]) -> String {
    "one of " + values.joined(separator: ", ")
  }
}
