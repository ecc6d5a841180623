/// Puts labels beside their own line, nearer to it than to any other, where nothing else is.
///
/// `dot` keeps labels off nodes and off each other, but it places them beside bends that the line
/// is then drawn around, so that words can stand far from their own line, nearer to another, or
/// where a third runs through them. The engines by force put every label in the middle of its
/// line, whatever is there.
struct LabelPlacer {
  /// Of the lines, in their order.
  private let keys: [String]
  private var labels: [Box?]
  /// Of the labels; somewhere else where there is none.
  private var inks: [Box]
  private let nodes: [Box]
  private let lines: LineGrid
  /// Where the drawing lies: beneath title and key.
  private let room: Box

  /// How far words are put from their line, and how far they may be, in points.
  private static let distance = 4.0
  private static let farthest = 13.0
  /// How far words of two lines should be apart, in points, so that they are not read as one.
  private static let gap = 10.0
  /// How much nearer to their own line than to the next words should be, in points.
  private static let margin = 5.0
  /// How far a label may be from the point of its line where it stands, in points.
  private static let reach = 60.0
  /// The empty line under the words of a label, and the rim around them, in points.
  private static let spacer = 12.0
  private static let rim = 2.0
  /// Where along its line a label may stand, in parts of 20, best first.
  private static let positions = [10, 9, 11, 8, 12, 7, 13, 6, 14, 5, 15, 4, 16, 3, 17]

  /// The geometry with labels moved where that tells better which line they belong to; nil where
  /// none has to be.
  ///
  /// - Complexity: O(*l* (*n* + *m*)) for *l* labels to be moved, *n* nodes and *m* edges.
  static func improved(_ geometry: DiagramGeometry) -> DiagramGeometry? {
    var placer = LabelPlacer(geometry)
    var isMoved = false
    for line in placer.keys.indices {
      guard let label = placer.labels[line], placer.doubt(label, of: line) > 0 else { continue }
      let best = placer.best(for: line, label)
      guard best.label != label else { continue }
      placer.put(best.label, at: line)
      isMoved = true
    }
    return isMoved ? placer.result(geometry) : nil
  }

  /// The geometry with those labels that have a place of their own; the others are left out.
  ///
  /// - Complexity: O(*m* (*n* + *m*)) for *n* nodes and *m* edges.
  static func withRoom(_ geometry: DiagramGeometry) -> DiagramGeometry {
    var placer = LabelPlacer(geometry)
    let labels = placer.labels
    for line in placer.keys.indices { placer.put(nil, at: line) }
    for (line, label) in labels.enumerated() {
      guard let label else { continue }
      let best = placer.best(for: line, label)
      if best.cost == 0 { placer.put(best.label, at: line) }
    }
    return placer.result(geometry)
  }

  private init(_ geometry: DiagramGeometry) {
    let edges = geometry.edges.sorted { $0.key < $1.key }
    keys = edges.map(\.key)
    labels = edges.map(\.value.label)
    inks = labels.map { $0.map(Self.ink) ?? Self.nowhere }
    nodes = Array(geometry.nodes.values)
    lines = LineGrid(edges.map(\.value.curve))
    room = geometry.room
  }

  private func result(_ geometry: DiagramGeometry) -> DiagramGeometry {
    var result = geometry
    for (key, label) in zip(keys, labels) { result.edges[key]?.label = label }
    return result
  }

  private mutating func put(_ label: Box?, at line: Int) {
    labels[line] = label
    inks[line] = label.map(Self.ink) ?? Self.nowhere
  }

  private static let nowhere = Box(
    minX: .infinity, minY: .infinity, maxX: .infinity, maxY: .infinity)

  /// A label without what is empty of it.
  static func ink(of label: Box) -> Box {
    Box(
      minX: label.minX + rim, minY: label.minY + spacer, maxX: label.maxX - rim,
      maxY: label.maxY - rim)
  }

  /// The place with the least in its way, the given one first.
  private func best(for line: Int, _ label: Box) -> (label: Box, cost: Double) {
    var best = (label: label, cost: cost(label, of: line))
    let points = lines.points[line]
    guard !points.isEmpty else { return best }
    for position in Self.positions where best.cost > 0 {
      let point = points[position * (points.count - 1) / 20]
      for candidate in Self.candidates(label, at: point, of: points) {
        let cost = cost(candidate, of: line, lessThan: best.cost)
        if cost < best.cost { best = (candidate, cost) }
      }
    }
    return best
  }

  /// The label above, beneath, to the right and to the left of its line at a point of it.
  private static func candidates(_ label: Box, at point: Point, of line: [Point]) -> [Box] {
    let words = ink(of: label)
    let (width, height) = (words.width / 2, words.height / 2)
    // How far the line reaches over, under and beside the words.
    var (low, high, left, right) = (point.y, point.y, point.x, point.x)
    for other in line {
      if abs(other.x - point.x) <= width + distance {
        low = min(low, other.y)
        high = max(high, other.y)
      }
      if abs(other.y - point.y) <= height + distance {
        left = min(left, other.x)
        right = max(right, other.x)
      }
    }
    // Where the middle of the words would be.
    let centers = [
      Point(x: point.x, y: high + distance + height),
      Point(x: point.x, y: low - distance - height),
      Point(x: right + distance + width, y: point.y),
      Point(x: left - distance - width, y: point.y),
    ]
    return centers.filter { abs($0.x - point.x) <= reach && abs($0.y - point.y) <= reach / 2 }
      .map { label + Point(x: $0.x - words.center.x, y: $0.y - words.center.y) }
  }

  private static let costOfTouch = 40.0
  private static let costOfHit = 100.0
  private static let costOfOverlap = 1_000.0

  /// How much is in the way: words and names count more than lines, and these more than doubt.
  private func cost(_ label: Box, of line: Int, lessThan limit: Double = .infinity) -> Double {
    let doubt = doubt(label, of: line)
    guard doubt < limit else { return doubt }
    let ink = Self.ink(of: label)
    var overlaps = 0
    var crowding = 0.0
    for (other, words) in inks.enumerated() where other != line {
      guard words.overlaps(ink, tolerance: -Self.gap) else { continue }
      if words.overlaps(ink, tolerance: -2) { overlaps += 1 } else { crowding += 10 }
    }
    for node in nodes where node.overlaps(ink, tolerance: -4) { overlaps += 1 }
    // Another place would make the drawing larger, which takes another layout.
    let isOutside = !room.contains(label)
    return Self.costOfOverlap * Double(overlaps) + doubt + crowding + (isOutside ? 1 : 0)
  }

  /// 0 where no line runs through the words, and they are near their own and nearer to it than to
  /// any other.
  private func doubt(_ label: Box, of line: Int) -> Double {
    let near = lines.around(Self.ink(of: label), of: line)
    let far = max(0, near.own - Self.farthest)
    let wrong = max(0, near.own + Self.margin - near.other)
    return Self.costOfHit * Double(near.hits) + Self.costOfTouch * Double(near.touches)
      + min(Self.costOfTouch - 1, far + 2 * wrong)
  }
}
