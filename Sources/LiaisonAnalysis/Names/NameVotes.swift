#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lets the places where a document has a name agree on its class: « Orvane Capital » and
/// « Orvane », « Inès Carcassonne » and « Mme Carcassonne » are judged together.
package struct NameVotes {
  /// A name with the hashes of its words.
  package struct Ballot {
    package var span: NameSpan
    package let words: [UInt32]

    package init(span: NameSpan, words: [UInt32]) {
      self.span = span
      self.words = words
    }
  }

  /// The spans, each with the scores of all that name the same; linear in their number.
  package static func settle(_ ballots: [Ballot]) -> [NameSpan] {
    // A short form goes to the first longer name that begins or ends with it.
    var longer: [UInt32: [UInt32]] = [:]
    for ballot in ballots where ballot.words.count > 1 {
      for word in [ballot.words.first, ballot.words.last] {
        if let word, longer[word] == nil { longer[word] = ballot.words }
      }
    }
    func key(_ words: [UInt32]) -> [UInt32] {
      words.count == 1 ? words.first.flatMap { longer[$0] } ?? words : words
    }
    var sums: [[UInt32]: SIMD4<Double>] = [:]
    for ballot in ballots {
      var logarithms = SIMD4<Double>()
      for name in NameSpan.Class.allCases {
        logarithms[name.rawValue] = log(max(ballot.span.scores[name], 1e-6))
      }
      sums[key(ballot.words), default: SIMD4()] += logarithms
    }
    return ballots.map { ballot in
      guard let sum = sums[key(ballot.words)] else { return ballot.span }
      return NameSpan(tokens: ballot.span.tokens, scores: .init(logarithms: sum))
    }
  }
}

extension NameSpan.Scores {
  /// Scores that sum to 1, from their logarithms up to a common term.
  init(logarithms: SIMD4<Double>) {
    let shifted = logarithms - SIMD4(repeating: logarithms.max())
    var powers = SIMD4<Double>()
    for index in 0..<4 { powers[index] = exp(shifted[index]) }
    self.init(powers / powers.sum())
  }
}
