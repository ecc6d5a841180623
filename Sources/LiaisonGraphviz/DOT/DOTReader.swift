public import LiaisonModel

/// Reads DOT: what Liaison wrote, whole; what others wrote, as far as `label`, `type` and the like
/// say something.
///
///     let graph = try DOTReader.read("digraph { musk -> xai [label=founded] }")
///     graph.relations[0].type  // founded
public enum DOTReader {
  /// What marks a text as Liaison's own, in the graph's `liaison` attribute.
  static let formatVersion = "1"

  /// What a DOT text says.
  public struct Contents: Hashable, Sendable {
    /// Sorted by identifier.
    public let entities: [Entity]
    /// Sorted by source, target, type and identifier. Where the text is not Liaison's own, they
    /// come without evidence.
    public let relations: [Relation]
    public let title: String?
    /// What was left out or guessed.
    public let diagnostics: [Diagnostic]
  }

  /// Texts above this are refused: Graphviz holds a graph in some ten times its text.
  static let byteLimit = 64 << 20

  /// Reads the first graph of a DOT text.
  ///
  /// - Parameters:
  ///   - text: DOT, with or without a byte order mark.
  ///   - subject: What diagnostics call the text, such as its file's name.
  /// - Throws: `GraphvizError.syntax` with the line where the text is no DOT.
  /// - Complexity: O(*s* log *s*) for *s* bytes of text.
  public static func read(_ text: String, subject: String = "DOT") throws(GraphvizError) -> Contents
  {
    guard text.utf8.count <= byteLimit else {
      throw .tooLarge(what: "bytes of DOT", count: text.utf8.count, limit: byteLimit)
    }
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    // Whole, as a part of a text is copied byte by byte.
    var body = Array(text.utf8)
    if hasMark { body.removeFirst(3) }
    guard !body.contains(0) else { throw .unreadable("it holds a NUL character") }
    return try Graphviz.perform { () throws(GraphvizError) in
      let graph = try GraphHandle(parsing: body)
      let isOwn = graph.attribute("liaison") != nil
      var interpreter = DOTInterpreter(subject: subject, isOwn: isOwn)
      if graph.graphsInText > 1 {
        interpreter.note(
          .warning, "it holds \(graph.graphsInText) graphs, of which only the first is read")
      }
      graph.forEachNode { interpreter.add($0) }
      graph.forEachEdge { interpreter.add($0) }
      for message in Graphviz.takeMessages() { interpreter.note(.warning, message.text) }
      return interpreter.contents(title: graph.attribute("title")?.raw)
    }
  }
}
