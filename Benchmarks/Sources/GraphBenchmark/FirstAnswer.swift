@_spi(Benchmark) import LiaisonGraph
import LiaisonModel

/// What it takes to open a snapshot and answer the first question of a graph that nobody asked before.
struct FirstAnswer {
  let path: String
  let names: [[Entity.ID]]

  func ask(_ report: Report) throws {
    for (name, verifying) in [("trusted", false), ("verified", true)] {
      var times: [Double] = []
      var length = 0
      for pair in names.prefix(9) {
        let start = processTime()
        let opened = try KnowledgeGraph(snapshotAt: path, verifying: verifying)
        length += opened.shortestPath(from: pair[0], to: pair[1])?.length ?? 0
        times.append(processTime() - start)
        // What it takes to forget it all is no part of the answer.
        withExtendedLifetime(opened) {}
      }
      times.sort()
      report.line(
        "snapshot_open_\(name)_and_answer",
        "\"value\":\(times[times.count / 2]),\"best\":\(times.first ?? 0),"
          + "\"worst\":\(times.last ?? 0),\"unit\":\"s\",\"length\":\(length)")
    }
  }
}
