import LiaisonAnalysis

/// What is asked of a word to judge whether it belongs to a name, and of which class: its form and
/// neighbours, the run of capitals around it, the common noun before that and the verb after it, and
/// what the rules, the lexicon and the rest of the document say. Unknown names must be found, so most
/// features are shapes and contexts.
enum NameFeatures {
  static func extract(
    _ sentence: NameSentence, _ i: Int, _ run: CapitalRun, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
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
    func w(_ offset: Int) -> Word { sentence.word(i + offset) }
    func t(_ offset: Int) -> UInt32 { sentence.tag(i + offset) }
    func h(_ offset: Int) -> NameHint { sentence.hint(i + offset) }
    let position: UInt32 = i == 0 ? 1 : w(-1).traits.contains(.letter) ? 0 : 2
    let word = w(0)
    let traits = word.traits.rawValue
    let hint = h(0)
    add(0)
    add(word.exact)
    add(word.lower)
    add(word.shape, position)
    add(word.shape, t(0))
    add(word.suffixes.2, traits)
    add(word.suffixes.3, traits)
    add(word.prefixes.3, traits)
    add(word.cluster, traits)
    add(word.coarseCluster, traits, position)
    add(traits, position, t(0))
    add(word.partsOfSpeech, traits, t(0))
    add(w(-1).lower, traits)
    add(w(1).lower, traits)
    add(w(-1).exact, w(-2).lower)
    add(w(1).lower, w(2).lower)
    add(w(-1).lower, w(1).lower, traits)
    add(w(-2).lower, w(-1).lower, traits)
    add(w(-1).cluster, traits)
    add(w(1).cluster, traits)
    add(w(-1).traits.rawValue, traits, w(1).traits.rawValue)
    add(w(-1).shape, word.shape, w(1).shape)
    add(t(-1), t(0), t(1))
    add(t(-2), t(-1), t(0))
    add(t(0), t(1), t(2))
    add(w(-1).cluster, word.cluster)
    add(word.cluster, w(1).cluster)
    add(word.coarseCluster, w(1).coarseCluster, w(-1).coarseCluster)
    // What the rules say here and beside.
    add(h(-1).rule, hint.rule, h(1).rule)
    add(hint.rule, word.lower)
    add(hint.rule, traits, position)
    add(hint.rule, t(0), hint.kind)
    add(hint.kind, h(-1).kind, h(1).kind)
    add(hint.kind, w(1).lower)
    add(hint.kind, w(-1).lower)
    add(h(1).kind, word.lower, h(-1).kind)
    add(h(1).kind, h(2).kind, hint.kind)
    // What the rest of the document says.
    add(hint.evidence, hint.rule, traits)
    add(h(-1).evidence, word.lower, h(1).evidence)
    add(hint.evidence, hint.kind)
    // The run of capitals around the word.
    let place = run.place(of: i)
    add(place, UInt32(min(run.length, 4)), traits)
    guard run.length > 0 else {
      addDistances()
      return
    }
    let first = sentence.word(run.start)
    let last = sentence.word(run.end - 1)
    let head = sentence.hint(run.start)
    func before(_ offset: Int) -> Word { sentence.word(run.start + offset) }
    func after(_ offset: Int) -> Word { sentence.word(run.end + offset) }
    let noun = run.noun(sentence)
    let verb = run.verb(sentence)
    add(place, first.lower)
    add(place, last.lower)
    add(place, first.cluster)
    add(place, last.cluster)
    add(place, first.cluster, last.cluster)
    add(first.coarseCluster, last.coarseCluster, UInt32(min(run.length, 4)))
    add(place, last.suffixes.2)
    add(place, before(-1).lower, before(-2).lower)
    add(place, before(-1).cluster, before(-2).cluster)
    add(place, after(0).lower)
    add(place, after(0).lower, after(1).lower)
    add(place, after(0).cluster, after(1).cluster)
    add(place, before(-1).lower, after(0).lower)
    add(place, noun.lower)
    add(place, noun.cluster)
    add(place, noun.coarseCluster, before(-1).lower)
    add(place, verb.lower)
    add(place, verb.cluster)
    add(first.partsOfSpeech, first.traits.rawValue, UInt32(run.start == 0 ? 1 : 0))
    add(place, head.kind, word.lower)
    add(place, head.kind, h(1).kind)
    add(place, head.kind, sentence.hint(run.end - 1).kind)
    add(place, head.evidence, sentence.hint(run.end - 1).evidence)
    add(place, sentence.hint(run.start - 1).kind, before(-1).lower)
    add(place, sentence.hint(run.end).kind, after(0).lower)
    addDistances()

    // How far the capitals before and behind are: a name may begin or end with small words.
    func addDistances() {
      let back = (1...6).first { sentence.word(i - $0).isCapital } ?? 0
      let ahead = (1...4).first { sentence.word(i + $0).isCapital } ?? 0
      let from = sentence.runHead(before: i - back)
      add(UInt32(back), sentence.hint(from).kind, t(0))
      add(UInt32(back), sentence.hint(from).kind, word.lower)
      add(UInt32(back), t(0), t(1))
      add(UInt32(back), sentence.word(from).lower, t(0))
      add(UInt32(ahead), hint.kind, word.lower)
      add(UInt32(ahead), hint.kind, sentence.hint(i + ahead).kind)
      add(UInt32(ahead), word.lower, w(1).lower)
      add(UInt32(ahead), UInt32(back), t(0))
    }
  }
}

/// Words with capitals that stand together, with small words (« de la », "of", « & ») between them.
struct CapitalRun: Hashable, Sendable {
  let start: Int
  let end: Int
  static let none = CapitalRun(start: 0, end: 0)

  var length: Int { end - start }

  /// The run that each word of the sentence belongs to; linear in the sentence.
  static func runs(_ sentence: NameSentence) -> [CapitalRun] {
    var result = [CapitalRun](repeating: .none, count: sentence.count)
    var index = 0
    while index < sentence.count {
      guard sentence.word(index).isCapital else {
        index += 1
        continue
      }
      var end = index + 1
      while end < sentence.count {
        if sentence.word(end).isCapital {
          end += 1
        } else if joins(sentence, end), sentence.word(end + 1).isCapital {
          end += 2
        } else if joins(sentence, end), sentence.tag(end + 1) == TagNumber.determiner,
          sentence.word(end + 2).isCapital
        {
          end += 3
        } else {
          break
        }
      }
      end = min(end, sentence.count)
      for place in index..<end { result[place] = CapitalRun(start: index, end: end) }
      index = end
    }
    return result
  }

  /// A preposition, a genitive or the sign « & » right between two capitals.
  private static func joins(_ sentence: NameSentence, _ index: Int) -> Bool {
    let word = sentence.word(index)
    let tag = sentence.tag(index)
    return (tag == TagNumber.adposition || tag == TagNumber.particle) && word.suffixes.4 == 0
      || tag == TagNumber.symbol
      || word.traits.isDisjoint(with: [.letter, .digit])
        && tag == TagNumber.coordinatingConjunction
  }

  /// 0 outside, 1 alone, 2 first, 3 inside, 4 last.
  func place(of index: Int) -> UInt32 {
    if length == 0 { return 0 }
    if length == 1 { return 1 }
    return index == start ? 2 : index == end - 1 ? 4 : 3
  }

  /// The last common noun among the four words before the run.
  func noun(_ sentence: NameSentence) -> Word {
    for index in stride(from: start - 1, through: max(0, start - 4), by: -1) {
      if sentence.tag(index) == TagNumber.noun { return sentence.word(index) }
      if sentence.tag(index) == TagNumber.verb { break }
    }
    return .boundary
  }

  /// The first verb among the five words after the run.
  func verb(_ sentence: NameSentence) -> Word {
    for index in end..<max(end, min(end + 5, sentence.count))
    where sentence.tag(index) == TagNumber.verb {
      return sentence.word(index)
    }
    return .boundary
  }
}

extension Word {
  var isCapital: Bool { !traits.isDisjoint(with: [.capitalized, .innerCapital]) }
}
