/// What is asked of a word to judge whether it belongs to a name, and of which class: its form and
/// neighbours, the run of capitals around it, the common noun before that and the verb after it.
/// Unknown names must be found, so most features are shapes and contexts.
package enum NameFeatures {
  package static func extract(
    _ frame: borrowing SentenceFrame, _ i: Int, _ run: CapitalRun, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let w = frame.words + i
    let t = frame.tags + i
    let position: UInt32 = i == 0 ? 1 : w[-1].traits.contains(.letter) ? 0 : 2
    var next: UInt32 = 0
    func add(_ a: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a))
    }
    func add(_ a: UInt32, _ b: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b))
    }
    func add(_ a: UInt32, _ b: UInt32, _ c: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b, c))
    }
    let word = w[0]
    let traits = word.traits.rawValue
    add(0)
    add(word.exact)
    add(word.lower)
    add(word.shape, position)
    add(word.shape, t[0])
    add(word.suffixes.1, traits)
    add(word.suffixes.2, traits)
    add(word.suffixes.3, traits)
    add(word.prefixes.2, traits)
    add(word.prefixes.3, traits)
    add(word.cluster, traits)
    add(word.coarseCluster, traits, position)
    add(traits, position, t[0])
    add(word.partsOfSpeech, traits, position)
    add(word.partsOfSpeech, traits, t[0])
    add(w[-1].lower, traits)
    add(w[1].lower, traits)
    add(w[-1].exact, w[-2].lower)
    add(w[1].lower, w[2].lower)
    add(w[-1].lower, w[1].lower, traits)
    add(w[-2].lower, w[-1].lower, traits)
    add(w[-1].cluster, traits)
    add(w[1].cluster, traits)
    add(w[-2].cluster, traits)
    add(w[2].cluster, traits)
    add(w[-1].traits.rawValue, traits, w[1].traits.rawValue)
    add(w[-1].shape, word.shape, w[1].shape)
    add(t[-1], t[0], t[1])
    add(t[-2], t[-1], t[0])
    add(t[0], t[1], t[2])
    add(w[-1].cluster, word.cluster)
    add(word.cluster, w[1].cluster)
    add(word.coarseCluster, w[1].coarseCluster, w[-1].coarseCluster)
    // The run of capitals around the word.
    let place = run.place(of: i)
    add(place, UInt32(min(run.length, 4)), traits)
    guard run.length > 0 else { return }
    let first = frame.words[run.start]
    let last = frame.words[run.end - 1]
    let before = frame.words + run.start
    let after = frame.words + run.end
    add(place, first.lower)
    add(place, last.lower)
    add(place, first.cluster)
    add(place, last.cluster)
    add(place, first.cluster, last.cluster)
    add(first.coarseCluster, last.coarseCluster, UInt32(min(run.length, 4)))
    add(place, last.suffixes.2)
    add(place, before[-1].lower, before[-2].lower)
    add(place, before[-1].cluster, before[-2].cluster)
    add(place, after[0].lower)
    add(place, after[0].lower, after[1].lower)
    add(place, after[0].cluster, after[1].cluster)
    add(place, before[-1].lower, after[0].lower)
    add(place, run.noun(frame).lower)
    add(place, run.noun(frame).cluster)
    add(place, run.noun(frame).coarseCluster, before[-1].lower)
    add(place, run.verb(frame).lower)
    add(place, run.verb(frame).cluster)
    add(place, run.verb(frame).coarseCluster, before[-1].lower)
    add(first.partsOfSpeech, first.traits.rawValue, UInt32(run.start == 0 ? 1 : 0))
  }
}

/// Words with capitals that stand together, with small words (« de », "of", « & ») between them.
package struct CapitalRun: Hashable, Sendable {
  package let start: Int
  package let end: Int
  package static let none = CapitalRun(start: 0, end: 0)

  package var length: Int { end - start }

  /// The run that each word of the sentence belongs to; linear in the sentence.
  package static func runs(_ frame: borrowing SentenceFrame) -> [CapitalRun] {
    var result = [CapitalRun](repeating: .none, count: frame.count)
    var index = 0
    while index < frame.count {
      guard isCapital(frame, index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < frame.count {
        if isCapital(frame, end) {
          end += 1
        } else if end + 1 < frame.count, joins(frame, end), isCapital(frame, end + 1) {
          end += 2
        } else {
          break
        }
      }
      for place in index..<end { result[place] = CapitalRun(start: index, end: end) }
      index = end
    }
    return result
  }

  private static func isCapital(_ frame: borrowing SentenceFrame, _ index: Int) -> Bool {
    !frame.words[index].traits.isDisjoint(with: [.capitalized, .innerCapital])
  }

  /// A preposition or the sign « & » right between two capitals.
  private static func joins(_ frame: borrowing SentenceFrame, _ index: Int) -> Bool {
    frame.tags[index] == TagNumber.adposition && frame.words[index].suffixes.4 == 0
      || frame.tags[index] == TagNumber.symbol
      || frame.words[index].traits.isDisjoint(with: [.letter, .digit])
        && frame.tags[index] == TagNumber.coordinatingConjunction
  }

  /// 0 outside, 1 alone, 2 first, 3 inside, 4 last.
  func place(of index: Int) -> UInt32 {
    if length == 0 { return 0 }
    if length == 1 { return 1 }
    return index == start ? 2 : index == end - 1 ? 4 : 3
  }

  /// The last common noun among the four words before the run.
  func noun(_ frame: borrowing SentenceFrame) -> Word {
    var index = start - 1
    while index >= 0, index >= start - 4 {
      if frame.tags[index] == TagNumber.noun { return frame.words[index] }
      if frame.tags[index] == TagNumber.verb { break }
      index -= 1
    }
    return .boundary
  }

  /// The first verb among the five words after the run.
  func verb(_ frame: borrowing SentenceFrame) -> Word {
    var index = end
    while index < frame.count, index < end + 5 {
      if frame.tags[index] == TagNumber.verb { return frame.words[index] }
      index += 1
    }
    return .boundary
  }
}
