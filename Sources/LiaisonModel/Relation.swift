/// A typed, directed edge between two entities, with every piece of text that states it.
public struct Relation: Hashable, Sendable, Identifiable {
  /// A stable identifier made of source, type and target.
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
  public let source: Entity.ID
  public let type: RelationType
  public let target: Entity.ID
  public let status: RelationStatus
  public let amount: MonetaryAmount?
  /// When it happened or began, as exactly as the documents allow.
  public let date: PartialDate?
  /// From 0 to 1: how sure the best piece of evidence is.
  public let confidence: Double
  /// Never empty; the best first.
  public let evidence: [Evidence]

  public init(
    id: ID, source: Entity.ID, type: RelationType, target: Entity.ID, status: RelationStatus,
    amount: MonetaryAmount? = nil, date: PartialDate? = nil, confidence: Double,
    evidence: [Evidence]
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.target = target
    self.status = status
    self.amount = amount
    self.date = date
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// The words of a document that state a relation.
public struct Evidence: Hashable, Sendable {
  public let document: SourceDocument.ID
  /// Exactly the document's text in `scalarRange`.
  public let quote: String
  /// Where the quote stands, half-open, counted in Unicode code points of the document's text.
  public let scalarRange: Range<Int>
  /// The rule that read it, as in `sues.fr.poursuivre`.
  public let rule: String
  /// From 0 to 1.
  public let confidence: Double

  public init(
    document: SourceDocument.ID, quote: String, scalarRange: Range<Int>, rule: String,
    confidence: Double
  ) {
    self.document = document
    self.quote = quote
    self.scalarRange = scalarRange
    self.rule = rule
    self.confidence = confidence
  }
}
