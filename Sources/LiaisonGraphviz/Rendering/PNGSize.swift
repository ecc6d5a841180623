/// How many dots a PNG may have. Above 32,767 a side, cairo scales it down and says so on standard
/// error; and memory is four bytes a dot.
enum PNGSize {
  private static let sideLimit = 30_000.0
  private static let areaLimit = 64e6
  /// The margin that is drawn around a layout, on all sides together, in points.
  private static let margin = 80.0

  /// The highest resolution at which a drawing of this size is possible, in dots per inch.
  static func resolution(for box: Box) -> Int {
    let (width, height) = (box.width + margin, box.height + margin)
    let bySide = sideLimit * 72 / max(width, height)
    let byArea = (areaLimit / (width * height)).squareRoot() * 72
    return max(1, Int(min(bySide, byArea, 600)))
  }
}
