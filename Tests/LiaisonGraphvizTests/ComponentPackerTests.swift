import Testing
import _LiaisonTestSupport

@testable import LiaisonGraphviz

@Suite struct ComponentPackerTests {
  @Test(arguments: 0..<40)
  func `rectangles stand apart and together have the shape of a page`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &generator)
    let largest = Double.random(in: 50...900, using: &generator)
    let sizes = (0..<count).map { _ in
      (
        width: Double.random(in: 40...largest, using: &generator),
        height: Double.random(in: 40...largest, using: &generator)
      )
    }
    let boxes = zip(ComponentPacker.corners(of: sizes), sizes).map { corner, size in
      Box(minX: corner.x, minY: corner.y, maxX: corner.x + size.width, maxY: corner.y + size.height)
    }
    for (index, box) in boxes.enumerated() {
      let wide = Box(
        minX: box.minX - ComponentPacker.gap, minY: box.minY - ComponentPacker.gap,
        maxX: box.maxX + ComponentPacker.gap, maxY: box.maxY + ComponentPacker.gap)
      for other in boxes[(index + 1)...] { #expect(!wide.overlaps(other)) }
    }
    let gap = ComponentPacker.gap
    let used = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let whole = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
    #expect(count < 20 || used / ((whole.width + gap) * (whole.height + gap)) > 0.5)
  }
}
