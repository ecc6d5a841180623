/// What the label of an arc is judged by, once the whole tree stands.
package enum LabelFeatures {
  /// - Parameters:
  ///   - labels: the labels given so far, by word; those of later words are 0xFF.
  package static func extract(
    _ frame: ParseFrame, _ d: Int, _ tree: borrowing TreeIndex, _ labels: [UInt8],
    into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let nodes = frame.nodes
    let h = Int(frame.heads[d])
    let parent = nodes[h]
    let child = nodes[d]
    let side: UInt32 = d < h ? 1 : 2
    let grand = h == frame.root ? frame.none : Int(frame.heads[h])
    let before = tree.sibling(before: d)
    let after = tree.sibling(after: d)
    let first = tree.firstChild(d)
    let last = tree.lastChild(d)
    let marker = tree.marker(d)
    let headFirst = tree.firstChild(h)
    let headAuxiliary = tree.auxiliary(h)
    let earlier = nodes[before]
    let later = nodes[after]
    let opening = nodes[first]
    let closing = nodes[last]
    let mark = nodes[marker]
    let above = nodes[grand]
    let parentHelper = nodes[headAuxiliary]
    let parentOpening = nodes[headFirst]
    let helper = nodes[tree.auxiliary(d)]
    let previousLabel = before < labels.count ? UInt32(labels[before]) : 0xFE
    let gap = ArcFeatures.distance(abs(h - d)) << 2 | side
    let inner = d < h ? ArcFeatures.between(child, parent) : ArcFeatures.between(parent, child)
    var next: UInt32 = 0
    func add(_ a: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, side, a))
    }
    func add(_ a: UInt32, _ b: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, side, a, b))
    }
    func add(_ a: UInt32, _ b: UInt32, _ c: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, side, a, b, c))
    }
    add(0)
    add(child.kind)
    add(parent.kind)
    add(child.word, child.tag)
    add(parent.word, parent.tag)
    add(child.kind, parent.kind)
    add(child.word, parent.kind)
    add(child.kind, parent.word)
    add(child.word, parent.word)
    add(child.cluster, parent.kind)
    add(child.kind, parent.cluster)
    add(child.cluster, parent.cluster)
    add(child.coarse, parent.coarse, child.kind)
    add(child.kind, parent.kind, gap)
    add(child.kind, parent.kind, inner)
    add(mark.word, child.tag, parent.kind)
    add(mark.word, parent.word)
    add(mark.word, child.cluster)
    add(mark.word, child.word)
    add(mark.word, parent.cluster, child.tag)
    add(mark.kind, child.kind, parent.kind)
    add(mark.word, child.coarse, parent.coarse)
    add(opening.kind, child.kind, parent.kind)
    add(closing.kind, child.kind, parent.kind)
    add(opening.word, child.kind, parent.kind)
    add(closing.word, child.kind)
    add(helper.word, child.kind, parent.kind)
    add(parentHelper.word, child.kind, parent.kind)
    add(parentHelper.word, parent.word, child.kind)
    add(parentHelper.word, child.word, parent.kind)
    add(parentHelper.word, parentOpening.word, child.kind)
    add(earlier.kind, child.kind, parent.kind)
    add(previousLabel, child.kind, parent.kind)
    add(previousLabel, child.word, parent.kind)
    add(previousLabel, child.kind, parent.word)
    add(previousLabel, child.kind, mark.word)
    add(later.kind, child.kind, parent.kind)
    add(earlier.word, child.kind, parent.kind)
    add(later.word, child.kind)
    add(above.kind, parent.kind, child.kind)
    add(above.word, parent.kind, child.kind)
    add(child.features & 0x7F, parent.features & 0x7F, child.kind)
    add(child.features, child.tag, parent.tag)
    add(parent.features, parent.tag, child.kind)
    add(nodes[max(0, d - 1)].word, child.kind, parent.kind)
    add(nodes[min(frame.none, d + 1)].word, child.kind, parent.kind)
    add(nodes[max(0, d - 1)].kind, child.kind, nodes[min(frame.none, d + 1)].kind)
    add(UInt32(tree.leftCount(h)), UInt32(tree.rightCount(h)), child.kind)
    add(UInt32(min(4, tree.rank(d))), child.kind, parent.kind)
  }
}

/// The dependents of each word of a finished tree.
package struct TreeIndex: ~Copyable {
  private let none: Int
  private var first: [Int32]
  private var last: [Int32]
  private var before: [Int32]
  private var after: [Int32]
  private var markers: [Int32]
  private var auxiliaries: [Int32]
  private var leftCounts: [UInt8]
  private var rightCounts: [UInt8]
  private var ranks: [UInt8]

  /// Takes time linear in the sentence.
  package init(_ frame: ParseFrame) {
    none = frame.none
    let size = none + 1
    let empty = Int32(none)
    first = Array(repeating: empty, count: size)
    last = first
    before = first
    after = first
    markers = first
    auxiliaries = first
    leftCounts = Array(repeating: 0, count: size)
    rightCounts = leftCounts
    ranks = leftCounts
    for dependent in 0..<frame.count {
      let head = Int(frame.heads[dependent])
      guard head >= 0, head < size else { continue }
      let previous = Int(last[head])
      if previous == none {
        first[head] = Int32(dependent)
      } else {
        before[dependent] = Int32(previous)
        after[previous] = Int32(dependent)
        ranks[dependent] = ranks[previous] &+ (ranks[previous] < 9 ? 1 : 0)
      }
      last[head] = Int32(dependent)
      if dependent < head {
        if leftCounts[head] < 5 { leftCounts[head] += 1 }
      } else if rightCounts[head] < 5 {
        rightCounts[head] += 1
      }
      switch frame.nodes[dependent].tag {
      case TagNumber.adposition, TagNumber.subordinatingConjunction, TagNumber.particle:
        if dependent < head, markers[head] == empty { markers[head] = Int32(dependent) }
      case TagNumber.auxiliary: auxiliaries[head] = Int32(dependent)
      default: break
      }
    }
  }

  package func firstChild(_ node: Int) -> Int { Int(first[node]) }
  package func lastChild(_ node: Int) -> Int { Int(last[node]) }
  package func sibling(before node: Int) -> Int { Int(before[node]) }
  package func sibling(after node: Int) -> Int { Int(after[node]) }
  /// The preposition or conjunction that opens the node's phrase.
  package func marker(_ node: Int) -> Int { Int(markers[node]) }
  /// The last auxiliary or copula on it.
  package func auxiliary(_ node: Int) -> Int { Int(auxiliaries[node]) }
  package func leftCount(_ node: Int) -> Int { Int(leftCounts[node]) }
  package func rightCount(_ node: Int) -> Int { Int(rightCounts[node]) }
  package func rank(_ node: Int) -> Int { Int(ranks[node]) }
}
