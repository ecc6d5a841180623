#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory that reads as zero: whole pages that the system makes when they are touched, or, where it
/// gives none, memory that is cleared at once.
struct ZeroedMemory {
  let start: UnsafeMutableRawPointer
  private let byteCount: Int
  private let isMapped: Bool

  /// - Parameters:
  ///   - byteCount: at least 1.
  ///   - inLargePages: whether the system may make much of it at once where any of it is touched.
  ///   - asksForPages: whether the system is asked for pages at all.
  init(byteCount: Int, inLargePages: Bool = false, asksForPages: Bool = true) {
    let large = 1 << 21
    let isLarge = inLargePages && byteCount > large / 2
    // Only what is a multiple of large pages begins where one can.
    self.byteCount = isLarge ? (byteCount + large - 1) & ~(large - 1) : byteCount
    let pages =
      asksForPages
      ? mmap(nil, self.byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) : nil
    if let pages, pages != MAP_FAILED {
      (start, isMapped) = (pages, true)
      #if os(Linux)
        // Advice: where it is not taken, the pages are small.
        if isLarge { madvise(pages, self.byteCount, MADV_HUGEPAGE) }
      #endif
    } else {
      start = .allocate(byteCount: self.byteCount, alignment: 64)
      start.initializeMemory(as: UInt8.self, repeating: 0, count: self.byteCount)
      isMapped = false
    }
  }

  func deallocate() {
    if isMapped { munmap(start, byteCount) } else { start.deallocate() }
  }
}
