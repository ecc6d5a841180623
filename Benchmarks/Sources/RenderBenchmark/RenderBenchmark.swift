import Foundation
import LiaisonGraphviz
import LiaisonModel

/// Time of a drawing beside Graphviz's own program, and memory over many drawings.
///
///     RenderBenchmark LIAISON [DOT]
///     RenderBenchmark --leaks [DRAWINGS]
///     RenderBenchmark --stress [GRAPHS]
///
/// `LIAISON` is the program built for release, `DOT` Graphviz's (default: `dot` of the path).
@main
struct RenderBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      print("RenderBenchmark LIAISON [DOT] | --leaks [DRAWINGS] | --stress [GRAPHS]")
      exit(64)
    }
    if arguments[1] == "--stress" {
      let graphs = arguments.count > 2 ? Int(arguments[2]) : nil
      try Stress.run(graphs: graphs ?? 1_000)
      return try Stress.runThreads(16, drawings: 20)
    }
    if arguments[1] == "--leaks" {
      let count = arguments.count > 2 ? Int(arguments[2]) ?? 1_000 : 1_000
      try leaks("without key", DiagramOptions(showsLegend: false), count)
      return try leaks("with key", DiagramOptions(), count)
    }
    let dot = arguments.count > 2 ? arguments[2] : "dot"
    for (relations, engine, runs) in [
      (24, LayoutEngine.dot, 40), (200, .dot, 8), (2_000, .sfdp, 6),
    ] {
      try compare(.random(relations), engine, runs, liaison: arguments[1], dot: dot)
    }
  }

  /// One run of each after the other, so that both see the same load.
  private static func compare(
    _ graph: BenchmarkGraph, _ engine: LayoutEngine, _ runs: Int, liaison: String, dot: String
  ) throws {
    let options = DiagramOptions(engine: engine, maximumEntities: nil)
    let input = FileManager.default.temporaryDirectory
      .appendingPathComponent("liaison-benchmark-\(getpid()).dot").path
    let output = input + ".svg"
    defer { for path in [input, output] { try? FileManager.default.removeItem(atPath: path) } }
    let text = try DOTWriter.write(
      entities: graph.entities, relations: graph.relations, options: options)
    try Data(text.utf8).write(to: URL(fileURLWithPath: input))
    var best = (dot: Double.infinity, once: Double.infinity, warm: Double.infinity)
    for _ in 0..<runs {
      best.dot = min(
        best.dot, try CPUTime.of([dot, "-K\(engine)", "-Tsvg", input, "-o", output]))
      best.once = min(
        best.once,
        try CPUTime.of([
          liaison, "render", input, "--engine", "\(engine)", "--top", "100000", "-o", output,
        ]))
      let start = CPUTime.own
      _ = try DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations, options: options, format: .svg)
      best.warm = min(best.warm, CPUTime.own - start)
    }
    print(
      "\(graph.relations.count) relations, \(engine): dot \(best.dot.milliseconds), "
        + "once \(best.once.milliseconds) = \((best.once / best.dot).ratio), "
        + "warm \(best.warm.milliseconds) = \((best.warm / best.dot).ratio)")
  }

  private static func leaks(_ name: String, _ options: DiagramOptions, _ count: Int) throws {
    let graph = BenchmarkGraph.random(24)
    func draw(_ count: Int) throws -> Int {
      let before = residentKilobytes
      for _ in 0..<count {
        _ = try DiagramRenderer.render(
          entities: graph.entities, relations: graph.relations, options: options, format: .svg)
      }
      return residentKilobytes - before
    }
    _ = try draw(100)
    print(
      "memory \(name): \(count) drawings +\(try draw(count)) KiB, "
        + "\(count) more +\(try draw(count)) KiB")
  }

  private static var residentKilobytes: Int {
    // Files there say that they are empty.
    let file = FileHandle(forReadingAtPath: "/proc/self/status")
    let text = (try? file?.readToEnd()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}

enum CPUTime {
  // RUSAGE_SELF and RUSAGE_CHILDREN, which have another type on every system.
  private static let ofThisProcess: Int32 = 0
  private static let ofChildren: Int32 = -1

  /// Of this process so far, in seconds.
  static var own: Double { seconds(ofThisProcess) }

  /// Of a program from start to end; it must succeed.
  static func of(_ command: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    let before = seconds(ofChildren)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(.executableLoad, userInfo: ["program": command[0]])
    }
    return seconds(ofChildren) - before
  }

  private static func seconds(_ who: Int32) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}

extension Double {
  var milliseconds: String { "\((self * 10_000).rounded() / 10) ms" }
  var ratio: Double { (self * 100).rounded() / 100 }
}
