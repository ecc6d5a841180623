/// Folds a drawing that is one long strip, such as a chain, into rows that are read to and fro.
///
/// It is cut where a single line leads on, from a node that is the last on its side to one that is
/// the first on the other; every second piece is mirrored, and the line leads straight down.
struct StripFolder {
  /// Narrower drawings are left as they are, in points: two pages side by side.
  private static let widthLimit = 1_300.0
  /// Of the whole, width by height.
  private static let aspect = 1.4
  /// Between two rows, in points.
  private static let gap = 64.0

  private let places: DiagramGeometry
  private let rows: [Row]

  private struct Row {
    /// Where the strip is cut off, and the line that is cut.
    var end: Double
    var edge: String?
  }

  /// Rows instead of a strip, or nil where it is none or cannot be cut.
  ///
  /// - Complexity: O(*m* (*n* + *m*)) for *n* nodes and *m* edges.
  static func folded(_ places: DiagramGeometry) -> DiagramGeometry? {
    StripFolder(places)?.folded
  }

  private init?(_ places: DiagramGeometry) {
    self.places = places
    guard let first = places.nodes.values.first else { return nil }
    let nodes = places.nodes.values.reduce(first) { $0.union($1) }
    let rowHeight = places.extent.height + Self.gap
    let count = (nodes.width / (Self.aspect * rowHeight)).squareRoot().rounded()
    guard nodes.width > Self.widthLimit, count >= 2 else { return nil }
    let wanted = nodes.width / count
    var rows: [Row] = []
    var start = nodes.minX
    var candidate: Row?
    for cut in Self.cuts(places) {
      if let last = candidate, cut.end - start > wanted * 1.1 {
        rows.append(last)
        start = last.end
      }
      candidate = cut
    }
    if let last = candidate, nodes.maxX - start > wanted * 1.1 { rows.append(last) }
    guard !rows.isEmpty else { return nil }
    self.rows = rows + [Row(end: .infinity, edge: nil)]
  }

  /// Where the strip can be cut, from left to right.
  private static func cuts(_ places: DiagramGeometry) -> [Row] {
    // Lines by the points that they pass, words by their corners.
    let points = places.edges.mapValues { edge in
      (edge.curve?.flattened ?? []) + (edge.label?.corners ?? [])
    }
    return places.edges.compactMap { key, edge -> Row? in
      guard let tail = places.nodes[edge.tail], let head = places.nodes[edge.head] else {
        return nil
      }
      let (left, right) = tail.minX < head.minX ? (tail, head) : (head, tail)
      guard left.maxX < right.minX else { return nil }
      let cut = Cut(left: left, right: right)
      let isFree =
        places.nodes.values.allSatisfy { $0 == left || $0 == right || cut.leavesAside($0) }
        && points.allSatisfy { $0.key == key || cut.leavesAside($0.value) }
      return isFree ? Row(end: cut.place, edge: key) : nil
    }.sorted { $0.end < $1.end }
  }

  /// A line cut between two nodes: it will lead down from the left one, and arrive at the right one
  /// from above.
  private struct Cut {
    let left: Box
    let right: Box
    var place: Double { (left.maxX + right.minX) / 2 }

    func leavesAside(_ node: Box) -> Bool {
      if node.maxX <= place { return node.maxX < left.minX || node.minY >= left.maxY }
      return node.minX >= place && (node.minX > right.maxX || node.maxY <= right.minY)
    }

    /// Whether a line stays on one side and out of the way.
    func leavesAside(_ line: [Point]) -> Bool {
      line.allSatisfy { $0.x <= place && ($0.x < left.minX || $0.y >= left.minY) }
        || line.allSatisfy { $0.x >= place && ($0.x > right.maxX || $0.y <= right.maxY) }
    }
  }

  private var folded: DiagramGeometry {
    var result = DiagramGeometry()
    var start = -Double.infinity
    var isMirrored = false
    // Where the last row's line goes down from, and under which all of that row lies.
    var above = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    var bottom = 0.0
    var cut: (key: String, isDown: Bool, left: Box, right: Box)?
    for row in rows {
      let piece = places.part(from: start, to: row.end, isMirrored: isMirrored)
      let extent = piece.extent
      var shift = Point(x: 0, y: 0)
      if let cut, let edge = places.edges[cut.key] {
        let head = isMirrored ? cut.right.mirrored : cut.right
        let room = max(Self.gap, (edge.label?.height ?? 0) + 30)
        shift = Point(x: above.center.x - head.center.x, y: bottom - room - extent.maxY)
        result.edges[cut.key] = edge.vertical(
          from: above, to: head + shift, isDown: cut.isDown, isAtRight: isMirrored,
          labelAt: bottom - room / 2)
      }
      result.merge(piece, shift: shift)
      start = row.end
      bottom = extent.minY + shift.y
      guard let key = row.edge, let edge = places.edges[key],
        let tail = places.nodes[edge.tail], let head = places.nodes[edge.head]
      else { continue }
      let isDown = tail.minX < head.minX
      cut = (key, isDown, isDown ? tail : head, isDown ? head : tail)
      above = (isMirrored ? (isDown ? tail : head).mirrored : (isDown ? tail : head)) + shift
      isMirrored.toggle()
    }
    result.box = result.extent
    return result
  }
}

extension Box {
  fileprivate var corners: [Point] {
    [minX, maxX].flatMap { x in [minY, maxY].map { Point(x: x, y: $0) } }
  }

  /// Seen in a mirror that stands at x = 0.
  fileprivate var mirrored: Box { Box(minX: -maxX, minY: minY, maxX: -minX, maxY: maxY) }
}

extension DiagramGeometry.Edge {
  /// What its line and words cover.
  fileprivate func extent(_ places: DiagramGeometry) -> Box {
    var box =
      places.nodes[tail]?.center.box ?? places.nodes[head]?.center.box ?? label
      ?? Point(x: 0, y: 0).box
    for point in curve?.points ?? [] { box = box.union(point) }
    for tip in [curve?.start, curve?.end].compactMap({ $0 }) { box = box.union(tip) }
    if let label { box = box.union(label) }
    return box
  }

  /// The line straight down or up between two boxes that stand one above the other.
  fileprivate func vertical(
    from above: Box, to below: Box, isDown: Bool, isAtRight: Bool, labelAt height: Double
  ) -> Self {
    var edge = self
    let (x, top, bottom) = (above.center.x, above.minY, below.maxY)
    let (first, last) = isDown ? (top, bottom) : (bottom, top)
    let direction = isDown ? -1.0 : 1.0
    func tip(_ point: Point?, _ end: Point?) -> Double {
      guard let point, let end else { return 0 }
      return ((point.x - end.x) * (point.x - end.x) + (point.y - end.y) * (point.y - end.y))
        .squareRoot()
    }
    let startLength = tip(curve?.start, curve?.points.first)
    let endLength = tip(curve?.end, curve?.points.last)
    let (from, to) = (first + direction * startLength, last - direction * endLength)
    edge.curve = Curve(
      points: [0, 1, 2, 3].map { Point(x: x, y: from + (to - from) * $0 / 3) },
      start: curve?.start.map { _ in Point(x: x, y: first) },
      end: curve?.end.map { _ in Point(x: x, y: last) })
    edge.label = label.map { label in
      let aside = (isAtRight ? 1 : -1) * (label.width / 2 + 4)
      let center = label.center
      return label + Point(x: x + aside - center.x, y: height - 6 - center.y)
    }
    return edge
  }
}

extension Point {
  fileprivate var box: Box { Box(minX: x, minY: y, maxX: x, maxY: y) }
}

extension DiagramGeometry {
  /// Of nodes, lines and words, without title and key.
  fileprivate var extent: Box {
    let start = nodes.values.first ?? box
    let all = nodes.values.reduce(start) { $0.union($1) }
    return edges.values.reduce(all) { $0.union($1.extent(self)) }
  }

  /// What lies between two cuts, without the lines that are cut.
  fileprivate func part(from start: Double, to end: Double, isMirrored: Bool) -> DiagramGeometry {
    var part = DiagramGeometry()
    for (name, box) in nodes where box.center.x > start && box.center.x <= end {
      part.nodes[name] = isMirrored ? box.mirrored : box
    }
    for (key, edge) in edges where part.nodes[edge.tail] != nil && part.nodes[edge.head] != nil {
      part.edges[key] = isMirrored ? edge.mirrored : edge
    }
    return part
  }
}

extension DiagramGeometry.Edge {
  fileprivate var mirrored: Self {
    func mirror(_ point: Point) -> Point { Point(x: -point.x, y: point.y) }
    var edge = self
    edge.label = label?.mirrored
    edge.curve = curve.map {
      Curve(
        points: $0.points.map(mirror), start: $0.start.map(mirror), end: $0.end.map(mirror))
    }
    return edge
  }
}
