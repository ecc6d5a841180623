import Testing
import _LiaisonTestSupport

@testable import LiaisonGraph

@Suite struct NodePlacesTests {
  /// Some are met in numbers for the hash table, some in numbers for the array.
  @Test(arguments: [1, 50, 30_000])
  func `nodes have places in the order in which they are met`(nodeCount: Int) {
    var random = SeededGenerator(seed: UInt64(nodeCount))
    var places = NodePlaces(nodeCount: nodeCount)
    defer { places.deallocate() }
    for looks in [10, 3_000, 40_000, 200, 5_000, 60_000, 10] {
      places.removeAll()
      var expected: [UInt32: Int] = [:]
      for _ in 0..<looks {
        let node = UInt32.random(in: 0..<UInt32(nodeCount), using: &random)
        let isFound = places.find(node) == expected[node]
        let place = places.place(node)
        guard isFound, place == expected[node] ?? expected.count else {
          Issue.record("node \(node) has place \(place)")
          return
        }
        expected[node] = place
      }
      #expect(Int(places.count) == expected.count)
      #expect((0..<UInt32(nodeCount)).allSatisfy { places.find($0) == expected[$0] })
    }
  }
}
