/// A half-open stretch of a document's text, counted in UTF-8 code units.
///
/// Every offset inside Liaison is in UTF-8; what leaves the program (relation records, messages)
/// is converted and says its unit.
public struct TextRange: Hashable, Sendable, Comparable, Codable {
  /// The offset of the first code unit.
  public let start: Int
  /// The offset after the last code unit.
  public let end: Int

  /// Makes the range from `start` up to, not including, `end`; a negative length becomes empty.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  public var length: Int { end - start }
  public var isEmpty: Bool { start == end }

  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The smallest range that holds both.
  public func union(_ other: TextRange) -> TextRange {
    TextRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  public static func < (lhs: TextRange, rhs: TextRange) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}
