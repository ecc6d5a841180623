internal import LiaisonModel

/// Evidence as an attribute's value: a line each, of document, `start:end`, rule, confidence and
/// quote, parted by single spaces.
///
///     03-revirement.txt 1024:1102 sues.fr.poursuivre 0.93 Musk, lequel poursuit OpenAI
enum EvidenceCoding {
  static func encode(_ evidence: [Evidence]) -> String? {
    evidence.isEmpty ? nil : evidence.map(line).joined(separator: "\n")
  }

  private static func line(_ evidence: Evidence) -> String {
    let range = evidence.scalarRange
    return [
      DOTText.field(evidence.document.rawValue), "\(range.lowerBound):\(range.upperBound)",
      DOTText.field(evidence.rule), evidence.confidence.description,
      DOTText.data(evidence.quote),
    ].joined(separator: " ")
  }

  /// The evidence, and the lines that are none.
  static func decode(_ text: String?) -> (evidence: [Evidence], rejected: [String]) {
    var result: (evidence: [Evidence], rejected: [String]) = ([], [])
    for line in text.map({ DOTText.fields($0, at: "\n") }) ?? [] {
      if let evidence = evidence(line) {
        result.evidence.append(evidence)
      } else {
        result.rejected.append(line)
      }
    }
    return result
  }

  private static func evidence(_ line: String) -> Evidence? {
    let fields = DOTText.fields(line, at: " ", count: 5)
    guard fields.count == 5, let range = range(fields[1]), let confidence = Double(fields[3])
    else { return nil }
    return Evidence(
      document: SourceDocument.ID(rawValue: DOTText.decoded(fields[0])),
      quote: DOTText.decoded(fields[4]), scalarRange: range, rule: DOTText.decoded(fields[2]),
      confidence: confidence)
  }

  private static func range(_ text: String) -> Range<Int>? {
    let ends = text.split(separator: ":").map { Int($0) }
    guard ends.count == 2, let start = ends[0], let end = ends[1], start <= end else { return nil }
    return start..<end
  }
}
