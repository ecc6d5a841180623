import Foundation
import LiaisonGraph
import LiaisonModel

/// How long after its time, or after being cancelled, a search goes on that would not end by itself:
/// all simple paths of six hops between the two best connected entities.
struct Interruptions {
  let graph: KnowledgeGraph

  private static let hops = 6

  func ask(_ report: inout Report) async {
    let hubs = graph.hubs(2)
    guard hubs.count == 2 else { return }
    for milliseconds in [10, 50, 200] {
      let start = ContinuousClock.now
      let list = graph.simplePaths(
        from: hubs[0], to: hubs[1], maxHops: Self.hops, limit: .max,
        timeLimit: .milliseconds(milliseconds))
      line(
        &report, "simple6_time_limit_\(milliseconds)ms", list,
        late: ContinuousClock.now - start - .milliseconds(milliseconds))
    }
    for attempt in 1...3 {
      let graph = graph
      let task = Task.detached {
        let list = graph.simplePaths(
          from: hubs[0], to: hubs[1], maxHops: Self.hops, limit: .max)
        return (list, ContinuousClock.now)
      }
      try? await Task.sleep(for: .milliseconds(100))
      let cancelled = ContinuousClock.now
      task.cancel()
      let (list, end) = await task.value
      line(&report, "simple6_cancelled_\(attempt)", list, late: end - cancelled)
    }
  }

  private func line(
    _ report: inout Report, _ measure: String, _ list: SimplePathList, late: Duration
  ) {
    let milliseconds =
      Double(late.components.seconds) * 1e3 + Double(late.components.attoseconds) * 1e-15
    report.line(
      measure,
      "\"late_ms\":\(String(format: "%.2f", milliseconds)),\"ending\":\"\(list.ending)\","
        + "\"paths\":\(list.paths.count)")
  }
}
