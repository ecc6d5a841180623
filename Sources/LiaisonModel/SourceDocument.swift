/// A text as it stands in its file, with what is known about it before anything is read.
public struct SourceDocument: Hashable, Sendable {
  /// Names a document: the path relative to what the user pointed at, or the file's name.
  public struct ID: RawRepresentable, Hashable, Comparable, Sendable, Codable,
    CustomStringConvertible, ExpressibleByStringLiteral
  {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }
    public var description: String { rawValue }
    public static func < (lhs: ID, rhs: ID) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  public let id: ID
  /// The text, unchanged: evidence is always a substring of it.
  public let text: String
  /// The day or month it was written, where something outside the running text says so.
  public let date: PartialDate?
  /// The language it is written in, where that is known beforehand.
  public let language: Language?

  public init(id: ID, text: String, date: PartialDate? = nil, language: Language? = nil) {
    self.id = id
    self.text = text
    self.date = date
    self.language = language
  }
}

/// A language that Liaison reads, by its ISO 639-1 code.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
  case french = "fr"
  case english = "en"
}
