internal import Foundation
public import LiaisonModel
internal import Synchronization

/// Draws in a program of its own, which can be stopped: Graphviz cannot, and where it crashes it
/// takes the whole process with it. What it leaks or prints goes with the program as well.
///
/// The program is one that calls `DiagramWorker.serve()`, such as the caller itself:
///
///     let worker = DiagramWorker(executable: "/usr/local/bin/liaison", arguments: ["draw-worker"])
///     let svg = try worker.render(
///       entities: entities, relations: relations, options: options, format: .svg,
///       timeLimit: .seconds(10))
public struct DiagramWorker: Sendable {
  public let executable: String
  public let arguments: [String]

  public init(executable: String, arguments: [String] = []) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The same bytes as `DiagramRenderer.render`.
  ///
  /// - Throws: `GraphvizError.timedOut` when the time is up, `.worker` where the program cannot be
  ///   started, crashes or reports an error.
  public func render(
    entities: [Entity], relations: [Relation], options: DiagramOptions = DiagramOptions(),
    format: DiagramFormat, timeLimit: Duration
  ) throws(GraphvizError) -> RenderedDiagram {
    let request = Request(
      dot: try DOTWriter.write(entities: entities, relations: relations), options: options,
      format: format)
    let output: Data
    do {
      output = try run(JSONEncoder().encode(request), timeLimit: timeLimit)
    } catch let error as GraphvizError {
      throw error
    } catch {
      throw .worker("\(error)")
    }
    guard let end = output.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDecoder().decode(Header.self, from: output[..<end])
    else { throw .worker("it ended without a picture") }
    if let error = header.error { throw .worker(error) }
    return RenderedDiagram(
      bytes: Array(output[output.index(after: end)...]),
      diagnostics: header.diagnostics.map { Diagnostic($0.severity, $0.subject, $0.message) })
  }

  private func run(_ request: Data, timeLimit: Duration) throws -> Data {
    // A file, as a pipe to a program that dies would end this one with SIGPIPE.
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("liaison-\(UUID().uuidString).json")
    try request.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()

    let received = Received()
    DispatchQueue.global().async {
      received.finish(output.fileHandleForReading.readDataToEndOfFile())
    }
    let data = received.wait(timeLimit)
    if data == nil { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard let data else { throw GraphvizError.timedOut(limit: timeLimit) }
    return data
  }

  /// What a thread has read, for another that waits for it.
  private final class Received: Sendable {
    private let data = Mutex<Data?>(nil)
    private let done = DispatchSemaphore(value: 0)

    func finish(_ read: Data) {
      data.withLock { $0 = read }
      done.signal()
    }

    func wait(_ limit: Duration) -> Data? {
      let (seconds, attoseconds) = limit.components
      let time = Double(seconds) + Double(attoseconds) / 1e18
      guard done.wait(timeout: .now() + max(0, time)) == .success else { return nil }
      return data.withLock { $0 }
    }
  }
}

// MARK: - The other side

extension DiagramWorker {
  /// Reads one request from standard input, draws, writes the answer to standard output, and
  /// returns the exit code.
  public static func serve() -> Int32 {
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let answer = answer(input)
    guard var header = try? JSONEncoder().encode(answer.header) else { return 70 }
    header.append(UInt8(ascii: "\n"))
    header.append(contentsOf: answer.bytes)
    do {
      try FileHandle.standardOutput.write(contentsOf: header)
    } catch {
      return 74
    }
    return answer.header.error == nil ? 0 : 70
  }

  private static func answer(_ input: Data) -> (header: Header, bytes: [UInt8]) {
    do {
      let request = try JSONDecoder().decode(Request.self, from: input)
      let graph = try DOTReader.read(request.dot)
      let diagram = try DiagramRenderer.render(
        entities: graph.entities, relations: graph.relations, options: request.options,
        format: request.format)
      let diagnostics = diagram.diagnostics.map {
        Header.Message(
          isWarning: $0.severity == .warning, subject: $0.subject, message: $0.message)
      }
      return (Header(diagnostics: diagnostics, error: nil), diagram.bytes)
    } catch {
      return (Header(diagnostics: [], error: "\(error)"), [])
    }
  }

  private struct Request: Codable {
    let dot: String
    let options: DiagramOptions
    let format: DiagramFormat
  }

  private struct Header: Codable {
    let diagnostics: [Message]
    let error: String?

    struct Message: Codable {
      let isWarning: Bool
      let subject: String
      let message: String

      var severity: Diagnostic.Severity { isWarning ? .warning : .note }
    }
  }
}
