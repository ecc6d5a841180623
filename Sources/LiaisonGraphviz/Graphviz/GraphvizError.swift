public import LiaisonModel

/// Why a diagram could not be written, read or drawn.
public enum GraphvizError: Error, Hashable, Sendable {
  /// Graphviz or its layout plug-ins are missing or broken.
  case unavailable(String)
  /// The text is not DOT; the line counts from 1.
  case syntax(line: Int?, message: String)
  /// The text holds something that no DOT may hold, such as a NUL.
  case unreadable(String)
  /// More than can be read or drawn: what is counted, how many there are, and how many may be.
  case tooLarge(what: String, count: Int, limit: Int)
  /// Two entities with one identifier.
  case duplicateEntity(Entity.ID)
  /// Two relations with one identifier.
  case duplicateRelation(Relation.ID)
  /// A relation whose source or target is not among the entities.
  case unknownEntity(Entity.ID, in: Relation.ID)
  /// Graphviz could not place the nodes.
  case layout(engine: String, messages: [String])
  /// Graphviz could not write the picture.
  case rendering(format: DiagramFormat, messages: [String])
  /// Drawing took longer than it may.
  case timedOut(limit: Duration)
  /// Graphviz ended in a crash.
  case crashed
  /// The program that draws apart did not do so, and why.
  case worker(String)
  /// The picture lacks relations that it was given.
  case incomplete(drawn: Int, expected: Int)
}

extension GraphvizError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unavailable(let reason):
      "Graphviz cannot be used (\(reason)). Install libgraphviz-dev, or brew's graphviz, again."
    case .syntax(let line?, let message): "line \(line): \(message)"
    case .syntax(nil, let message): message
    case .unreadable(let reason): "this cannot be read as DOT: \(reason)"
    case .tooLarge(let what, let count, let limit):
      "\(count) \(what) are more than the \(limit) that are possible. "
        + "Choose fewer, by name, type, status or date."
    case .duplicateEntity(let id): "two entities have the identifier “\(id)”"
    case .duplicateRelation(let id): "two relations have the identifier “\(id)”"
    case .unknownEntity(let id, let relation):
      "the relation “\(relation)” names the entity “\(id)”, which is not given"
    case .layout(let engine, let messages):
      "Graphviz could not lay the diagram out with \(engine)\(Self.list(messages))"
    case .rendering(let format, let messages):
      "Graphviz could not draw the diagram as \(format.rawValue)\(Self.list(messages))"
    case .timedOut(let limit):
      "drawing took longer than \(limit); choose fewer relations or another engine"
    case .crashed:
      "Graphviz crashed while it drew; choose fewer relations or another engine"
    case .worker(let reason): "the diagram could not be drawn in a program of its own: \(reason)"
    case .incomplete(let drawn, let expected):
      "Graphviz drew \(drawn) of \(expected) relations; another engine may draw them all"
    }
  }

  private static func list(_ messages: [String]) -> String {
    messages.isEmpty ? "" : ": " + messages.joined(separator: "; ")
  }
}
