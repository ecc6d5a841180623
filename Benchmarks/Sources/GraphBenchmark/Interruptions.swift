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

  /// How late every other question ends that takes long, of the two best connected entities.
  func askOthers(_ report: inout Report) {
    let hubs = graph.hubs(2)
    guard hubs.count == 2 else { return }
    let limit = Duration.milliseconds(10)
    let questions: [(String, (KnowledgeGraph) -> Int)] = [
      ("all_shortest", { $0.allShortestPaths(from: hubs[0], to: hubs[1]).paths.count }),
      ("ksp", { $0.kShortestPaths(from: hubs[0], to: hubs[1], k: 100_000).count }),
      ("disjoint", { $0.disjointPaths(from: hubs[0], to: hubs[1], limit: 1000).count }),
      ("cheapest", { $0.quietestPath(from: hubs[0], to: hubs[1])?.length ?? 0 }),
      ("ego", { $0.neighborhood(of: hubs[0], radius: 3)?.members.count ?? 0 }),
      ("degrees", { $0.degrees(limit: 10).count }),
      ("pagerank", { $0.pageRank(limit: 10).count }),
      ("betweenness", { $0.betweenness(limit: 10).count }),
      ("components", { $0.components().count }),
    ]
    for (name, ask) in questions {
      let start = ContinuousClock.now
      let answer = graph.limited(to: limit, ask)
      let late = max(.zero, ContinuousClock.now - start - limit)
      report.line(
        "\(name)_time_limit_10ms",
        "\"late_ms\":\(Self.milliseconds(late)),\"ending\":\"\(answer.ending)\","
          + "\"found\":\(answer.value)")
    }
  }

  private static func milliseconds(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    return String(format: "%.2f", Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
  }

  private func line(
    _ report: inout Report, _ measure: String, _ list: SimplePathList, late: Duration
  ) {
    report.line(
      measure,
      "\"late_ms\":\(Self.milliseconds(late)),\"ending\":\"\(list.ending)\","
        + "\"paths\":\(list.paths.count)")
  }
}
