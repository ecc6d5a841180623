import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// Counts how well an analysis of raw text agrees with a treebank.
struct AnalysisEvaluation {
  struct Count {
    var correct = 0
    var found = 0
    var gold = 0

    var precision: Double { found == 0 ? 0 : Double(correct) / Double(found) }
    var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }
    var f1: Double { found + gold == 0 ? 0 : 2 * Double(correct) / Double(found + gold) }
  }

  /// The links that relations need.
  static let links = [
    "nsubj", "nsubj:pass", "obj", "obl:agent", "appos", "conj", "acl:relcl",
  ]

  private(set) var sentences = Count()
  private(set) var aligned = Count()
  private(set) var tags = 0
  private(set) var features = 0
  private(set) var lemmas = 0
  private(set) var heads = 0
  private(set) var labelledHeads = 0
  private(set) var attachable = 0
  private(set) var byLink: [String: Count] = [:]

  /// Compares `document`, the analysis of the text of `gold`.
  mutating func add(_ document: AnalyzedDocument, gold: GoldText) {
    let tokens = document.tokens
    let projected = gold.project(on: tokens.map { ($0.range, $0.form, $0.followsSpace) })
    let goldStarts = Set(gold.sentenceStarts.map { gold.words[$0].range.start })
    let foundStarts = Set(document.sentences.map { tokens[$0.tokens.lowerBound].range.start })
    sentences.gold += goldStarts.count
    sentences.found += foundStarts.count
    sentences.correct += goldStarts.intersection(foundStarts).count
    aligned.found += tokens.count
    aligned.gold += tokens.count
    let punctuation = PartOfSpeech.numbers["PUNCT"]
    for (token, gold) in zip(tokens, projected) {
      let goldLink = Self.link(gold.label)
      let foundLink = Self.link(token.dependency ?? "")
      if let goldLink { byLink[goldLink, default: Count()].gold += 1 }
      if let foundLink { byLink[foundLink, default: Count()].found += 1 }
      guard gold.isAligned else { continue }
      aligned.correct += 1
      if token.partOfSpeech == PartOfSpeech.numbered[gold.tag] { tags += 1 }
      if token.features.rawValue == gold.features { features += 1 }
      if token.lemma.lowercased() == gold.lemma.lowercased() { lemmas += 1 }
      if let goldLink, goldLink == foundLink, token.head == gold.head {
        byLink[goldLink, default: Count()].correct += 1
      }
      guard gold.tag != punctuation else { continue }
      attachable += 1
      guard token.dependency != nil, token.head == gold.head else { continue }
      heads += 1
      if Self.universal(token.dependency ?? "") == Self.universal(gold.label) { labelledHeads += 1 }
    }
  }

  private static func link(_ label: String) -> String? {
    if links.contains(label) { return label }
    let universal = universal(label)
    return universal == "nsubj" || universal == "obj" || universal == "appos" || universal == "conj"
      ? universal : nil
  }

  private static func universal(_ label: String) -> String { String(label.prefix { $0 != ":" }) }

  /// The figures in per cent, by column.
  var row: [(column: String, value: Double)] {
    let words = Double(max(1, aligned.correct))
    let attached = Double(max(1, attachable))
    return [
      ("sentences", 100 * sentences.f1),
      ("words", 100 * aligned.f1),
      ("UPOS", 100 * Double(tags) / words),
      ("features", 100 * Double(features) / words),
      ("lemma", 100 * Double(lemmas) / words),
      ("UAS", 100 * Double(heads) / attached),
      ("LAS", 100 * Double(labelledHeads) / attached),
    ] + Self.links.map { ($0, 100 * (byLink[$0]?.f1 ?? 0)) }
  }
}
