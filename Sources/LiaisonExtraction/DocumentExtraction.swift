public import LiaisonModel

/// What one document says.
public struct DocumentExtraction: Sendable {
  public let document: SourceDocument.ID
  /// Every statement of a relation, in the order of the text.
  public let claims: [RelationRecord]
  public let diagnostics: [Diagnostic]

  public init(
    document: SourceDocument.ID, claims: [RelationRecord], diagnostics: [Diagnostic]
  ) {
    self.document = document
    self.claims = claims
    self.diagnostics = diagnostics
  }

  /// One record for each source, type and target, with its best evidence, in the order of the text.
  public var records: [RelationRecord] { claims }
}
