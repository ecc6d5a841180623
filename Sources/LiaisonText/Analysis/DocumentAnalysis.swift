public import LiaisonModel

/// What was made out of a document before relations are sought: words, structure and names.
public struct DocumentAnalysis: Sendable {
  public let document: AnalyzedDocument
  /// In the order of the text; they do not overlap.
  public let names: [Name]

  /// A place where something is called by its name.
  public struct Name: Hashable, Sendable {
    /// Indices among the document's tokens; never empty, all of one sentence.
    public let tokens: Range<Int>
    /// The fullest name that the document has for it.
    public let entity: String
    /// What kind of thing it is, judged on the whole document.
    public let type: EntityType

    public init(tokens: Range<Int>, entity: String, type: EntityType) {
      self.tokens = tokens
      self.entity = entity
      self.type = type
    }
  }

  public init(document: AnalyzedDocument, names: [Name]) {
    self.document = document
    self.names = names
  }
}
