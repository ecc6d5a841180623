/// All paths without a repeated node up to a length, by depth-first search that never enters a node
/// too far from the end to come back in time.
///
/// Distances to the end are known up to half the length: knowing them all would take a search through
/// most of the graph, and the first half of the paths branches less than that costs.
struct SimplePaths<Test: EdgeTest> {
  let search: PathSearch<Test>
  let workspace: SearchWorkspace
  let ends: PathEnds
  let maxHops: Int
  /// Asked about every 1,024 steps; the search stops when it returns false.
  let mayGoOn: () -> Bool

  /// Calls `body` with every path and the number of its chains of edges, until it returns false.
  /// - Returns: whether all paths were seen.
  @discardableResult
  func visitAll(_ body: ([UInt32], UInt64) -> Bool) -> Bool {
    guard maxHops > 0, !ends.starts.isEmpty, !ends.ends.isEmpty else {
      return ends.both.allSatisfy { body([$0], 1) }
    }
    search.begin(workspace, ends.starts, ends.ends, ends.both)
    guard let near = markDistances(upTo: maxHops - maxHops / 2) else { return false }
    for start in ends.starts { workspace.visit(start, 0).pointee.epoch = workspace.epoch }
    var both = ends.both[...]
    for start in ends.starts {
      while let node = both.first, node < start {
        guard body([both.removeFirst()], 1) else { return false }
      }
      var walk = Walk(nodes: [start], multiplicities: [1], near: near)
      guard extend(&walk, body) else { return false }
    }
    return both.allSatisfy { body([$0], 1) }
  }

  private struct Walk {
    var nodes: [UInt32]
    var multiplicities: [UInt64]
    /// Up to which distance from the end nodes are marked.
    let near: Int
    var steps = 0
  }

  /// Marks the nodes near an end with their distances, against the direction of the path.
  /// - Returns: up to which distance; nil where it must not go on.
  private func markDistances(upTo limit: Int) -> Int? {
    let bidirectional = search.bidirectional(workspace)
    let queue = workspace.queue(1)
    let epoch = workspace.epoch
    for (place, end) in ends.ends.enumerated() {
      workspace.visit(end, 1).pointee = SearchWorkspace.Visit(
        epoch: epoch, depth: 0, parent: end, unused: 0)
      queue[place] = end
    }
    var layer = 0..<ends.ends.count
    var steps = 0
    for distance in 1...max(1, limit) where !layer.isEmpty {
      var tail = layer.upperBound
      for position in layer {
        steps += search.storage.index.degree(queue[position])
        if steps > 1 << 14 {
          guard mayGoOn() else { return nil }
          steps = 0
        }
        bidirectional.forEachNeighbor(queue[position], 1) { neighbor in
          let visit = workspace.visit(neighbor, 1)
          guard visit.pointee.epoch != epoch else { return true }
          visit.pointee.epoch = epoch
          visit.pointee.depth = UInt32(distance)
          queue[tail] = neighbor
          tail += 1
          return true
        }
      }
      layer = layer.upperBound..<tail
    }
    return max(1, limit)
  }

  private func extend(_ walk: inout Walk, _ body: ([UInt32], UInt64) -> Bool) -> Bool {
    let node = walk.nodes[walk.nodes.count - 1]
    let left = maxHops - walk.nodes.count
    let epoch = workspace.epoch
    if left == 0 { return arrive(&walk, body) }
    var goesOn = true
    forEachNeighbor(node) { neighbor, multiplicity in
      walk.steps += 1
      if walk.steps & 1023 == 0, !mayGoOn() {
        goesOn = false
        return false
      }
      let seen = workspace.visit(neighbor, 1).pointee
      if left <= walk.near {
        guard seen.epoch == epoch, Int(seen.depth) <= left else { return true }
      } else if seen.epoch == epoch, seen.depth == SearchWorkspace.forbidden {
        return true
      }
      let chains = walk.multiplicities[walk.multiplicities.count - 1]
        .multipliedSaturated(by: multiplicity)
      if seen.epoch == epoch, seen.depth == 0 {
        goesOn = body(walk.nodes + [neighbor], chains)
        return goesOn
      }
      let visit = workspace.visit(neighbor, 0)
      guard search.storage.index.degree(neighbor) <= search.options.maxDegree ?? .max,
        visit.pointee.epoch != epoch
      else { return true }
      visit.pointee.epoch = epoch
      walk.nodes.append(neighbor)
      walk.multiplicities.append(chains)
      goesOn = extend(&walk, body)
      walk.nodes.removeLast()
      walk.multiplicities.removeLast()
      visit.pointee.epoch = 0
      return goesOn
    }
    return goesOn
  }

  /// The last hop: the edges to the ends are looked up, a node's others are no concern.
  private func arrive(_ walk: inout Walk, _ body: ([UInt32], UInt64) -> Bool) -> Bool {
    walk.steps += 1
    if walk.steps & 1023 == 0, !mayGoOn() { return false }
    for end in ends.ends {
      var multiplicity: UInt64 = 0
      search.links.forEachEdge(walk.nodes[walk.nodes.count - 1], end) { _, _ in multiplicity += 1 }
      guard multiplicity > 0 else { continue }
      let chains = walk.multiplicities[walk.multiplicities.count - 1]
        .multipliedSaturated(by: multiplicity)
      guard body(walk.nodes + [end], chains) else { return false }
    }
    return true
  }

  /// Every neighbour once, ascending, with the number of admitted edges to it: the two rows of a node
  /// are sorted and merged on the way.
  @inline(__always)
  private func forEachNeighbor(_ node: UInt32, _ body: (UInt32, UInt64) -> Bool) {
    let index = search.storage.index
    let test = search.test
    if Test.seesAdded, index.added?.touches(node) ?? false {
      var multiplicities: [UInt32: UInt64] = [:]
      search.bidirectional(workspace).forEachNeighbor(node, 0) { neighbor in
        multiplicities[neighbor, default: 0] += 1
        return true
      }
      for (neighbor, count) in multiplicities.sorted(by: { $0.key < $1.key }) {
        if !body(neighbor, count) { return }
      }
      return
    }
    let outRow = index.outRow(node)
    let inRow = search.options.directed ? 0..<0 : index.inRow(node)
    var (out, into) = (outRow.lowerBound, inRow.lowerBound)
    while out < outRow.upperBound || into < inRow.upperBound {
      let target = out < outRow.upperBound ? index.targets[out] : UInt32.max
      let source = into < inRow.upperBound ? index.sources[into] : UInt32.max
      let neighbor = min(target, source)
      var multiplicity: UInt64 = 0
      while out < outRow.upperBound, index.targets[out] == neighbor {
        if test.admits(tag: index.outTags[out]),
          !test.needsEdge || test.admits(edge: UInt32(truncatingIfNeeded: out))
        {
          multiplicity += 1
        }
        out += 1
      }
      while into < inRow.upperBound, index.sources[into] == neighbor {
        if test.admits(tag: index.inTags[into]),
          !test.needsEdge || test.admits(incoming: into, index.inEdges[into])
        {
          multiplicity += 1
        }
        into += 1
      }
      if multiplicity > 0, !body(neighbor, multiplicity) { return }
    }
  }
}
