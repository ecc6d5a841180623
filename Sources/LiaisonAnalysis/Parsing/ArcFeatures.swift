/// What the next transition is judged by; after Zhang and Nivre 2011, with word classes and what
/// stands between two words.
package enum ArcFeatures {
  package static func extract(
    _ search: ParseSearch, _ number: Int, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let nodes = search.frame.nodes
    let none = search.frame.none
    let state = search.states[number]
    let nothing = Int32(none)
    let empty = ParseSearch.Cell(
      node: nothing, below: -1, left1: nothing, left2: nothing, right1: nothing, right2: nothing,
      right1Left: nothing, leftCount: 0, rightCount: 0)
    let s0a = state.top >= 0 ? search.cells[Int(state.top)] : empty
    let s1a = s0a.below >= 0 ? search.cells[Int(s0a.below)] : empty
    let s2a = s1a.below >= 0 ? search.cells[Int(s1a.below)] : empty
    let s0 = Int(s0a.node)
    let s1 = Int(s1a.node)
    let b0 = Int(state.next)
    let S0 = nodes[s0]
    let S1 = nodes[s1]
    let S2 = nodes[Int(s2a.node)]
    let B0 = nodes[b0]
    let B1 = nodes[min(b0 + 1, none)]
    let B2 = nodes[min(b0 + 2, none)]
    let B3 = nodes[min(b0 + 3, none)]
    let S0l = nodes[Int(s0a.left1)]
    let S0r = nodes[Int(s0a.right1)]
    let S0l2 = nodes[Int(s0a.left2)]
    let S0r2 = nodes[Int(s0a.right2)]
    let S1l = nodes[Int(s1a.left1)]
    let S1r = nodes[Int(s1a.right1)]
    let S1r2 = nodes[Int(s1a.right2)]
    let S1rl = nodes[Int(s1a.right1Left)]
    let B0l = nodes[Int(state.left1)]
    let B0l2 = nodes[Int(state.left2)]
    let near = s0 == none ? 0 : distance(b0 - s0)
    let far = s1 == none ? 0 : distance(s0 - s1)
    let betweenNear = between(S0, B0)
    let betweenFar = between(S1, S0)
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
    func add(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b, c, d))
    }
    // Single words.
    add(S0.kind)
    add(S0.word, S0.tag)
    add(S1.kind)
    add(S1.word, S1.tag)
    add(S2.kind)
    add(B0.kind)
    add(B0.word, B0.tag)
    add(B1.kind)
    add(B1.word, B1.tag)
    add(B2.kind)
    add(B3.kind)
    add(S0.cluster, S0.tag)
    add(S1.cluster, S1.tag)
    add(B0.cluster, B0.tag)
    // Pairs.
    add(S0.word, B0.word)
    add(S0.word, B0.kind)
    add(S0.kind, B0.word)
    add(S0.kind, B0.kind)
    add(S0.word, S0.kind, B0.kind)
    add(S1.word, S0.word)
    add(S1.word, S0.kind)
    add(S1.kind, S0.word)
    add(S1.kind, S0.kind)
    add(S1.kind, B0.kind)
    add(S1.word, B0.kind)
    add(B0.kind, B1.kind)
    add(B0.word, B1.word)
    add(S0.kind, B1.kind)
    add(S0.coarse, B0.coarse, S0.tag, B0.tag)
    add(S1.coarse, S0.coarse, S1.tag, S0.tag)
    add(S1.cluster, S0.cluster)
    add(S0.cluster, B0.cluster)
    // Three and four.
    add(S0.kind, B0.kind, B1.kind)
    add(S0.tag, B0.tag, B1.tag, B2.tag)
    add(B0.kind, B1.kind, B2.kind)
    add(S1.kind, S0.kind, B0.kind)
    add(S1.word, S0.kind, B0.kind)
    add(S1.kind, S0.word, B0.kind)
    add(S1.kind, S0.kind, B0.word)
    add(S1.tag, S0.tag, B0.tag, B1.tag)
    add(S2.kind, S1.kind, S0.kind)
    add(S2.tag, S1.tag, S0.tag, B0.tag)
    // Dependents.
    add(S0.kind, S0l.kind, B0.kind)
    add(S0.kind, S0r.kind, B0.kind)
    add(S0.kind, S0l2.kind, S0l.kind)
    add(S0.kind, S0r2.kind, S0r.kind)
    add(S0.kind, B0.kind, B0l.kind)
    add(B0.kind, B0l.kind, B0l2.kind)
    add(S1.kind, S0.kind, S0l.kind)
    add(S1.kind, S0.kind, S0r.kind)
    add(S1.kind, S1r.kind, S0.kind)
    add(S1.kind, S1l.kind, S0.kind)
    add(S1.kind, S1r.kind, S1r2.kind, S0.kind)
    add(S0l.word, S0.tag)
    add(S0r.word, S0.tag)
    add(S1l.word, S1.tag)
    add(S1r.word, S1.tag)
    add(B0l.word, B0.tag)
    add(S1.word, S0l.word, S0.tag)
    add(S1.cluster, S0l.word, S0.tag)
    add(S1.kind, S0l.word, S0.word)
    add(S1.kind, S0l.word, S0.coarse)
    add(S1.kind, S0l.word, B0.kind)
    add(S1.kind, S1r.word, S0l.word)
    add(S1r.kind, S1rl.word, S0l.word, S0.tag)
    // How far, how many, what between.
    add(near, S0.kind, B0.kind)
    add(near, S0.word)
    add(near, B0.word)
    add(far, S1.kind, S0.kind)
    add(far, S0.word)
    add(far, S1.word)
    add(far, S1.kind, S0l.word)
    add(betweenNear, S0.kind, B0.kind)
    add(betweenFar, S1.kind, S0.kind)
    add(betweenFar, S1.kind, S0l.word)
    add(UInt32(min(s0a.leftCount, 4)), UInt32(min(s0a.rightCount, 4)), S0.kind, B0.kind)
    add(UInt32(min(s0a.rightCount, 4)), S0.word, B0.kind)
    add(UInt32(min(s1a.rightCount, 4)), S1.word, S0.kind)
    add(UInt32(min(s1a.leftCount, 4)), UInt32(min(s1a.rightCount, 4)), S1.kind, S0.kind)
    add(UInt32(min(state.leftCount, 4)), B0.kind, S0.kind)
    // Agreement in number and gender.
    add(S0.features & 0xF, B0.features & 0xF, S0.kind, B0.kind)
    add(S1.features & 0xF, S0.features & 0xF, S1.kind, S0.kind)
    add(S1.features & 0xF, S0.features & 0xF, S0l.kind, S0.kind)
    // Which of two nouns a relative clause goes to.
    let verb = B0.verbAhead & 0x73
    add(S0.features & 0x3, verb, B0.kind)
    add(S1.features & 0x3, S0.features & 0x3, verb, B0.kind)
    add(S1.kind, S0l.word, S0.kind, B0.kind)
    add(S1.cluster, S0l.word, B0.kind)
    add(S1.word, S0l.word, B0.kind)
    add(S1.coarse, S0.coarse, B0.coarse)
    add(S1.kind, S0.kind, B0.kind, B1.kind)
    add(S2.kind, S1.kind, S0.kind, B0.kind)
    add(S0.kind, S0r.word, B0.kind)
    add(S1.kind, S1r.kind, S0.kind, S0l.kind)
    add(S0.kind, S0r.kind, B0.kind, B1.kind)
    add(S0.coarse, S0.tag, B0.word, B1.word)
  }

  @inline(__always)
  package static func distance(_ words: Int) -> UInt32 {
    words < 5 ? UInt32(max(0, words)) : words < 8 ? 5 : words < 14 ? 6 : 7
  }

  @inline(__always)
  package static func between(_ a: ParseFrame.Node, _ b: ParseFrame.Node) -> UInt32 {
    let verbs = min(max(b.verbsBefore - a.verbsBefore, 0), 2)
    let commas = min(max(b.commasBefore - a.commasBefore, 0), 3)
    return UInt32(verbs * 4 + commas)
  }
}
