internal import LiaisonModel

/// JSON that is the same bytes for the same values: the order of keys is that of the calls, nothing
/// depends on a locale or on a dictionary's order.
enum JSONText {
  /// A string literal; control characters and the two characters that end a line in JavaScript are
  /// escaped, everything else stands as it is, in UTF-8.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number without an empty fraction; JSON has no infinities, they become null.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && value.magnitude < 1e15
      ? String(Int64(value)) : String(value)
  }

  /// `{"key":value,…}` of values that are JSON already.
  static func object(_ members: KeyValuePairs<String, String>) -> String {
    "{" + members.map { "\(string($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  static func array(_ elements: some Sequence<String>) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  static func amount(_ amount: MonetaryAmount?) -> String {
    guard let amount, amount.value.isFinite else { return "null" }
    return object(["value": number(amount.value), "currency": string(amount.currency)])
  }

  static func date(_ date: PartialDate?) -> String { date.map { string($0.description) } ?? "null" }
}
