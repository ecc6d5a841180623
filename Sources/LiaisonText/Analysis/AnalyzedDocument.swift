public import LiaisonModel

/// A document cut into sentences and tokens.
public struct AnalyzedDocument: Sendable {
  public let source: SourceDocument
  public let language: Language
  /// All tokens in order; together with the white space between them they are the text.
  public var tokens: [Token]
  public var sentences: [Sentence]

  public init(
    source: SourceDocument, language: Language, tokens: [Token], sentences: [Sentence]
  ) {
    self.source = source
    self.language = language
    self.tokens = tokens
    self.sentences = sentences
  }
}

/// A run of tokens that one reading holds for.
public struct Sentence: Hashable, Sendable {
  /// Indices among the document's tokens; never empty.
  public let tokens: Range<Int>
  public let range: TextRange
  public let kind: Kind

  public enum Kind: String, Hashable, Sendable {
    case running
    /// A title or subtitle: a short line of its own without a full stop.
    case headline
    /// What a web page prints around an article: `Publicité`, photo credits, notes on translation.
    case furniture
  }

  public init(tokens: Range<Int>, range: TextRange, kind: Kind) {
    self.tokens = tokens
    self.range = range
    self.kind = kind
  }
}
