import LiaisonModel
import LiaisonText

/// Finds sentences that begin without anything ending the one before: a title that runs into its
/// text, an item of a list.
///
/// The rules of `SentenceSplitter` see stops and line breaks; this looks at the words on both sides
/// of a capital inside what the rules hold for one sentence.
package struct BoundaryFinder: Sendable {
  private let weights: LinearWeights

  package init(_ file: ModelFile) throws(ModelError) {
    weights = try LinearWeights(.boundaryWeights, of: file)
    guard weights.stride == 4
    else { throw .damaged(path: file.path, what: "its tables have other columns") }
  }

  /// The numbers of the words in `frame` that begin a further sentence, in order.
  package func boundaries(
    _ frame: SentenceFrame, _ buffer: inout FeatureBuffer, _ scores: UnsafeMutablePointer<Int16>
  ) -> [Int] {
    var starts: [Int] = []
    for index in Self.candidates(frame) {
      Self.extract(frame, index, since: starts.last ?? 0, into: &buffer)
      weights.score(buffer, into: scores)
      if scores[1] > scores[0] { starts.append(index) }
    }
    return starts
  }

  /// Words inside that have a capital, and marks before one, with what may be a verb after them:
  /// « Sorbex a recapitalisé Numerix. » does not end before its object.
  package static func candidates(_ frame: SentenceFrame) -> [Int] {
    guard frame.count > 3 else { return [] }
    var verbs = [Int](repeating: 0, count: frame.count + 1)
    for index in 0..<frame.count {
      verbs[index + 1] = verbs[index] + (mayBeFinite(frame.words[index]) ? 1 : 0)
    }
    return (1..<frame.count - 2).filter { index in
      guard verbs[min(index + 40, frame.count)] > verbs[index + 1] else { return false }
      let word = frame.words[index]
      if word.traits.contains(.capitalized) { return true }
      return word.traits.isDisjoint(with: [.letter, .digit])
        && frame.words[index + 1].traits.contains(.capitalized)
    }
  }

  /// Whether the lexicon knows the word as a finite verb, or, if it has no forms, as a verb.
  private static func mayBeFinite(_ word: Word) -> Bool {
    if word.lexicalFeatures != 0 {
      return word.lexicalFeatures & MorphologicalFeatures.finite.rawValue != 0
    }
    return word.partsOfSpeech & (1 << TagNumber.verb | 1 << TagNumber.auxiliary) != 0
  }

  package static func extract(
    _ frame: SentenceFrame, _ i: Int, since start: Int, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let w = frame.words + i
    var hasVerb: UInt32 = 0
    for index in max(start, i - 30)..<i where mayBeFinite(frame.words[index]) { hasVerb = 1 }
    let length = UInt32(min(i - start, 40) / 4)
    var next: UInt32 = 0
    func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b, c))
    }
    add(0)
    add(w[0].exact)
    add(w[0].exact, hasVerb)
    add(w[0].partsOfSpeech, w[0].traits.rawValue)
    add(w[0].cluster, w[0].traits.rawValue)
    add(w[1].lower)
    add(w[1].partsOfSpeech, w[1].traits.rawValue)
    add(w[0].partsOfSpeech, w[1].partsOfSpeech)
    add(w[0].exact, w[1].partsOfSpeech)
    add(w[0].exact, w[1].traits.rawValue)
    add(w[-1].lower)
    add(w[-1].partsOfSpeech, w[-1].traits.rawValue)
    add(w[-1].cluster)
    add(w[-2].lower)
    add(w[-2].lower, w[-1].lower)
    add(w[-1].lower, w[0].exact)
    add(w[-1].partsOfSpeech, w[0].partsOfSpeech)
    add(w[-1].partsOfSpeech, w[0].exact)
    add(w[-1].lower, w[0].partsOfSpeech)
    add(w[-1].partsOfSpeech, w[0].partsOfSpeech, w[1].partsOfSpeech)
    add(w[-2].partsOfSpeech, w[-1].partsOfSpeech, w[0].partsOfSpeech)
    add(w[-1].traits.rawValue, w[0].traits.rawValue, w[1].traits.rawValue)
    add(w[-1].coarseCluster, w[0].coarseCluster)
    add(hasVerb, length)
    add(hasVerb, w[0].partsOfSpeech, w[-1].partsOfSpeech)
    add(length, w[0].partsOfSpeech)
  }
}
