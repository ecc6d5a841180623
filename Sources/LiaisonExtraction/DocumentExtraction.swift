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
  ///
  /// The surest claim decides; a sum or date that it lacks is taken from the next that has one.
  public var records: [RelationRecord] {
    struct Key: Hashable { let source: String, type: RelationType, target: String }
    var order: [Key] = []
    var groups: [Key: [RelationRecord]] = [:]
    for claim in claims {
      let key = Key(source: claim.source, type: claim.type, target: claim.target)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(claim)
    }
    let records = order.compactMap { key -> RelationRecord? in
      guard let group = groups[key],
        var best = group.enumerated().max(by: {
          ($0.element.evidence.confidence, $1.offset) < ($1.element.evidence.confidence, $0.offset)
        })?.element
      else { return nil }
      // « La plainte déposée par X contre Y a été rejetée »: what the same sentence ends is over.
      if best.status == .asserted,
        group.contains(where: {
          $0.status == .former && $0.evidence.scalarRange == best.evidence.scalarRange
        })
      {
        best.status = .former
      }
      best.amount = best.amount ?? group.compactMap(\.amount).first
      best.date = best.date ?? group.compactMap(\.date).first
      return best
    }
    return records.enumerated().sorted { a, b in
      (a.element.evidence.scalarRange.lowerBound, a.offset)
        < (b.element.evidence.scalarRange.lowerBound, b.offset)
    }.map(\.element)
  }
}
