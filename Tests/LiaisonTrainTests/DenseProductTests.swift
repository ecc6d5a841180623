import CDense
import Testing

@testable import LiaisonTrain

@Suite struct DenseProductTests {
  @Test(arguments: [1, 3, 4, 5, 9])
  func `Several products at once have the bits of each alone`(rows: Int) {
    let (n, k) = (48, 37)
    var random = TrainingOrder(seed: UInt64(rows))
    let w = (0..<n * k).map { _ in random.normal() }
    let x = (0..<rows * k).map { _ in random.unit() < 0.3 ? 0 : random.normal() }
    let start = (0..<rows * n).map { _ in random.normal() }
    var together = start
    dense_add_products(&together, rows, n, x, k, w)
    for row in 0..<rows {
      var alone = Array(start[row * n..<(row + 1) * n])
      dense_add_product(&alone, n, Array(x[row * k..<(row + 1) * k]), k, w)
      #expect(alone == Array(together[row * n..<(row + 1) * n]))
      var slow = Array(start[row * n..<(row + 1) * n])
      for j in 0..<k { for i in 0..<n { slow[i] += x[row * k + j] * w[j * n + i] } }
      #expect(slow == alone)
    }
  }
}
