/// A name in a text, and how much it looks like each class of name.
public struct NameSpan: Hashable, Sendable {
  /// Indices among the document's tokens; never empty.
  public let tokens: Range<Int>
  /// How likely each class is, judged from this one place; they sum to 1.
  public let scores: Scores

  public init(tokens: Range<Int>, scores: Scores) {
    self.tokens = tokens
    self.scores = scores
  }

  /// What kinds of name the model tells apart.
  public enum Class: Int, Hashable, Sendable, CaseIterable {
    case person, organization, location
    /// Works, products, events and the like.
    case other
  }

  /// A number for each class.
  public struct Scores: Hashable, Sendable {
    private var values: SIMD4<Double>

    public init(_ values: SIMD4<Double>) { self.values = values }

    public subscript(class: Class) -> Double { values[`class`.rawValue] }
  }

  /// The class with the highest score; the first of equals.
  public var best: Class {
    Class.allCases.reduce(.person) { scores[$1] > scores[$0] ? $1 : $0 }
  }
}
