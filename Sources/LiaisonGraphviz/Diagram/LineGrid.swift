/// The lines of a drawing as points in squares, so that what is near a place is found at once.
struct LineGrid {
  /// Points along each line, by its key.
  let points: [String: [Point]]
  /// The numbers of lines that pass a square, with the points that lie in it.
  private var squares: [Square: [(line: Int, point: Point)]] = [:]
  private var numbers: [String: Int] = [:]

  /// How far is looked for a line, in points; also the side of a square.
  static let range = 40.0

  /// Nearer than this, words and line run into each other; and no line cuts off a corner between two
  /// of its points.
  private static let touch = 3.0

  private struct Square: Hashable {
    let column: Int
    let row: Int
  }

  /// - Complexity: O(*p*) for *p* points, some 6 points of the drawing apart.
  init(_ geometry: DiagramGeometry) {
    points = geometry.edges.compactMapValues { edge in
      guard let points = edge.curve?.flattened, !points.isEmpty else { return nil }
      return points
    }
    for (number, line) in points.sorted(by: { $0.key < $1.key }).enumerated() {
      numbers[line.key] = number
      for point in line.value {
        squares[Self.square(of: point), default: []].append((number, point))
      }
    }
  }

  /// What lies around a box.
  struct Surroundings {
    /// How many lines run through it, and how many touch it.
    var hits = 0
    var touches = 0
    /// How far its own line is, and the nearest other one, at most `range`.
    var own = LineGrid.range
    var other = LineGrid.range
  }

  /// What lies around the words of a line.
  ///
  /// - Complexity: O(*p*) for the *p* points in reach.
  func around(_ box: Box, of key: String) -> Surroundings {
    let own = numbers[key] ?? -1
    var result = Surroundings()
    var nearest: [Int: Double] = [:]
    let low = Self.square(of: Point(x: box.minX - Self.range, y: box.minY - Self.range))
    let high = Self.square(of: Point(x: box.maxX + Self.range, y: box.maxY + Self.range))
    for column in low.column...high.column {
      for row in low.row...high.row {
        for (line, point) in squares[Square(column: column, row: row)] ?? [] {
          let distance = box.distance(to: point)
          if line == own {
            result.own = min(result.own, distance)
          } else {
            result.other = min(result.other, distance)
          }
          if distance < Self.touch {
            nearest[line] = min(nearest[line] ?? distance, distance)
          }
        }
      }
    }
    result.hits = nearest.values.count { $0 == 0 }
    result.touches = nearest.count - result.hits
    return result
  }

  private static func square(of point: Point) -> Square {
    // Nothing is drawn a million points away; a number of Graphviz may still be none.
    func number(_ value: Double) -> Int { Int(max(-1e6, min(1e6, value / range)).rounded(.down)) }
    return Square(column: number(point.x), row: number(point.y))
  }
}

extension Box {
  /// 0 inside.
  fileprivate func distance(to point: Point) -> Double {
    let x = max(0, minX - point.x, point.x - maxX)
    let y = max(0, minY - point.y, point.y - maxY)
    return (x * x + y * y).squareRoot()
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
