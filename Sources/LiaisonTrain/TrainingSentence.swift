import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// A sentence to learn from: our tokens with gold annotation, and what the taggers see of them.
struct TrainingSentence {
  var tokens: [GoldToken]
  var words: [Word]
  /// Whether lemmas and features follow the conventions that we want; those of parallel and
  /// question treebanks differ.
  var teachesMorphology: Bool

  init(_ gold: GoldText, tokenizer: Tokenizer, vocabulary: Vocabulary) {
    self.init(
      gold.project(on: tokenizer.tokenize(gold.text).map { ($0.range, $0.form, $0.followsSpace) }),
      vocabulary: vocabulary,
      teachesMorphology: !gold.origin.hasPrefix("pud") && !gold.origin.hasPrefix("fqb"))
  }

  init(_ tokens: [GoldToken], vocabulary: Vocabulary, teachesMorphology: Bool) {
    self.tokens = tokens
    self.teachesMorphology = teachesMorphology
    words = tokens.map { vocabulary.word($0.form) }
  }

  /// The sentence as a careless or machine-translated text might have it; often unchanged.
  func disturbed(_ random: inout TrainingOrder, vocabulary: Vocabulary) -> TrainingSentence {
    var tokens = tokens
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<6:  // A headline or a list item: no full stop.
      guard tokens.count > 3, tokens.last?.form == "." else { return self }
      Self.remove(tokens.count - 1, from: &tokens)
    case 6..<9:  // The first word loses its capital.
      guard let first = tokens.first, first.tag != PartOfSpeech.numbers["PROPN"] else {
        return self
      }
      tokens[0].form = first.form.lowercased()
    case 9..<12:  // Stray capitals.
      for index in tokens.indices where Int.random(in: 0..<8, using: &random) == 0 {
        tokens[index].form = tokens[index].form.capitalizedFirst
      }
    case 12..<14:  // Capitals throughout.
      for index in tokens.indices { tokens[index].form = tokens[index].form.uppercased() }
    case 14..<17:  // Lost articles.
      for index in tokens.indices.reversed()
      where tokens[index].tag == PartOfSpeech.numbers["DET"]
        && Int.random(in: 0..<3, using: &random) == 0
      {
        Self.remove(index, from: &tokens)
      }
    case 17..<20:  // Other quotation marks.
      let other =
        [("\"", "\""), ("“", "”"), ("«", "»")].randomElement(using: &random) ?? ("\"", "\"")
      for index in tokens.indices {
        if ["«", "“"].contains(tokens[index].form) { tokens[index].form = other.0 }
        if ["»", "”"].contains(tokens[index].form) { tokens[index].form = other.1 }
      }
    default: return self
    }
    guard !tokens.isEmpty else { return self }
    return TrainingSentence(
      tokens, vocabulary: vocabulary, teachesMorphology: teachesMorphology)
  }

  /// Takes a token out if nothing depends on it.
  private static func remove(_ index: Int, from tokens: inout [GoldToken]) {
    guard tokens[index].head != nil, !tokens.contains(where: { $0.head == index }) else { return }
    tokens.remove(at: index)
    for other in tokens.indices {
      if let head = tokens[other].head, head > index { tokens[other].head = head - 1 }
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
