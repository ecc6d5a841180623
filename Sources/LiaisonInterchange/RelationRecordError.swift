/// A line that is no relation record.
public struct RelationRecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is the matter with a line.
  public enum Problem: Error, Hashable, Sendable {
    /// Not one JSON object; the reason is the JSON reader's.
    case notAnObject(reason: String)
    case missing(key: String)
    /// A value that is not what the key asks for.
    case invalid(key: String, expected: String)
    /// The quote and its offsets tell different lengths, in code points.
    case lengthMismatch(quote: Int, offsets: Int)
  }

  /// The file.
  public let name: String
  /// From 1.
  public let line: Int
  public let problem: Problem

  public var description: String {
    let what =
      switch problem {
      case .notAnObject(let reason):
        "expected one JSON object on the line (\(reason)); write it with `liaison extract --format jsonl`."
      case .missing(let key):
        "the key \"\(key)\" is missing; a record has every key of `liaison extract --format jsonl`."
      case .invalid(let key, let expected):
        "the value of \"\(key)\" should be \(expected)."
      case .lengthMismatch(let quote, let offsets):
        """
        "evidence" has \(quote) code points, but "start" and "end" span \(offsets); count offsets \
        in Unicode code points of the document's text, the end not included.
        """
      }
    return "\(name):\(line): \(what)"
  }
}
