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
    let stack0 = nodes[s0]
    let stack1 = nodes[s1]
    let stack2 = nodes[Int(s2a.node)]
    let front0 = nodes[b0]
    let front1 = nodes[min(b0 + 1, none)]
    let front2 = nodes[min(b0 + 2, none)]
    let front3 = nodes[min(b0 + 3, none)]
    let stack0Left = nodes[Int(s0a.left1)]
    let stack0Right = nodes[Int(s0a.right1)]
    let stack0Left2 = nodes[Int(s0a.left2)]
    let stack0Right2 = nodes[Int(s0a.right2)]
    let stack1Left = nodes[Int(s1a.left1)]
    let stack1Right = nodes[Int(s1a.right1)]
    let stack1Right2 = nodes[Int(s1a.right2)]
    let stack1RightLeft = nodes[Int(s1a.right1Left)]
    let front0Left = nodes[Int(state.left1)]
    let front0Left2 = nodes[Int(state.left2)]
    let near = s0 == none ? 0 : distance(b0 - s0)
    let far = s1 == none ? 0 : distance(s0 - s1)
    let betweenNear = between(stack0, front0)
    let betweenFar = between(stack1, stack0)
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
    add(stack0.kind)
    add(stack0.word, stack0.tag)
    add(stack1.kind)
    add(stack1.word, stack1.tag)
    add(stack2.kind)
    add(front0.kind)
    add(front0.word, front0.tag)
    add(front1.kind)
    add(front1.word, front1.tag)
    add(front2.kind)
    add(front3.kind)
    add(stack0.cluster, stack0.tag)
    add(stack1.cluster, stack1.tag)
    add(front0.cluster, front0.tag)
    // Pairs.
    add(stack0.word, front0.word)
    add(stack0.word, front0.kind)
    add(stack0.kind, front0.word)
    add(stack0.kind, front0.kind)
    add(stack0.word, stack0.kind, front0.kind)
    add(stack1.word, stack0.word)
    add(stack1.word, stack0.kind)
    add(stack1.kind, stack0.word)
    add(stack1.kind, stack0.kind)
    add(stack1.kind, front0.kind)
    add(stack1.word, front0.kind)
    add(front0.kind, front1.kind)
    add(front0.word, front1.word)
    add(stack0.kind, front1.kind)
    add(stack0.coarse, front0.coarse, stack0.tag, front0.tag)
    add(stack1.coarse, stack0.coarse, stack1.tag, stack0.tag)
    add(stack1.cluster, stack0.cluster)
    add(stack0.cluster, front0.cluster)
    // Three and four.
    add(stack0.kind, front0.kind, front1.kind)
    add(stack0.tag, front0.tag, front1.tag, front2.tag)
    add(front0.kind, front1.kind, front2.kind)
    add(stack1.kind, stack0.kind, front0.kind)
    add(stack1.word, stack0.kind, front0.kind)
    add(stack1.kind, stack0.word, front0.kind)
    add(stack1.kind, stack0.kind, front0.word)
    add(stack1.tag, stack0.tag, front0.tag, front1.tag)
    add(stack2.kind, stack1.kind, stack0.kind)
    add(stack2.tag, stack1.tag, stack0.tag, front0.tag)
    // Dependents.
    add(stack0.kind, stack0Left.kind, front0.kind)
    add(stack0.kind, stack0Right.kind, front0.kind)
    add(stack0.kind, stack0Left2.kind, stack0Left.kind)
    add(stack0.kind, stack0Right2.kind, stack0Right.kind)
    add(stack0.kind, front0.kind, front0Left.kind)
    add(front0.kind, front0Left.kind, front0Left2.kind)
    add(stack1.kind, stack0.kind, stack0Left.kind)
    add(stack1.kind, stack0.kind, stack0Right.kind)
    add(stack1.kind, stack1Right.kind, stack0.kind)
    add(stack1.kind, stack1Left.kind, stack0.kind)
    add(stack1.kind, stack1Right.kind, stack1Right2.kind, stack0.kind)
    add(stack0Left.word, stack0.tag)
    add(stack0Right.word, stack0.tag)
    add(stack1Left.word, stack1.tag)
    add(stack1Right.word, stack1.tag)
    add(front0Left.word, front0.tag)
    add(stack1.word, stack0Left.word, stack0.tag)
    add(stack1.cluster, stack0Left.word, stack0.tag)
    add(stack1.kind, stack0Left.word, stack0.word)
    add(stack1.kind, stack0Left.word, stack0.coarse)
    add(stack1.kind, stack0Left.word, front0.kind)
    add(stack1.kind, stack1Right.word, stack0Left.word)
    add(stack1Right.kind, stack1RightLeft.word, stack0Left.word, stack0.tag)
    // How far, how many, what between.
    add(near, stack0.kind, front0.kind)
    add(near, stack0.word)
    add(near, front0.word)
    add(far, stack1.kind, stack0.kind)
    add(far, stack0.word)
    add(far, stack1.word)
    add(far, stack1.kind, stack0Left.word)
    add(betweenNear, stack0.kind, front0.kind)
    add(betweenFar, stack1.kind, stack0.kind)
    add(betweenFar, stack1.kind, stack0Left.word)
    add(UInt32(min(s0a.leftCount, 4)), UInt32(min(s0a.rightCount, 4)), stack0.kind, front0.kind)
    add(UInt32(min(s0a.rightCount, 4)), stack0.word, front0.kind)
    add(UInt32(min(s1a.rightCount, 4)), stack1.word, stack0.kind)
    add(UInt32(min(s1a.leftCount, 4)), UInt32(min(s1a.rightCount, 4)), stack1.kind, stack0.kind)
    add(UInt32(min(state.leftCount, 4)), front0.kind, stack0.kind)
    // Agreement in number and gender.
    add(stack0.features & 0xF, front0.features & 0xF, stack0.kind, front0.kind)
    add(stack1.features & 0xF, stack0.features & 0xF, stack1.kind, stack0.kind)
    add(stack1.features & 0xF, stack0.features & 0xF, stack0Left.kind, stack0.kind)
    // Which of two nouns a relative clause goes to.
    let verb = front0.verbAhead & 0x73
    add(stack0.features & 0x3, verb, front0.kind)
    add(stack1.features & 0x3, stack0.features & 0x3, verb, front0.kind)
    add(stack1.kind, stack0Left.word, stack0.kind, front0.kind)
    add(stack1.cluster, stack0Left.word, front0.kind)
    add(stack1.word, stack0Left.word, front0.kind)
    add(stack1.coarse, stack0.coarse, front0.coarse)
    add(stack1.kind, stack0.kind, front0.kind, front1.kind)
    add(stack2.kind, stack1.kind, stack0.kind, front0.kind)
    add(stack0.kind, stack0Right.word, front0.kind)
    add(stack1.kind, stack1Right.kind, stack0.kind, stack0Left.kind)
    add(stack0.kind, stack0Right.kind, front0.kind, front1.kind)
    add(stack0.coarse, stack0.tag, front0.word, front1.word)
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
