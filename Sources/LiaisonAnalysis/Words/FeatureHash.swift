/// Hashes of features, made from numbers alone so that no string is built while text is read.
///
/// A feature is a template number and what fills its slots. The hash is the same on every machine:
/// trained weights are found by it.
package enum FeatureHash {
  @inline(__always)
  package static func of(_ template: UInt32, _ a: UInt32) -> UInt64 {
    mix((UInt64(template) << 32 | UInt64(template)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(a))
  }

  @inline(__always)
  package static func of(_ template: UInt32, _ a: UInt32, _ b: UInt32) -> UInt64 {
    mix(of(template, a) ^ UInt64(b))
  }

  @inline(__always)
  package static func of(_ template: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 {
    mix(of(template, a, b) ^ UInt64(c))
  }

  @inline(__always)
  package static func of(
    _ template: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32
  ) -> UInt64 {
    mix(of(template, a, b, c) ^ UInt64(d))
  }

  @inline(__always)
  package static func mix(_ value: UInt64) -> UInt64 {
    let x = value &* 0xD6E8_FEB8_6659_FD93
    return (x ^ (x >> 32)) &* 0xA076_1D64_78BD_642F
  }

  /// Hashes text scalar by scalar; start with `textSeed`.
  @inline(__always)
  package static func extend(_ hash: UInt32, with scalar: UInt32) -> UInt32 {
    var x = (hash ^ scalar) &* 0x85EB_CA6B
    x ^= x >> 15
    return x &* 0xC2B2_AE35 ^ (x >> 13)
  }

  package static let textSeed: UInt32 = 0x811C_9DC5

  package static func of(scalars: some Sequence<UInt32>) -> UInt32 {
    var hash = textSeed
    for scalar in scalars { hash = extend(hash, with: scalar) }
    return hash
  }
}

/// Features gathered for one decision; the storage is used again for the next.
package struct FeatureBuffer: ~Copyable {
  package static let capacity = 192
  package let hashes: UnsafeMutablePointer<UInt64>
  package private(set) var count = 0

  package init() { hashes = .allocate(capacity: Self.capacity) }

  deinit { hashes.deallocate() }

  package mutating func removeAll() { count = 0 }

  @inline(__always)
  package mutating func append(_ hash: UInt64) {
    guard count < Self.capacity else { return }
    hashes[count] = hash
    count += 1
  }
}
