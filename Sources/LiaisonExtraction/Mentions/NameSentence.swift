package import LiaisonAnalysis

/// What the rules, the lexicon and the document say of a word that may belong to a name.
package struct NameHint: Sendable, Hashable {
  /// Where the word stands in a name that `NameRecognizer` found: 0 in none, 1 alone, 2 first,
  /// 3 inside, 4 last.
  package var rule: UInt32 = 0
  /// What the lexicon knows it as; see `NameReader`.
  package var kind: UInt32 = 0
  /// Bits for what else the document has of it; see `NameReader`.
  package var evidence: UInt32 = 0
}

/// A sentence as `NameTagger` sees it.
package struct NameSentence: Sendable {
  package var words: [Word]
  /// Numbers of parts of speech.
  package let tags: [UInt32]
  package let hints: [NameHint]
  /// The sentence's first token in the document.
  package let start: Int

  package var count: Int { words.count }

  func word(_ index: Int) -> Word { words.indices.contains(index) ? words[index] : .boundary }

  func tag(_ index: Int) -> UInt32 {
    tags.indices.contains(index) ? tags[index] : TagNumber.outside
  }

  func hint(_ index: Int) -> NameHint {
    hints.indices.contains(index) ? hints[index] : NameHint()
  }

  /// The first of the capitals that stand without a gap up to `index`.
  func runHead(before index: Int) -> Int {
    var start = index
    while word(start - 1).isCapital { start -= 1 }
    return start
  }
}
