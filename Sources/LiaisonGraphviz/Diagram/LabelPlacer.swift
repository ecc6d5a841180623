/// Moves labels that a line runs through to a place beside their own line where nothing else is.
///
/// `dot` keeps labels off nodes and off each other, but where lines cross many layers it sees only
/// the bends, and draws some of them through a label.
struct LabelPlacer {
  private var geometry: DiagramGeometry
  /// Points along each line, by its key.
  private let lines: [String: [Point]]

  /// How far words stay from their line, in points.
  private static let distance = 3.0
  /// The empty line under the words of a label, and the rim around them, in points.
  private static let spacer = 12.0
  private static let rim = 2.0
  /// Where along its line a label may stand, best first.
  private static let positions = [10, 8, 12, 6, 14, 4, 16]

  /// The geometry with labels moved where that helps, or nil where none has to be.
  ///
  /// - Complexity: O(*l* (*n* + *m*)) for *l* labels in the way, *n* nodes and *m* edges.
  static func improved(_ geometry: DiagramGeometry) -> DiagramGeometry? {
    var placer = LabelPlacer(geometry)
    let keys = geometry.edges.keys.sorted().filter { key in
      geometry.edges[key]?.label.map { placer.lineHits(ink(of: $0)) > 0 } ?? false
    }
    guard !keys.isEmpty else { return nil }
    for key in keys { placer.move(key) }
    return placer.geometry
  }

  private init(_ geometry: DiagramGeometry) {
    self.geometry = geometry
    lines = geometry.edges.compactMapValues { $0.curve?.flattened }
  }

  /// A label without what is empty of it.
  static func ink(of label: Box) -> Box {
    Box(
      minX: label.minX + rim, minY: label.minY + spacer, maxX: label.maxX - rim,
      maxY: label.maxY - rim)
  }

  private mutating func move(_ key: String) {
    guard let label = geometry.edges[key]?.label, let line = lines[key] else { return }
    var best = (label: label, cost: cost(label, of: key))
    for position in Self.positions where position < line.count && best.cost > 0 {
      for candidate in Self.candidates(label, at: line[position * line.count / 21], beside: line) {
        let cost = cost(candidate, of: key)
        if cost < best.cost { best = (candidate, cost) }
      }
    }
    geometry.edges[key]?.label = best.label
  }

  /// The label above and beneath its line at a point of it.
  private static func candidates(_ label: Box, at point: Point, beside line: [Point]) -> [Box] {
    let reach = label.width / 2 + rim
    let near = line.filter { abs($0.x - point.x) <= reach }.map(\.y)
    guard let low = near.min(), let high = near.max() else { return [] }
    let above = high + distance - spacer + label.height / 2
    let beneath = low - distance - label.height / 2
    return [above, beneath].map { y in
      label + Point(x: point.x - label.center.x, y: y - label.center.y)
    }
  }

  /// How much is in the way: words and names count more than lines.
  private func cost(_ label: Box, of key: String) -> Int {
    let ink = Self.ink(of: label)
    let labels = geometry.edges.count { other in
      other.key != key && other.value.label.map { Self.ink(of: $0).overlaps(ink) } ?? false
    }
    let nodes = geometry.nodes.values.count { $0.overlaps(ink) }
    return 1_000 * (labels + nodes) + lineHits(ink)
  }

  private func lineHits(_ ink: Box) -> Int {
    lines.values.count { $0.contains(where: ink.contains) }
  }
}

extension Curve {
  /// Points along the line, 20 to each Bézier curve.
  var flattened: [Point] {
    var result: [Point] = []
    for start in stride(from: 0, to: points.count - 3, by: 3) {
      for step in 0...20 {
        let t = Double(step) / 20
        let rest = 1 - t
        let weights = [rest * rest * rest, 3 * t * rest * rest, 3 * t * t * rest, t * t * t]
        result.append(
          zip(weights, points[start...]).reduce(Point(x: 0, y: 0)) {
            Point(x: $0.x + $1.0 * $1.1.x, y: $0.y + $1.0 * $1.1.y)
          })
      }
    }
    return result
  }
}
