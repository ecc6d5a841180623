import LiaisonEvaluation
import LiaisonModel
import LiaisonText

/// A line « TEXT => type: SOURCE -> TARGET [status]; … », or « TEXT => - ».
struct AnnotatedPassage {
  let text: String
  let gold: GoldDocument

  /// Nil where the line is none.
  init?(_ line: some StringProtocol, name: String) {
    guard let arrow = line.ranges(of: "=>").last else { return nil }
    text = Self.trimmed(line[..<arrow.lowerBound])
    var relations: [GoldRelation] = []
    var names: [String] = []
    let claims = Self.trimmed(line[arrow.upperBound...])
    if claims != "-" {
      for claim in claims.split(separator: ";") {
        guard let colon = claim.firstIndex(of: ":"), let to = claim.ranges(of: "->").first,
          let bracket = claim.lastIndex(of: "["), claim.last == "]", colon < to.lowerBound,
          to.upperBound < bracket,
          let status = RelationStatus(
            rawValue: String(claim[claim.index(after: bracket)...].dropLast()))
        else { return nil }
        let source = Self.trimmed(claim[claim.index(after: colon)..<to.lowerBound])
        let target = Self.trimmed(claim[to.upperBound..<bracket])
        for name in [source, target] where !names.contains(name) { names.append(name) }
        relations.append(
          GoldRelation(
            source: source, type: RelationType(rawValue: Self.trimmed(claim[..<colon])),
            target: target, status: status, evidence: text))
      }
    }
    gold = GoldDocument(
      document: .init(rawValue: name),
      entities: names.map { GoldEntity(name: $0, type: .organization) }, relations: relations)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
