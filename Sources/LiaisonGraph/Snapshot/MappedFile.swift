#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file in memory, read as it is touched.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: what the system says.
  init(path: String) throws(SnapshotError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .system(path: path, reason: Self.reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path: path, reason: Self.reason) }
    let length = Int(status.st_size)
    guard length > 0 else { throw .damaged(path: path, offset: 0, "the file is empty") }
    guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .system(path: path, reason: Self.reason) }
    bytes = UnsafeRawBufferPointer(start: base, count: length)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// Writes a file whole or not at all.
  static func write(_ parts: [UnsafeRawBufferPointer], to path: String) throws(SnapshotError) {
    let temporary = path + ".\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw .system(path: path, reason: reason) }
    for part in parts {
      var written = 0
      while written < part.count {
        let count = Self.write(descriptor, part, from: written)
        guard count > 0 else {
          let reason = reason
          close(descriptor)
          unlink(temporary)
          throw .system(path: path, reason: reason)
        }
        written += count
      }
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
      let reason = reason
      unlink(temporary)
      throw .system(path: path, reason: reason)
    }
  }

  private static func write(_ descriptor: Int32, _ part: UnsafeRawBufferPointer, from start: Int)
    -> Int
  {
    guard let base = part.baseAddress else { return part.count }
    #if canImport(Glibc)
      return Glibc.write(descriptor, base + start, part.count - start)
    #elseif canImport(Musl)
      return Musl.write(descriptor, base + start, part.count - start)
    #else
      return Darwin.write(descriptor, base + start, part.count - start)
    #endif
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
