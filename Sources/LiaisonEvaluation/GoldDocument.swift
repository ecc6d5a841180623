public import LiaisonModel

/// What a careful reader found in one document.
public struct GoldDocument: Hashable, Sendable {
  public let document: SourceDocument.ID
  /// The language, as in `fr`.
  public let language: String
  /// The kind of article, as in `court` or `obituary`; for reports only.
  public let style: String
  public let entities: [GoldEntity]
  public let relations: [GoldRelation]

  public init(
    document: SourceDocument.ID, language: String = "?", style: String = "?",
    entities: [GoldEntity], relations: [GoldRelation]
  ) {
    self.document = document
    self.language = language
    self.style = style
    self.entities = entities
    self.relations = relations
  }
}

/// Someone whom the document names, with everything it calls them.
public struct GoldEntity: Hashable, Sendable {
  public let name: String
  public let type: EntityType
  /// Further names, and descriptions such as « le milliardaire », which identify nobody on their own.
  public let aliases: [String]

  public init(name: String, type: EntityType, aliases: [String] = []) {
    self.name = name
    self.type = type
    self.aliases = aliases
  }
}

/// A relation that the document states, by the names of its gold entities.
public struct GoldRelation: Hashable, Sendable {
  public let source: String
  public let type: RelationType
  public let target: String
  public let status: RelationStatus
  public let amount: MonetaryAmount?
  public let date: PartialDate?
  /// The words that state it.
  public let evidence: String
  /// Whether readers may differ about it: neither required nor punished.
  public let isOptional: Bool

  public init(
    source: String, type: RelationType, target: String, status: RelationStatus,
    amount: MonetaryAmount? = nil, date: PartialDate? = nil, evidence: String = "",
    isOptional: Bool = false
  ) {
    self.source = source
    self.type = type
    self.target = target
    self.status = status
    self.amount = amount
    self.date = date
    self.evidence = evidence
    self.isOptional = isOptional
  }
}
