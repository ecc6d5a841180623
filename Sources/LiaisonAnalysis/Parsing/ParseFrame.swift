import LiaisonText

/// A tagged sentence as the parser sees it, and the heads that it found.
///
/// Nodes are the words, then the root, then `none`, which stands for everything that is not there.
/// Used by one thread, again for each sentence.
package final class ParseFrame {
  /// What a feature may ask of a node.
  package struct Node {
    package var word: UInt32 = 0
    package var tag: UInt32 = 0
    /// Part of speech with verb form, mark of punctuation, or whether it is a relative.
    package var kind: UInt32 = 0
    package var cluster: UInt32 = 0
    package var coarse: UInt32 = 0
    package var features: UInt32 = 0
    /// How many verbs, and commas or conjunctions, stand before it.
    package var verbsBefore: Int32 = 0
    package var commasBefore: Int32 = 0
    /// The features of the first finite verb from here on.
    package var verbAhead: UInt32 = 0
  }

  package private(set) var count = 0
  private var capacity = 64
  package private(set) var nodes: UnsafeMutablePointer<Node>
  /// By word; the root is the head of the word that has none.
  package private(set) var heads: UnsafeMutablePointer<Int32>

  package var root: Int { count }
  package var none: Int { count + 1 }

  package init() {
    nodes = .allocate(capacity: capacity + 2)
    heads = .allocate(capacity: capacity + 2)
  }

  deinit {
    nodes.deallocate()
    heads.deallocate()
  }

  /// Begins with the tagged words of `frame`.
  package func load(_ frame: SentenceFrame, _ range: Range<Int>? = nil) {
    let range = range ?? 0..<frame.count
    count = range.count
    if count > capacity {
      nodes.deallocate()
      heads.deallocate()
      capacity = count * 2
      nodes = .allocate(capacity: capacity + 2)
      heads = .allocate(capacity: capacity + 2)
    }
    var verbs: Int32 = 0
    var commas: Int32 = 0
    for index in 0..<count {
      var node = Self.node(frame, range.lowerBound + index)
      node.verbsBefore = verbs
      node.commasBefore = commas
      if node.tag == TagNumber.verb { verbs += 1 }
      if node.tag == TagNumber.punctuation || node.tag == TagNumber.coordinatingConjunction {
        commas += 1
      }
      nodes[index] = node
    }
    var ahead: UInt32 = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      let features = nodes[index].features
      if features & MorphologicalFeatures.finite.rawValue != 0 { ahead = features }
      nodes[index].verbAhead = ahead
    }
    nodes[root] = Node(
      tag: TagNumber.root, kind: 0xAAAA, verbsBefore: verbs, commasBefore: commas)
    nodes[none] = Node(tag: TagNumber.outside, kind: 0xBBBB)
    heads.update(repeating: Int32(root), count: count + 2)
  }

  private static func node(_ frame: SentenceFrame, _ index: Int) -> Node {
    let word = frame.words[index]
    let tag = frame.tags[index]
    let features = frame.features[index]
    var kind = tag
    switch tag {
    case TagNumber.verb, TagNumber.auxiliary:
      kind |= (features >> 15 & 0xF) << 8 | (features >> 19 & 1) << 12
    case TagNumber.pronoun: kind |= (features >> 23 & 3) << 8
    case TagNumber.punctuation, TagNumber.coordinatingConjunction: kind |= word.lower << 8
    default: break
    }
    // Which name it is says nothing about structure.
    let isOpen = tag == TagNumber.properNoun || tag == TagNumber.numeral
    return Node(
      word: isOpen ? 0xAA00 | tag : word.lower, tag: tag, kind: kind, cluster: word.cluster,
      coarse: word.coarseCluster,
      features: features)
  }
}
