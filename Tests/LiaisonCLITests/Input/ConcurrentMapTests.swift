import Testing

@testable import LiaisonCLI

@Suite struct ConcurrentMapTests {
  struct Odd: Error, Equatable { let item: Int }

  @Test(arguments: [1, 2, 7, 100])
  func `results keep the order of the items`(jobs: Int) throws {
    let items = Array(0..<200)
    #expect(try concurrentMap(items, jobs: jobs) { $0 * $0 } == items.map { $0 * $0 })
    #expect(try concurrentMap([Int](), jobs: jobs) { $0 } == [])
  }

  @Test(arguments: [1, 2, 7, 100])
  func `the first item that fails decides, whatever the threads do`(jobs: Int) {
    for _ in 0..<20 {
      #expect(throws: Odd(item: 51)) {
        try concurrentMap(Array(0..<200), jobs: jobs) { item in
          if item > 50, item % 2 == 1 { throw Odd(item: item) }
          return item
        }
      }
    }
  }
}
