internal import CGraphviz

/// The one door to Graphviz, which keeps state for the whole process.
enum Graphviz {
  /// Runs `body` on the thread that talks to Graphviz, after all earlier calls have ended.
  ///
  /// The caller waits; a call from within `body` would wait for ever.
  static func perform<Value>(
    _ body: () throws(GraphvizError) -> Value
  ) throws(GraphvizError) -> Value {
    var result: Result<Value, GraphvizError>?
    let status = withoutActuallyEscaping(body) { body in
      var job: () -> Void = {
        result = Result { () throws(GraphvizError) in try body() }
      }
      return withUnsafeMutablePointer(to: &job) { job in
        gvz_perform({ $0?.assumingMemoryBound(to: (() -> Void).self).pointee() }, job)
      }
    }
    guard let result else {
      throw .unavailable("its thread did not start, system error \(status)")
    }
    return try result.get()
  }

  /// The warnings and errors since the last call, each whole and without its prefix.
  static func takeMessages() -> [Message] {
    guard let raw = gvz_take_messages() else { return [] }
    defer { gvz_free(raw) }
    return Message.parse(String(cString: raw))
  }

  struct Message: Hashable {
    let isError: Bool
    let text: String

    /// Splits what Graphviz wrote: a message begins with its severity and may have several lines.
    static func parse(_ raw: String) -> [Message] {
      var messages: [Message] = []
      for line in raw.split(separator: "\n") {
        if line.hasPrefix("Error: ") {
          messages.append(Message(isError: true, text: String(line.dropFirst(7))))
        } else if line.hasPrefix("Warning: ") {
          messages.append(Message(isError: false, text: String(line.dropFirst(9))))
        } else if let last = messages.popLast() {
          messages.append(Message(isError: last.isError, text: last.text + " " + line))
        } else {
          messages.append(Message(isError: false, text: String(line)))
        }
      }
      return messages
    }
  }
}
