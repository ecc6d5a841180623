/// A place in a laid-out drawing, in points; y grows upwards.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// An upright rectangle in a laid-out drawing, in points; y grows upwards.
struct Box: Hashable, Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  var width: Double { maxX - minX }
  var height: Double { maxY - minY }

  /// Whether both cover some common area, rims of `tolerance` points aside.
  func overlaps(_ other: Box, tolerance: Double = 0.5) -> Bool {
    minX + tolerance < other.maxX && other.minX + tolerance < maxX
      && minY + tolerance < other.maxY && other.minY + tolerance < maxY
  }
}
