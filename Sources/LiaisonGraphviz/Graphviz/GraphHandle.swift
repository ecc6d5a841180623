internal import CGraphviz

/// Owns a graph in Graphviz's memory. Made, used and dropped inside one `Graphviz.perform`.
struct GraphHandle: ~Copyable {
  private let graph: OpaquePointer

  /// How many graphs the text held; the first is this one.
  let graphsInText: Int

  /// Takes a graph over, to close it.
  init(owning graph: OpaquePointer) {
    self.graph = graph
    graphsInText = 1
  }

  /// Parses DOT, which is UTF-8.
  init(parsing text: [UInt8]) throws(GraphvizError) {
    var count = 0
    let parsed = text.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { gvz_read($0.baseAddress, $0.count, &count) }
    }
    let messages = Graphviz.takeMessages()
    let failed = gvz_error_count() > 0
    guard let parsed, !failed else {
      if let parsed { gvz_close(parsed) }
      throw Self.syntaxError(messages)
    }
    graph = parsed
    graphsInText = count
  }

  deinit { gvz_close(graph) }

  /// "syntax error in line 3 near ';'" with its line apart.
  private static func syntaxError(_ messages: [Graphviz.Message]) -> GraphvizError {
    guard let text = messages.first(where: \.isError)?.text ?? messages.first?.text else {
      return .unreadable("it holds no graph")
    }
    let words = text.split(separator: " ")
    guard let position = words.firstIndex(of: "line"), position + 1 < words.count,
      let line = Int(words[position + 1])
    else { return .syntax(line: nil, message: text) }
    let rest = words[(position + 2)...].joined(separator: " ")
    return .syntax(line: line, message: String("syntax error \(rest)".prefix(200)))
  }

  var isDirected: Bool { gvz_is_directed(graph) }
  var nodeCount: Int { gvz_node_count(graph) }
  var edgeCount: Int { gvz_edge_count(graph) }

  func attribute(_ name: String) -> DOTValue? { value { gvz_graph_attribute(graph, name, $0) } }

  /// Visits nodes in the order of the text.
  func forEachNode(_ body: (Node) -> Void) {
    var next = gvz_first_node(graph)
    while let node = next {
      body(Node(node))
      next = gvz_next_node(graph, node)
    }
  }

  /// Visits edges by their source, in the order of the text.
  func forEachEdge(_ body: (Edge) -> Void) {
    forEachNode { node in
      var next = gvz_first_edge(graph, node.pointer)
      while let edge = next {
        body(Edge(edge))
        next = gvz_next_edge(graph, edge)
      }
    }
  }

  /// A node, good for as long as the handle.
  struct Node {
    fileprivate let pointer: OpaquePointer
    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    var name: String { string(gvz_node_name(pointer)) }
    var box: Box { Box(gvz_node_box(pointer)) }
    func attribute(_ name: String) -> DOTValue? {
      value { gvz_node_attribute(pointer, name, $0) }
    }
  }

  /// An edge, good for as long as the handle.
  struct Edge {
    private let pointer: OpaquePointer
    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    var key: String? { gvz_edge_key(pointer).map { String(cString: $0) } }
    var tail: String { string(gvz_node_name(gvz_tail(pointer))) }
    var head: String { string(gvz_node_name(gvz_head(pointer))) }
    func attribute(_ name: String) -> DOTValue? {
      value { gvz_edge_attribute(pointer, name, $0) }
    }

    /// Where its label stands, if it was placed.
    var labelBox: Box? {
      var box = gvz_box()
      return gvz_edge_label_box(pointer, &box) ? Box(box) : nil
    }

    /// Puts its label elsewhere, or leaves it out.
    func moveLabel(to center: Point?) {
      guard let center else { return gvz_edge_move_label(pointer, nil) }
      var point = gvz_point(x: center.x, y: center.y)
      gvz_edge_move_label(pointer, &point)
    }

    /// The line that was drawn, if there is one.
    var curve: Curve? {
      let curve = gvz_edge_curve(pointer)
      defer { gvz_free(curve.points) }
      guard curve.count > 0 else { return nil }
      return Curve(
        points: UnsafeBufferPointer(start: curve.points, count: curve.count).map(Point.init),
        start: curve.has_start ? Point(curve.start) : nil,
        end: curve.has_end ? Point(curve.end) : nil)
    }
  }
}

// MARK: - Drawing

extension GraphHandle {
  /// Lays the graph out, lets `body` look at it or render it, and undoes the layout.
  func withLayout<Value>(
    _ engine: String, _ body: (borrowing GraphHandle) throws(GraphvizError) -> Value
  ) throws(GraphvizError) -> Value {
    guard gvz_layout(graph, engine) else {
      let messages = Graphviz.takeMessages().map(\.text)
      // What it says of its own engines when its plug-ins are gone.
      if messages.contains(where: { $0.contains("layout engine") || $0.contains("not recognized") })
      {
        throw .unavailable(messages.joined(separator: "; "))
      }
      throw .layout(engine: engine, messages: messages)
    }
    defer { gvz_free_layout(graph) }
    return try body(self)
  }

  /// Renders a graph that is laid out.
  func render(_ format: DiagramFormat) throws(GraphvizError) -> [UInt8] {
    var data: UnsafeMutablePointer<CChar>?
    var length = 0
    guard gvz_render(graph, format.rawValue, &data, &length), let data else {
      throw .rendering(format: format, messages: Graphviz.takeMessages().map(\.text))
    }
    defer { gvz_free(data) }
    return Array(UnsafeRawBufferPointer(start: data, count: length))
  }

  /// The whole drawing, label included, in points.
  var box: Box { Box(gvz_graph_box(graph)) }

  var labelBox: Box? {
    var box = gvz_box()
    return gvz_graph_label_box(graph, &box) ? Box(box) : nil
  }
}

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
  pointer.map { String(cString: $0) } ?? ""
}

private func value(
  _ read: (UnsafeMutablePointer<Bool>) -> UnsafePointer<CChar>?
) -> DOTValue? {
  var isMarkup = false
  guard let text = read(&isMarkup) else { return nil }
  return isMarkup ? .markup(String(cString: text)) : .text(String(cString: text))
}

extension Point {
  fileprivate init(_ point: gvz_point) { self.init(x: point.x, y: point.y) }
}

extension Box {
  fileprivate init(_ box: gvz_box) {
    self.init(minX: box.min_x, minY: box.min_y, maxX: box.max_x, maxY: box.max_y)
  }
}
