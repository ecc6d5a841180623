import Foundation
import Liaison
import LiaisonEvaluation

/// An evaluation as people read it.
struct EvaluationReport {
  private let evaluation: Evaluation
  private let input: RelationInput

  init(_ evaluation: Evaluation, _ input: RelationInput) {
    self.evaluation = evaluation
    self.input = input
  }

  func text(by grouping: Evaluation.Grouping, errors: Bool) -> String {
    var lines = errors ? evaluation.judgements.compactMap(Self.errorLine) : []
    var table = TextTable([
      .init(title: grouping.rawValue), .init(title: "precision", alignsRight: true),
      .init(title: "recall", alignsRight: true), .init(title: "F1", alignsRight: true),
      .init(title: "right", alignsRight: true), .init(title: "wrong", alignsRight: true),
      .init(title: "missed", alignsRight: true),
    ])
    for (name, tally) in evaluation.tallies(by: grouping) { table.add(Self.row(name, tally)) }
    table.add(Self.row("all", evaluation.total))
    if !lines.isEmpty { lines.append("") }
    lines.append(table.text(width: nil))
    for attribute in evaluation.attributes where attribute.stated > 0 {
      let share = Double(attribute.right) / Double(attribute.stated)
      lines.append(
        "\(attribute.name): \(attribute.right) of \(attribute.stated) right (\(share.fixed(3)))")
    }
    if let (exact, all) = input.exactEvidence, all > 0 {
      lines.append("evidence: \(exact) of \(all) are exactly the document's text")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ tally: Evaluation.Tally) -> [String] {
    [name, tally.precision.fixed(3), tally.recall.fixed(3), tally.f1.fixed(3)]
      + [tally.right, tally.wrong, tally.missed].map(String.init)
  }

  private static func errorLine(_ judgement: Evaluation.Judgement) -> String? {
    let (verdict, source, type, target, status, quote) =
      switch judgement.verdict {
      case .right: ("", "", RelationType(rawValue: ""), "", RelationStatus.asserted, "")
      case .wrong(let record):
        ("wrong ", record.source, record.type, record.target, record.status, record.evidence.quote)
      case .missed(let gold):
        ("missed", gold.source, gold.type, gold.target, gold.status, gold.evidence)
      }
    guard !verdict.isEmpty else { return nil }
    return
      "\(verdict)  \(judgement.document.document)  \(source) —\(type)→ \(target) (\(status.rawValue))  \(quote.truncated(toColumns: 140))"
      .withoutControls
  }
}

extension Double {
  /// The number with so many digits after the point.
  func fixed(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
