internal import CGraphviz
public import LiaisonModel

/// Draws in a program that draws one picture and ends: no other process is needed to keep a time
/// limit, or to tell a person when Graphviz has crashed.
///
///     let renderer = GuardedRenderer(
///       timeLimit: .seconds(60), whenLate: .init("took too long\n", status: 70),
///       whenCrashed: .init("Graphviz crashed\n", status: 70))
///     let svg = try renderer.render(entities: entities, relations: relations, format: .svg)
///
/// While it draws, signal handlers, the alarm timer and standard error of the whole process are
/// taken over, and where it must give up the process ends. A program that does other things
/// besides uses `DiagramWorker`.
public struct GuardedRenderer: Sendable {
  /// The end of the process.
  public struct Farewell: Sendable {
    /// Written to standard error as it is.
    public let message: String
    public let status: Int32

    public init(_ message: String, status: Int32) {
      self.message = message
      self.status = status
    }
  }

  /// Spares the process work that only matters to one that lives on: Graphviz's memory is left for
  /// the system to free, and all threads have one heap. Before anything is read or drawn, and only
  /// where one picture is drawn and threads do not work at the same time.
  public static func drawOnce() { gvz_draw_once() }

  public let timeLimit: Duration
  public let whenLate: Farewell
  public let whenCrashed: Farewell

  public init(timeLimit: Duration, whenLate: Farewell, whenCrashed: Farewell) {
    self.timeLimit = timeLimit
    self.whenLate = whenLate
    self.whenCrashed = whenCrashed
  }

  /// The same as `DiagramRenderer.render`; one at a time in a process.
  public func render(
    entities: [Entity], relations: [Relation], options: DiagramOptions = DiagramOptions(),
    format: DiagramFormat
  ) throws(GraphvizError) -> RenderedDiagram {
    let result = whenLate.message.withCString { late in
      whenCrashed.message.withCString { crashed in
        withUnsafePointer(to: gvz_farewell(message: late, status: whenLate.status)) { late in
          withUnsafePointer(to: gvz_farewell(message: crashed, status: whenCrashed.status)) {
            let isGuarded = gvz_guard(timeLimit.seconds, late, $0)
            defer { if isGuarded { gvz_unguard() } }
            return Result { () throws(GraphvizError) in
              try DiagramRenderer.render(
                entities: entities, relations: relations, options: options, format: format)
            }
          }
        }
      }
    }
    return try result.get()
  }
}

extension Duration {
  /// Never nothing, which would be no limit at all.
  fileprivate var seconds: Double {
    let (seconds, attoseconds) = components
    return max(0.001, Double(seconds) + Double(attoseconds) / 1e18)
  }
}
