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
    let H = nodes[h]
    let D = nodes[d]
    let side: UInt32 = d < h ? 1 : 2
    let grand = h == frame.root ? frame.none : Int(frame.heads[h])
    let before = tree.sibling(before: d)
    let after = tree.sibling(after: d)
    let first = tree.firstChild(d)
    let last = tree.lastChild(d)
    let marker = tree.marker(d)
    let headFirst = tree.firstChild(h)
    let headAuxiliary = tree.auxiliary(h)
    let P = nodes[before]
    let N = nodes[after]
    let F = nodes[first]
    let L = nodes[last]
    let M = nodes[marker]
    let G = nodes[grand]
    let X = nodes[headAuxiliary]
    let HF = nodes[headFirst]
    let A = nodes[tree.auxiliary(d)]
    let previousLabel = before < labels.count ? UInt32(labels[before]) : 0xFE
    let gap = ArcFeatures.distance(abs(h - d)) << 2 | side
    let inner = d < h ? ArcFeatures.between(D, H) : ArcFeatures.between(H, D)
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
    add(D.kind)
    add(H.kind)
    add(D.word, D.tag)
    add(H.word, H.tag)
    add(D.kind, H.kind)
    add(D.word, H.kind)
    add(D.kind, H.word)
    add(D.word, H.word)
    add(D.cluster, H.kind)
    add(D.kind, H.cluster)
    add(D.cluster, H.cluster)
    add(D.coarse, H.coarse, D.kind)
    add(D.kind, H.kind, gap)
    add(D.kind, H.kind, inner)
    add(M.word, D.tag, H.kind)
    add(M.word, H.word)
    add(M.word, D.cluster)
    add(M.word, D.word)
    add(M.word, H.cluster, D.tag)
    add(M.kind, D.kind, H.kind)
    add(M.word, D.coarse, H.coarse)
    add(F.kind, D.kind, H.kind)
    add(L.kind, D.kind, H.kind)
    add(F.word, D.kind, H.kind)
    add(L.word, D.kind)
    add(A.word, D.kind, H.kind)
    add(X.word, D.kind, H.kind)
    add(X.word, H.word, D.kind)
    add(X.word, D.word, H.kind)
    add(X.word, HF.word, D.kind)
    add(P.kind, D.kind, H.kind)
    add(previousLabel, D.kind, H.kind)
    add(previousLabel, D.word, H.kind)
    add(previousLabel, D.kind, H.word)
    add(previousLabel, D.kind, M.word)
    add(N.kind, D.kind, H.kind)
    add(P.word, D.kind, H.kind)
    add(N.word, D.kind)
    add(G.kind, H.kind, D.kind)
    add(G.word, H.kind, D.kind)
    add(D.features & 0x7F, H.features & 0x7F, D.kind)
    add(D.features, D.tag, H.tag)
    add(H.features, H.tag, D.kind)
    add(nodes[max(0, d - 1)].word, D.kind, H.kind)
    add(nodes[min(frame.none, d + 1)].word, D.kind, H.kind)
    add(nodes[max(0, d - 1)].kind, D.kind, nodes[min(frame.none, d + 1)].kind)
    add(UInt32(tree.leftCount(h)), UInt32(tree.rightCount(h)), D.kind)
    add(UInt32(min(4, tree.rank(d))), D.kind, H.kind)
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
