import Testing

@testable import LiaisonExtraction

@Suite struct SoftmaxTests {
  @Test(
    arguments: [[0], [1, 2, 3], [-50, 80, 0.5], [-1000, -2000], [1000, 999], []] as [[Float]])
  func `shares and none of them make one, in the order of the numbers`(values: [Float]) {
    let (shares, none) = Softmax.shares(values)
    #expect(abs(shares.reduce(none, +) - 1) < 1e-5)
    for (a, b) in zip(values.indices, values.indices.dropFirst()) where values[a] < values[b] {
      #expect(shares[a] <= shares[b])
    }
  }

  @Test func `a number of zero weighs as much as none`() {
    #expect(Softmax.shares([0]).shares == [0.5])
  }
}
