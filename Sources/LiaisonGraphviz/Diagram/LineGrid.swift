/// The lines of a drawing as points in squares, so that what is near a place is found at once.
struct LineGrid {
  /// Points along each line, by its number.
  let points: [[Point]]
  /// The points of all lines, square by square, row by row; and where each square begins.
  private var passing: [(line: Int, point: Point)] = []
  private var starts: [Int] = []
  private var corner = Point(x: 0, y: 0)
  private var columns = 0
  private var rows = 0

  /// How far is looked for a line, in points; also the side of a square.
  static let range = 20.0
  /// Nearer than this, words and line run into each other; and no line cuts off a corner between two
  /// of its points.
  private static let touch = 3.0
  /// Drawings are smaller; what is further out shares the last square.
  private static let mostSquares = 2_000

  /// - Complexity: O(*p*) for *p* points, some 6 points of the drawing apart.
  init(_ curves: [Curve?]) {
    points = curves.map { $0?.flattened ?? [] }
    guard let first = points.lazy.compactMap(\.first).first else { return }
    var box = Box(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    for line in points { for point in line { box = box.union(point) } }
    corner = Point(x: box.minX, y: box.minY)
    columns = Self.count(box.width)
    rows = Self.count(box.height)
    // How many lie in each square, then where each begins.
    starts = Array(repeating: 0, count: columns * rows + 1)
    for line in points { for point in line { starts[square(of: point) + 1] += 1 } }
    for square in 1..<starts.count { starts[square] += starts[square - 1] }
    var next = starts
    passing = Array(repeating: (0, first), count: starts.last ?? 0)
    for (number, line) in points.enumerated() {
      for point in line {
        let square = square(of: point)
        passing[next[square]] = (number, point)
        next[square] += 1
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
  func around(_ box: Box, of own: Int) -> Surroundings {
    var result = Surroundings()
    guard !passing.isEmpty else { return result }
    var nearest: [(line: Int, distance: Double)] = []
    let columns = column(box.minX - Self.range)...column(box.maxX + Self.range)
    for row in row(box.minY - Self.range)...row(box.maxY + Self.range) {
      // Squares of a row lie one behind the other.
      let first = starts[row * self.columns + columns.lowerBound]
      for (line, point) in passing[first..<starts[row * self.columns + columns.upperBound + 1]] {
        let distance = box.distance(to: point)
        if line == own {
          result.own = min(result.own, distance)
        } else {
          result.other = min(result.other, distance)
        }
        guard distance < Self.touch else { continue }
        if let index = nearest.firstIndex(where: { $0.line == line }) {
          nearest[index].distance = min(nearest[index].distance, distance)
        } else {
          nearest.append((line, distance))
        }
      }
    }
    result.hits = nearest.count { $0.distance == 0 }
    result.touches = nearest.count - result.hits
    return result
  }

  private static func count(_ length: Double) -> Int {
    Int(min(Double(mostSquares - 1), length / range)) + 1
  }

  private func column(_ x: Double) -> Int {
    Int(max(0, min(Double(columns - 1), (x - corner.x) / Self.range)))
  }

  private func row(_ y: Double) -> Int {
    Int(max(0, min(Double(rows - 1), (y - corner.y) / Self.range)))
  }

  private func square(of point: Point) -> Int { row(point.y) * columns + column(point.x) }
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
      let corners = (points[start], points[start + 1], points[start + 2], points[start + 3])
      let length = (start..<(start + 3)).reduce(0.0) {
        $0 + abs(points[$1 + 1].x - points[$1].x) + abs(points[$1 + 1].y - points[$1].y)
      }
      let steps = max(10, Int(min(300, length / 6)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let rest = 1 - t
        let (first, second) = (rest * rest * rest, 3 * t * rest * rest)
        let (third, fourth) = (3 * t * t * rest, t * t * t)
        result.append(
          Point(
            x: first * corners.0.x + second * corners.1.x + third * corners.2.x
              + fourth * corners.3.x,
            y: first * corners.0.y + second * corners.1.y + third * corners.2.y
              + fourth * corners.3.y))
      }
    }
    return result
  }
}
