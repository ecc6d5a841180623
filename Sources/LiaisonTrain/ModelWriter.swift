import Foundation
import LiaisonAnalysis

/// Collects the sections of a model file.
struct ModelWriter {
  private var sections: [ModelSection: (parameters: (UInt32, UInt32, UInt32), bytes: [UInt8])] = [:]

  mutating func set(
    _ name: ModelSection, _ bytes: [UInt8], parameters: (UInt32, UInt32, UInt32) = (0, 0, 0)
  ) {
    sections[name] = (parameters, bytes)
  }

  mutating func set(_ name: ModelSection, _ weights: TrainableWeights) {
    let (bytes, scale) = weights.quantized()
    set(name, bytes, parameters: (UInt32(weights.stride), UInt32(weights.bits), scale.bitPattern))
  }

  mutating func set<T: FixedWidthInteger>(_ name: ModelSection, numbers: [T]) {
    set(name, numbers.flatMap { number in withUnsafeBytes(of: number.littleEndian, Array.init) })
  }

  mutating func set(_ name: ModelSection, lines: [String]) {
    set(name, Array(lines.joined(separator: "\n").utf8))
  }

  /// The bytes of the whole file; the same for the same sections.
  func encoded() -> [UInt8] {
    let names = ModelSection.allCases.filter { sections[$0] != nil }
    var directory: [UInt8] = []
    var payload: [UInt8] = []
    let start = ModelLayout.headerSize + names.count * ModelLayout.entrySize
    payload.append(contentsOf: repeatElement(0, count: padding(after: start)))
    for name in names {
      guard let section = sections[name] else { continue }
      append(name.rawValue, to: &directory)
      append(section.parameters.0, to: &directory)
      append(section.parameters.1, to: &directory)
      append(section.parameters.2, to: &directory)
      append(UInt64(start + payload.count), to: &directory)
      append(UInt64(section.bytes.count), to: &directory)
      payload += section.bytes
      payload.append(contentsOf: repeatElement(0, count: padding(after: start + payload.count)))
    }
    let rest = directory + payload
    var header: [UInt8] = []
    append(ModelLayout.magic, to: &header)
    append(ModelLayout.version, to: &header)
    append(UInt32(names.count), to: &header)
    let checksum = rest.withUnsafeBytes {
      ModelLayout.checksum($0, sections: UInt32(names.count))
    }
    append(checksum, to: &header)
    append(UInt64(ModelLayout.headerSize + rest.count), to: &header)
    return header + rest
  }

  func write(to path: String) throws {
    try Data(encoded()).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private func padding(after offset: Int) -> Int {
    (ModelLayout.alignment - offset % ModelLayout.alignment) % ModelLayout.alignment
  }

  private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
