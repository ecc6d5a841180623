/// Puts rectangles side by side without gaps to speak of.
///
/// Bottom-left packing on a skyline: each, in the order given, goes where its far edge is nearest
/// to the top, and among such places furthest to the left.
struct ComponentPacker {
  /// Between two rectangles, in points.
  static let gap = 36.0
  /// Of the whole, width by height: a page on its side.
  private static let aspect = 1.4

  /// For each size, its upper left corner, with y growing downwards.
  ///
  /// - Complexity: O(*n*²) for *n* sizes.
  static func corners(of sizes: [(width: Double, height: Double)]) -> [Point] {
    let area = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let widest = sizes.map(\.width).max() ?? 0
    let limit = max(widest, (area * aspect).squareRoot())
    var skyline = [Step(x: 0, y: 0)]
    return sizes.map { place($0.width, $0.height, on: &skyline, limit: limit) }
  }

  /// From `x` to the next step, everything above `y` is taken.
  private struct Step {
    var x: Double
    var y: Double
  }

  private static func place(
    _ width: Double, _ height: Double, on skyline: inout [Step], limit: Double
  ) -> Point {
    var best = Point(x: 0, y: .infinity)
    for step in skyline where step.x == 0 || step.x + width <= limit {
      let y =
        skyline.indices.filter {
          let end = $0 + 1 < skyline.count ? skyline[$0 + 1].x : .infinity
          return skyline[$0].x < step.x + width + gap && end > step.x
        }.map { skyline[$0].y }.max() ?? 0
      if y < best.y { best = Point(x: step.x, y: y) }
    }
    let end = best.x + width + gap
    let after = skyline.last { $0.x <= end }?.y ?? 0
    skyline.removeAll { $0.x >= best.x && $0.x <= end }
    skyline += [Step(x: best.x, y: best.y + height + gap), Step(x: end, y: after)]
    skyline.sort { $0.x < $1.x }
    return best
  }
}
