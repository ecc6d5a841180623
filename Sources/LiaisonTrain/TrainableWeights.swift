import LiaisonAnalysis

/// Weights of an averaged perceptron (Freund and Schapire 1999, Collins 2002) over hashed features.
final class TrainableWeights {
  let bits: Int
  let stride: Int
  private let weights: UnsafeMutablePointer<Float>
  /// The updates, each times the step it was made at; the average follows from it at the end.
  private let late: UnsafeMutablePointer<Double>
  private var step = 1.0

  init(bits: Int, stride: Int) {
    self.bits = bits
    self.stride = stride
    weights = .allocate(capacity: stride << bits)
    late = .allocate(capacity: stride << bits)
    weights.initialize(repeating: 0, count: stride << bits)
    late.initialize(repeating: 0, count: stride << bits)
  }

  deinit {
    weights.deallocate()
    late.deallocate()
  }

  func score(_ features: borrowing FeatureBuffer, into scores: UnsafeMutablePointer<Float>) {
    for column in 0..<stride { scores[column] = 0 }
    for index in 0..<features.count {
      let row = weights + Int(features.hashes[index] >> UInt64(64 - bits)) * stride
      for column in 0..<stride { scores[column] += row[column] }
    }
  }

  func update(_ features: borrowing FeatureBuffer, column: Int, by delta: Float) {
    for index in 0..<features.count {
      let place = Int(features.hashes[index] >> UInt64(64 - bits)) * stride + column
      weights[place] += delta
      late[place] += Double(delta) * step
    }
  }

  func advance() { step += 1 }

  /// The averaged weights as small integers, and what one unit is worth.
  func quantized() -> (bytes: [UInt8], scale: Float) {
    let count = stride << bits
    let average = (0..<count).map { Float(Double(weights[$0]) - late[$0] / step) }
    let sizes = average.map(abs).filter { $0 > 0 }.sorted()
    // The few largest are cut off, so that the many small ones keep their differences.
    let largest = sizes.isEmpty ? 1 : sizes[Int(Double(sizes.count - 1) * 0.9998)]
    let scale = largest / 127
    let bytes = average.map { weight in
      UInt8(bitPattern: Int8(max(-127, min(127, (weight / scale).rounded()))))
    }
    return (bytes, scale)
  }
}

/// SplitMix64: the order in which sentences are learned, the same in every run.
struct TrainingOrder: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
