/// A stretch of plain numbers that lies where its owner put it.
///
/// The inner loops of the searches read these without bounds checks: an array behind a class
/// property made them four to six times slower. Every index in a graph was checked when it was made.
struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int

  @inline(__always) subscript(index: Int) -> Element { base[index] }
  @inline(__always) subscript(index: UInt32) -> Element { base[Int(index)] }
}

/// Owns the memory behind columns that do not change any more.
final class ColumnOwner: @unchecked Sendable {
  private var blocks: [UnsafeMutableRawPointer] = []
  private var mapping: MappedFile?
  private(set) var byteCount = 0

  init() {}

  /// Owns what lies in a file.
  init(_ mapping: MappedFile) {
    self.mapping = mapping
    byteCount = mapping.bytes.count
  }

  /// Makes a column of a copy.
  func column<Element: BitwiseCopyable>(_ elements: [Element]) -> Column<Element> {
    let base = raw(Element.self, count: elements.count)
    for (place, element) in elements.enumerated() { base[place] = element }
    return Column(base: UnsafePointer(base), count: elements.count)
  }

  /// Makes a column, filled by `fill`, which finds zeroes.
  func column<Element: BitwiseCopyable>(
    _ type: Element.Type, count: Int, fill: (UnsafeMutablePointer<Element>) -> Void
  ) -> Column<Element> {
    let base = raw(type, count: count)
    UnsafeMutableRawPointer(base).initializeMemory(
      as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
    fill(base)
    return Column(base: UnsafePointer(base), count: count)
  }

  /// Memory for a column, with nothing in it.
  func raw<Element: BitwiseCopyable>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    let bytes = max(1, count) * MemoryLayout<Element>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    blocks.append(block)
    byteCount += bytes
    return block.bindMemory(to: Element.self, capacity: max(1, count))
  }

  deinit { for block in blocks { block.deallocate() } }
}
