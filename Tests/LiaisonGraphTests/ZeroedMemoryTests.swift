import Testing

@testable import LiaisonGraph

@Suite struct ZeroedMemoryTests {
  /// Of the system's pages, small and large, and without them.
  @Test(arguments: [1, 4_096, 3_000_001], [(false, true), (true, true), (true, false)])
  func `memory reads as zero and can be written to its end`(
    byteCount: Int, kind: (inLargePages: Bool, asksForPages: Bool)
  ) {
    let memory = ZeroedMemory(
      byteCount: byteCount, inLargePages: kind.inLargePages, asksForPages: kind.asksForPages)
    defer { memory.deallocate() }
    let bytes = UnsafeMutableRawBufferPointer(start: memory.start, count: byteCount)
    #expect(Int(bitPattern: memory.start) % 64 == 0)
    #expect(bytes.allSatisfy { $0 == 0 })
    bytes[byteCount - 1] = 1
    #expect(bytes[byteCount - 1] == 1)
  }
}
