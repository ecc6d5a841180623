import LiaisonModel
import LiaisonText

/// Turns what was matched into records with names and evidence.
struct ClaimWriter {
  let reading: DocumentReading

  func claims(of mentions: [RelationMention]) -> [RelationRecord] {
    guard !mentions.isEmpty else { return [] }
    let text = reading.document.source.text
    let scalars = ScalarOffsets(text)
    let schemas = Dictionary(
      reading.lexicon.schemas.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
    let records = mentions.map { mention in
      let source = reading.entities.entities[mention.source]
      let target = reading.entities.entities[mention.target]
      let range = reading.document.sentences[mention.sentence].range
      return RelationRecord(
        source: source.name,
        sourceType: source.type(among: schemas[mention.type]?.sourceTypes ?? []),
        type: mention.type, target: target.name,
        targetType: target.type(among: schemas[mention.type]?.targetTypes ?? []),
        status: mention.status, amount: mention.amount, date: mention.date,
        evidence: Evidence(
          document: reading.document.source.id, quote: scalars.substring(range),
          scalarRange: scalars.scalarRange(range), rule: mention.rule,
          confidence: (mention.confidence * 100).rounded() / 100))
    }
    return records.enumerated().sorted { a, b in
      (a.element.evidence.scalarRange.lowerBound, a.offset)
        < (b.element.evidence.scalarRange.lowerBound, b.offset)
    }.map(\.element)
  }
}
