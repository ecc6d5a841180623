import Testing
import _LiaisonTestSupport

@testable import LiaisonGraph

@Suite struct SearchWorkspaceTests {
  /// What every kind remembers is what a dictionary would.
  @Test(arguments: [SearchWorkspace.Kind.ready, .lazy, .close])
  func `what was seen is seen until the next search begins`(kind: SearchWorkspace.Kind) {
    var random = SeededGenerator(seed: 7)
    let workspace = SearchWorkspace(nodeCount: 50, kind)
    for _ in 0..<40 {
      workspace.begin()
      var seen: [[UInt32: UInt32]] = [[:], [:]]
      for _ in 0..<Int.random(in: 0..<120, using: &random) {
        let node = UInt32.random(in: 0..<50, using: &random)
        let side = Int.random(in: 0..<2, using: &random)
        #expect(workspace.seen(node, side)?.depth == seen[side][node])
        let visit = workspace.visit(node, side)
        #expect((visit.pointee.epoch == workspace.epoch) == (seen[side][node] != nil))
        let depth = UInt32.random(in: 0..<9, using: &random)
        visit.pointee = SearchWorkspace.Visit(
          epoch: workspace.epoch, depth: depth, parent: node, unused: 0)
        seen[side][node] = depth
      }
      for node in 0..<UInt32(50) {
        for side in 0..<2 { #expect(workspace.isSeen(node, side) == (seen[side][node] != nil)) }
      }
    }
    #expect(workspace.isOutgrown == (kind == .close))
  }
}
