/// Trained weights: a table of rows of small integers, one column per outcome; the hash of a
/// feature picks the row.
///
/// Two features may share a row (the "hashing trick": Weinberger and others 2009); training saw the
/// same collisions.
package struct LinearWeights: Sendable {
  private let file: ModelFile
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let shift: UInt64
  /// The number of columns, 4 or a multiple of 8.
  package let stride: Int
  /// What one unit of the stored integers is worth.
  package let scale: Float

  package init(_ name: ModelSection, of file: ModelFile) throws(ModelError) {
    let section = try file.required(name)
    let bits = Int(section.parameters.1)
    stride = Int(section.parameters.0)
    guard let start = section.bytes.baseAddress, (1...28).contains(bits),
      (4...256).contains(stride),
      stride == 4 || stride % 8 == 0, section.bytes.count == stride << bits
    else { throw .damaged(path: file.path, what: "its section \(name) has a wrong size") }
    self.file = file
    base = start
    shift = UInt64(64 - bits)
    scale = Float(bitPattern: section.parameters.2)
  }

  /// Sums the rows of the features into `scores`, which has `stride` places.
  @inline(__always)
  package func score(_ features: borrowing FeatureBuffer, into scores: UnsafeMutablePointer<Int16>)
  {
    let hashes = features.hashes
    let count = features.count
    if stride == 4 {
      var sum = SIMD4<Int16>()
      for index in 0..<count {
        let row = base.load(fromByteOffset: Int(hashes[index] >> shift) &* 4, as: SIMD4<Int8>.self)
        sum &+= SIMD4<Int16>(truncatingIfNeeded: row)
      }
      UnsafeMutableRawPointer(scores).storeBytes(of: sum, as: SIMD4<Int16>.self)
      return
    }
    let target = UnsafeMutableRawPointer(scores)
    for column in Swift.stride(from: 0, to: stride, by: 8) {
      var sum = SIMD8<Int16>()
      for index in 0..<count {
        let offset = Int(hashes[index] >> shift) &* stride &+ column
        sum &+= SIMD8<Int16>(
          truncatingIfNeeded: base.load(fromByteOffset: offset, as: SIMD8<Int8>.self))
      }
      target.storeBytes(of: sum, toByteOffset: column &* 2, as: SIMD8<Int16>.self)
    }
  }
}
