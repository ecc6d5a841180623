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

/// Converts UTF-8 offsets of a text into code points.
private struct ScalarOffsets {
  private let utf8: [UInt8]
  /// How many code points begin before every 64th code unit.
  private let checkpoints: [Int]

  init(_ text: String) {
    utf8 = Array(text.utf8)
    var checkpoints: [Int] = []
    var count = 0
    for (index, byte) in utf8.enumerated() {
      if index % 64 == 0 { checkpoints.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    checkpoints.append(count)
    self.checkpoints = checkpoints
  }

  func substring(_ range: TextRange) -> String {
    String(decoding: utf8[range.start..<range.end], as: UTF8.self)
  }

  func scalarRange(_ range: TextRange) -> Range<Int> { scalar(range.start)..<scalar(range.end) }

  private func scalar(_ offset: Int) -> Int {
    let block = offset / 64
    guard block < checkpoints.count else { return checkpoints.last ?? 0 }
    return checkpoints[block]
      + utf8[(block * 64)..<min(offset, utf8.count)].count { $0 & 0xC0 != 0x80 }
  }
}
