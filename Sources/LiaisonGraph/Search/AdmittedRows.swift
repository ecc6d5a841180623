/// The admitted neighbours of every node in one array, for work that walks the whole graph many
/// times; those that are avoided have none and are none.
struct AdmittedRows {
  /// Where the row of each node begins; one more than there are nodes.
  private(set) var begins: [Int]
  private(set) var neighbors: [UInt32] = []
  /// Whether there was time for all.
  private(set) var isWhole = true

  var nodeCount: Int { begins.count - 1 }

  /// - Parameters:
  ///   - directed: whether only outgoing relations count.
  ///   - once: whether each neighbour stands once, and nobody is a neighbour of himself.
  init<Test: EdgeTest>(_ search: PathSearch<Test>, directed: Bool, once: Bool) {
    let index = search.storage.index
    var begins = [0]
    var neighbors: [UInt32] = []
    begins.reserveCapacity(index.nodeCount + 1)
    neighbors.reserveCapacity(directed ? index.edgeCount : 2 * index.edgeCount)
    var pace = SearchPace(search.clock)
    var isWhole = true
    search.storage.workspaces.withWorkspace { workspace in
      var walk = search.bidirectional(workspace)
      walk.directed = directed
      let marks = workspace.marks
      for node in search.avoided { marks.insert(node) }
      for node in 0..<UInt32(index.nodeCount) {
        isWhole = isWhole && !pace.isOver(after: index.degree(node))
        if isWhole, search.avoided.isEmpty || !marks.contains(node) {
          let start = neighbors.count
          walk.forEachNeighbor(node, 0) { neighbor in
            guard once else {
              if !marks.contains(neighbor) { neighbors.append(neighbor) }
              return true
            }
            if neighbor != node, marks.insert(neighbor) { neighbors.append(neighbor) }
            return true
          }
          if once { for neighbor in neighbors[start...] { marks.remove(neighbor) } }
        }
        begins.append(neighbors.count)
      }
      for node in search.avoided { marks.remove(node) }
    }
    self.isWhole = isWhole
    self.begins = begins
    self.neighbors = neighbors
  }

  func count(_ node: Int) -> Int { begins[node + 1] - begins[node] }
}
