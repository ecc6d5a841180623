import Foundation
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

  /// The first pair in a process that did nothing else, without verifying, by CPU time and by the clock.
  func askOnce() throws {
    let pair = names[0]
    let before = pageFaults()
    let (start, began) = (processTime(), ContinuousClock.now)
    let opened = try KnowledgeGraph(snapshotAt: path, verifying: false)
    let middle = processTime()
    let answer = opened.shortestPath(from: pair[0], to: pair[1])
    let (end, ended) = (processTime(), ContinuousClock.now)
    let (seconds, attoseconds) = (ended - began).components
    Report(entities: opened.entityCount, edges: opened.relationCount).line(
      "first_answer_of_a_process",
      "\"value\":\(end - start),\"open\":\(middle - start),\"clock\":"
        + "\(Double(seconds) + Double(attoseconds) * 1e-18),\"unit\":\"s\",\"page_faults\":"
        + "\(pageFaults() - before),\"length\":\(answer?.length ?? -1)")
  }
}

/// How many pages this process has touched for the first time.
private func pageFaults() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Int(usage.ru_minflt)
}
