/// A place in a laid-out drawing, in points; y grows upwards.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double

  static func + (lhs: Point, rhs: Point) -> Point { Point(x: lhs.x + rhs.x, y: lhs.y + rhs.y) }
}

/// An upright rectangle in a laid-out drawing, in points; y grows upwards.
struct Box: Hashable, Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  var width: Double { maxX - minX }
  var height: Double { maxY - minY }
  var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  static func + (box: Box, shift: Point) -> Box {
    Box(
      minX: box.minX + shift.x, minY: box.minY + shift.y, maxX: box.maxX + shift.x,
      maxY: box.maxY + shift.y)
  }

  /// Whether both cover some common area, rims of `tolerance` points aside.
  func overlaps(_ other: Box, tolerance: Double = 0.5) -> Bool {
    minX + tolerance < other.maxX && other.minX + tolerance < maxX
      && minY + tolerance < other.maxY && other.minY + tolerance < maxY
  }

  func contains(_ point: Point) -> Bool {
    point.x > minX && point.x < maxX && point.y > minY && point.y < maxY
  }

  func contains(_ other: Box) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  func union(_ point: Point) -> Box {
    union(Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}

/// A line of cubic Bézier curves, and the tips of its arrows.
struct Curve: Hashable, Sendable {
  /// 3*n* + 1 control points.
  var points: [Point]
  var start: Point?
  var end: Point?

  var reversed: Curve { Curve(points: points.reversed(), start: end, end: start) }

  static func + (curve: Curve, shift: Point) -> Curve {
    Curve(
      points: curve.points.map { $0 + shift }, start: curve.start.map { $0 + shift },
      end: curve.end.map { $0 + shift })
  }
}

/// Where a layout has put everything.
struct DiagramGeometry: Hashable, Sendable {
  /// By the node's DOT name.
  var nodes: [String: Box] = [:]
  /// By the edge's key.
  var edges: [String: Edge] = [:]
  /// Everything but the label of the whole.
  var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
  /// Title and key.
  var label: Box?

  struct Edge: Hashable, Sendable {
    var tail: String
    var head: String
    var curve: Curve?
    var label: Box?
  }
}

extension DiagramGeometry {
  /// Where the drawing lies: title and key stand above it.
  var room: Box {
    var room = box
    if let label { room.maxY = min(room.maxY, label.minY) }
    return room
  }

  /// Reads off a graph that is laid out.
  init(of graph: borrowing GraphHandle) {
    graph.forEachNode { nodes[$0.name] = $0.box }
    graph.forEachEdge { edge in
      let isTurned = edge.attribute("dir") == .text("back")
      edges[edge.key ?? ""] = Edge(
        tail: isTurned ? edge.head : edge.tail, head: isTurned ? edge.tail : edge.head,
        curve: isTurned ? edge.curve?.reversed : edge.curve, label: edge.labelBox)
    }
    box = graph.box
    label = graph.labelBox
  }
}
