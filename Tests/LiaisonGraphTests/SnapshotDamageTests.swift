import Foundation
import LiaisonModel
import Testing
import _LiaisonTestSupport

@testable import LiaisonGraph

/// Snapshots that are not what they should be although their checksum is right, as somebody could
/// make them on purpose, and graphs that do not fit.
@Suite struct SnapshotDamageTests {
  /// The bytes of a snapshot, changed, with a checksum that fits.
  private func changed(_ whole: Data, _ change: (inout [UInt8]) -> Void) -> Data {
    var bytes = [UInt8](whole)
    change(&bytes)
    let sum = bytes.withUnsafeBytes {
      Snapshot.checksum(UnsafeRawBufferPointer(rebasing: $0[Snapshot.headerSize...]))
    }
    store(sum, at: 24, in: &bytes)
    return Data(bytes)
  }

  private func store<Number: FixedWidthInteger>(
    _ number: Number, at place: Int, in bytes: inout [UInt8]
  ) {
    withUnsafeBytes(of: number.littleEndian) {
      bytes.replaceSubrange(place..<place + $0.count, with: $0)
    }
  }

  private func load(_ place: Int, in bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  /// Where the table of sections describes one.
  private func entry(_ section: Snapshot.Section, in whole: Data) -> Int {
    let bytes = [UInt8](whole)
    var place = Snapshot.headerSize
    while UInt32(truncatingIfNeeded: load(place, in: bytes)) != section.rawValue {
      place += Snapshot.entrySize
    }
    return place
  }

  private func withSnapshot(_ body: (String, Data) throws -> Void) throws {
    try SnapshotTests().withFile { path in
      try SnapshotTests().sample().writeSnapshot(to: path)
      try body(path, try #require(FileManager.default.contents(atPath: path)))
    }
  }

  private func damage(_ path: String, _ data: Data) throws -> SnapshotError? {
    try data.write(to: URL(fileURLWithPath: path))
    do throws(SnapshotError) {
      _ = try KnowledgeGraph(snapshotAt: path)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    Snapshot.Section.targets, .sources, .inEdges, .rows, .slots, .stringOffsets, .names, .quotes,
    .documents, .evidenceBegins, .aliasBegins, .ruleTable, .rules, .types, .outTags,
    .inDates,
  ])
  func `a number that is out of range is named with its section`(section: Snapshot.Section) throws {
    try withSnapshot { path, whole in
      let entry = entry(section, in: whole)
      let offset = Int(load(entry + 8, in: [UInt8](whole)))
      let size = UInt32(truncatingIfNeeded: load(entry + 4, in: [UInt8](whole)))
      let data = changed(whole) { bytes in
        for byte in 0..<Int(size) { bytes[offset + byte] = byte == 0 ? 0xFE : 0x7F }
      }
      guard case .damaged(_, let place, let what) = try damage(path, data) else {
        Issue.record("expected damage in \(section)")
        return
      }
      #expect(place == offset && what.contains("\(section)"))
    }
  }

  @Test(arguments: [UInt64(1) << 32, .max, .max / 4 + 1, 1 << 60])
  func `a section that claims to hold more than the file is refused`(count: UInt64) throws {
    try withSnapshot { path, whole in
      let entry = entry(.targets, in: whole)
      for field in [8, 16] {
        let data = changed(whole) { store(count, at: entry + field, in: &$0) }
        guard case .damaged(_, let place, _) = try damage(path, data) else {
          Issue.record("expected damage")
          return
        }
        #expect(place == entry)
      }
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `no byte that is wrong makes a graph that traps`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try withSnapshot { path, whole in
      let data = changed(whole) { bytes in
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: Snapshot.headerSize..<bytes.count, using: &random)
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      try data.write(to: URL(fileURLWithPath: path))
      do throws(SnapshotError) {
        let graph = try KnowledgeGraph(snapshotAt: path)
        ask(graph)
      } catch {
        #expect(error.description.hasPrefix(path))
      }
    }
  }

  private func ask(_ graph: KnowledgeGraph) {
    for a in graph.entities.map(\.id) {
      _ = graph.neighborhood(of: a, radius: 2)
      for b in graph.entities.map(\.id) {
        let filter = EdgeFilter(since: PartialDate("2020"), minimumConfidence: 0.5)
        for options in [PathOptions(), PathOptions(filter: filter, directed: true)] {
          _ = graph.allShortestPaths(from: a, to: b, options)
          _ = graph.kShortestPaths(from: a, to: b, k: 3, options)
          _ = graph.simplePaths(from: a, to: b, maxHops: 3, options)
          _ = graph.disjointPaths(from: a, to: b, options)
          _ = graph.cheapestPath(from: a, to: b, cost: PathCost(countsDoubt: true), options)
        }
      }
    }
    _ = (
      graph.relations, graph.components(), graph.pageRank(), graph.betweenness(), graph.find("a")
    )
  }

  @Test(arguments: [Int(UInt32.max), Int(UInt32.max) + 1, .max])
  func `four milliard entities are too many, and that is said`(count: Int) {
    #expect(throws: GraphError.tooLarge(count: count)) { try GraphStorage.check(count: count) }
    #expect(GraphError.tooLarge(count: count).description.contains("at most 4294967294"))
    #expect(throws: Never.self) { try GraphStorage.check(count: Int(UInt32.max) - 1) }
  }

  @Test func `a table of too many relations names the line`() {
    #expect(TableReader.fits(relations: Int(UInt32.max) - 2))
    #expect(!TableReader.fits(relations: Int(UInt32.max) - 1))
    #expect(TableError.tooLarge(line: 7).description.hasPrefix("line 7: "))
  }
}
