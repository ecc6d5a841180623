package import LiaisonModel

/// Converts UTF-8 offsets of a text into code points, each in constant time.
package struct ScalarOffsets: Sendable {
  private let utf8: [UInt8]
  /// How many code points begin before every 64th code unit.
  private let checkpoints: [Int]

  /// Takes time and space linear in the text.
  package init(_ text: String) {
    utf8 = Array(text.utf8)
    var checkpoints: [Int] = []
    var count = 0
    for (index, byte) in utf8.enumerated() {
      if index % 64 == 0 { checkpoints.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    checkpoints.append(count)
    self.checkpoints = checkpoints
  }

  package func substring(_ range: TextRange) -> String {
    String(decoding: utf8[range.start..<range.end], as: UTF8.self)
  }

  package func scalarRange(_ range: TextRange) -> Range<Int> {
    scalar(range.start)..<scalar(range.end)
  }

  private func scalar(_ offset: Int) -> Int {
    let block = offset / 64
    guard block < checkpoints.count else { return checkpoints.last ?? 0 }
    return checkpoints[block]
      + utf8[(block * 64)..<min(offset, utf8.count)].count { $0 & 0xC0 != 0x80 }
  }
}
