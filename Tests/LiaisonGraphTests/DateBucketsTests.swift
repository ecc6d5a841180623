import LiaisonModel
import Testing
import _LiaisonTestSupport

@testable import LiaisonGraph

@Suite struct DateBucketsTests {
  /// Years, months and days between 1990 and 2029.
  private static func date(_ random: inout SeededGenerator) -> PartialDate? {
    let year = Int.random(in: 1990...2029, using: &random)
    let month = Int.random(in: 1...12, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return nil
    case 1: return PartialDate(year: year)
    case 2: return PartialDate(year: year, month: month)
    default:
      return PartialDate(year: year, month: month, day: Int.random(in: 1...28, using: &random))
    }
  }

  /// Few dates have a bucket each; of many some are told only by looking at them.
  @Test(arguments: [3, 40, 3_000])
  func `a window admits what the filter admits`(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let ids: [Entity.ID] = ["a", "b", "c"]
    let relations = (0..<count).map { number in
      Relation(
        id: Relation.ID(rawValue: "r\(number)"), source: ids[number % 3], type: .sues,
        target: ids[(number / 3) % 3], status: .asserted, date: Self.date(&random), confidence: 1,
        evidence: [])
    }
    let graph = try KnowledgeGraph(
      entities: ids.map { Entity(id: $0, type: .person, name: $0.rawValue) }, relations: relations)
    let storage = graph.storage
    let columns = try #require(storage.columns)
    let buckets = try #require(columns.buckets)
    for _ in 0..<60 {
      let filter = EdgeFilter(
        since: Self.date(&random), until: Self.date(&random),
        includesUndated: Bool.random(using: &random))
      guard filter.since != nil || filter.until != nil else { continue }
      let window = DateWindow(
        since: filter.since?.firstDay ?? .min, until: filter.until?.lastDay ?? .max,
        includesUndated: filter.includesUndated, buckets)
      for place in 0..<count {
        let edge = storage.index.inEdges[place]
        let isAdmitted = filter.admits(storage.relation(edge))
        #expect(window.contains(columns.dates[edge]) == isAdmitted)
        let verdict = window.verdicts[Int(buckets.incoming[place])]
        #expect(verdict == DateWindow.Verdict.unsure || (verdict == 1) == isAdmitted)
        #expect(verdict != DateWindow.Verdict.unsure || count > DateBuckets.most)
      }
    }
  }
}
