/// Puts labels beside their own line where nothing else is.
///
/// `dot` keeps labels off nodes and off each other, but where lines cross many layers it sees only
/// the bends, and draws some of them through a label. The engines by force put every label in the
/// middle of its line, whatever is there.
struct LabelPlacer {
  private var geometry: DiagramGeometry
  /// Points along each line, by its key, and what they cover.
  private let lines: [String: (points: [Point], box: Box)]

  /// How far words stay from their line, in points.
  private static let distance = 3.0
  /// How far a label may be from the point of its line where it stands, in points.
  private static let reach = 60.0
  /// The empty line under the words of a label, and the rim around them, in points.
  private static let spacer = 12.0
  private static let rim = 2.0
  /// Where along its line a label may stand, in parts of 20, best first.
  private static let positions = [10, 8, 12, 6, 14, 4, 16]

  /// The geometry with labels moved that a line runs through, where that helps; nil where none has
  /// to be.
  ///
  /// - Complexity: O(*l* (*n* + *m*)) for *l* labels in the way, *n* nodes and *m* edges.
  static func improved(_ geometry: DiagramGeometry) -> DiagramGeometry? {
    var placer = LabelPlacer(geometry)
    let keys = geometry.edges.keys.sorted().filter { key in
      geometry.edges[key]?.label.map { placer.lineHits(ink(of: $0)) > 0 } ?? false
    }
    guard !keys.isEmpty else { return nil }
    for key in keys {
      let best = placer.best(for: key)
      placer.geometry.edges[key]?.label = best?.label
    }
    return placer.geometry
  }

  /// The geometry with those labels that have a place of their own; the others are left out.
  ///
  /// - Complexity: O(*m* (*n* + *m*)) for *n* nodes and *m* edges.
  static func withRoom(_ geometry: DiagramGeometry) -> DiagramGeometry {
    var placer = LabelPlacer(geometry)
    for key in geometry.edges.keys { placer.geometry.edges[key]?.label = nil }
    for (key, edge) in geometry.edges.sorted(by: { $0.key < $1.key }) {
      guard let label = edge.label, let best = placer.best(for: key, label), best.cost == 0
      else { continue }
      placer.geometry.edges[key]?.label = best.label
    }
    return placer.geometry
  }

  private init(_ geometry: DiagramGeometry) {
    self.geometry = geometry
    lines = geometry.edges.compactMapValues { edge in
      guard let points = edge.curve?.flattened, let first = points.first else { return nil }
      let start = Box(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
      return (points, points.reduce(start) { $0.union($1) })
    }
  }

  /// A label without what is empty of it.
  static func ink(of label: Box) -> Box {
    Box(
      minX: label.minX + rim, minY: label.minY + spacer, maxX: label.maxX - rim,
      maxY: label.maxY - rim)
  }

  /// The place with the least in its way, the present one first.
  private func best(for key: String, _ given: Box? = nil) -> (label: Box, cost: Int)? {
    guard let label = given ?? geometry.edges[key]?.label else { return nil }
    var best = (label: label, cost: cost(label, of: key))
    guard let line = lines[key]?.points else { return best }
    for position in Self.positions where best.cost > 0 {
      for candidate in Self.candidates(label, at: line[position * (line.count - 1) / 20], of: line)
      {
        let cost = cost(candidate, of: key)
        if cost < best.cost { best = (candidate, cost) }
      }
    }
    return best
  }

  /// The label above, beneath, to the right and to the left of its line at a point of it.
  private static func candidates(_ label: Box, at point: Point, of line: [Point]) -> [Box] {
    let (width, height) = (label.width / 2 + rim, label.height / 2)
    let over = line.filter { abs($0.x - point.x) <= width }.map(\.y)
    let beside = line.filter { abs($0.y - point.y) <= height }.map(\.x)
    guard let low = over.min(), let high = over.max(), let left = beside.min(),
      let right = beside.max()
    else { return [] }
    let centers = [
      Point(x: point.x, y: high + distance - spacer + height),
      Point(x: point.x, y: low - distance - height),
      Point(x: right + distance + width, y: point.y - spacer / 2),
      Point(x: left - distance - width, y: point.y - spacer / 2),
    ]
    return centers.filter { abs($0.x - point.x) <= reach && abs($0.y - point.y) <= reach / 2 }
      .map { label + Point(x: $0.x - label.center.x, y: $0.y - label.center.y) }
  }

  /// How much is in the way: words and names count more than lines.
  private func cost(_ label: Box, of key: String) -> Int {
    let ink = Self.ink(of: label)
    let labels = geometry.edges.count { other in
      other.key != key
        && other.value.label.map { Self.ink(of: $0).overlaps(ink, tolerance: -2) } ?? false
    }
    let nodes = geometry.nodes.values.count { $0.overlaps(ink, tolerance: -4) }
    return 1_000 * (labels + nodes) + lineHits(ink)
  }

  private func lineHits(_ ink: Box) -> Int {
    lines.values.count { line in
      line.box.overlaps(ink, tolerance: -1) && line.points.contains(where: ink.contains)
    }
  }
}

extension Curve {
  /// Points along the line, some 6 apart, so that no word fits between two.
  var flattened: [Point] {
    var result: [Point] = []
    for start in stride(from: 0, to: points.count - 3, by: 3) {
      let corners = points[start...(start + 3)]
      let length = zip(corners, corners.dropFirst()).reduce(0) {
        $0 + abs($1.1.x - $1.0.x) + abs($1.1.y - $1.0.y)
      }
      let steps = max(10, min(300, Int(length / 6)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let rest = 1 - t
        let weights = [rest * rest * rest, 3 * t * rest * rest, 3 * t * t * rest, t * t * t]
        result.append(
          zip(weights, corners).reduce(Point(x: 0, y: 0)) {
            Point(x: $0.x + $1.0 * $1.1.x, y: $0.y + $1.0 * $1.1.y)
          })
      }
    }
    return result
  }
}
