import Liaison

/// An explanation for a person: from what is in the sentence to what became of it.
struct ExplanationReport {
  private let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  var text: String {
    var parts = [sentence]
    add("Named or meant", explanation.mentions.map(mention), to: &parts)
    add("Propositions", explanation.propositions.map(proposition), to: &parts)
    add("Rules", explanation.rules.map(rule), to: &parts)
    add("Classifier", explanation.pairs.map(pair), to: &parts)
    add("Relations", explanation.claims.map(claim), to: &parts)
    add("No relation, because", explanation.reasons, to: &parts)
    return parts.joined(separator: "\n")
  }

  private var sentence: String {
    let kind = explanation.kind == "running" ? "" : ", \(explanation.kind)"
    let place = "\(explanation.document): code points \(explanation.start) to \(explanation.end)"
    let quote = "“\(explanation.text)”".withoutControls
      .wrapped(toColumns: TextTable.textWidth - 2).map { "  \($0)\n" }.joined()
    return (place + kind).withoutControls + "\n" + quote
  }

  private func add(_ title: String, _ lines: [String], to parts: inout [String]) {
    guard !lines.isEmpty else { return }
    let body = lines.flatMap { line in
      line.withoutControls.wrapped(toColumns: TextTable.textWidth - 4).enumerated().map {
        ($0 == 0 ? "  " : "    ") + $1 + "\n"
      }
    }
    parts.append(title + "\n" + body.joined())
  }

  private func mention(_ mention: Explanation.Mention) -> String {
    let candidates = mention.candidates.prefix(3).map { candidate in
      let sureness = mention.kind == .name ? "" : ", \(candidate.confidence)"
      return "\(candidate.entity) (\(candidate.type.rawValue)\(sureness))"
    }
    let meaning = candidates.isEmpty ? "nobody that is named" : candidates.joined(separator: ", ")
    return "“\(mention.text)”, \(mention.kind.rawValue): \(meaning)"
  }

  private func proposition(_ proposition: Explanation.Proposition) -> String {
    var marks: [String] = []
    if proposition.tense != "none" { marks.append(proposition.tense) }
    if proposition.isPassive { marks.append("passive") }
    if proposition.isNegated { marks.append("negated") }
    marks += proposition.effects
    let arguments = proposition.arguments.map {
      "\($0.function): \($0.fillers.map { "“\($0)”" }.joined(separator: ", "))"
    }
    let what = arguments.isEmpty ? "nothing around it" : arguments.joined(separator: "; ")
    return "\(proposition.predicate) (\(marks.joined(separator: ", "))): \(what)"
      .replacing(" ()", with: "")
  }

  private func rule(_ rule: Explanation.Rule) -> String {
    "\(rule.id), by “\(rule.trigger)”: \(rule.refusal.map { "refused, \($0)" } ?? "matches")"
  }

  private func pair(_ pair: Explanation.Pair) -> String {
    "\(pair.source) \(pair.type) \(pair.target) (\(pair.status.rawValue)): \(pair.probability)"
      + (pair.refusal.map { ", \($0)" } ?? "")
  }

  private func claim(_ claim: Explanation.Claim) -> String {
    var from = [claim.ruleConfidence.map { "\(claim.rule) \($0)" } ?? claim.rule]
    if let probability = claim.probability { from.append("classifier \(probability)") }
    let verdict = claim.isKept ? "" : ", below \(explanation.minimumConfidence) and left out"
    return "\(claim.source) \(claim.type) \(claim.target) (\(claim.status.rawValue)): "
      + "\(claim.confidence)\(verdict); from \(from.joined(separator: " and "))"
  }
}
