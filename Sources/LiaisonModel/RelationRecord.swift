/// One document's claim of one relation, by names: what `extract` prints and other programs read.
///
/// A record stands for itself: it can be understood without the document and without a graph.
/// Records of many documents become entities and relations in `LiaisonResolution`.
public struct RelationRecord: Hashable, Sendable {
  public var source: String
  public var sourceType: EntityType
  public var type: RelationType
  public var target: String
  public var targetType: EntityType
  public var status: RelationStatus
  public var amount: MonetaryAmount?
  public var date: PartialDate?
  public var evidence: Evidence

  public var document: SourceDocument.ID { evidence.document }

  public init(
    source: String, sourceType: EntityType, type: RelationType, target: String,
    targetType: EntityType, status: RelationStatus, amount: MonetaryAmount? = nil,
    date: PartialDate? = nil, evidence: Evidence
  ) {
    self.source = source
    self.sourceType = sourceType
    self.type = type
    self.target = target
    self.targetType = targetType
    self.status = status
    self.amount = amount
    self.date = date
    self.evidence = evidence
  }
}
