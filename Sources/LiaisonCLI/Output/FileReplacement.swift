import Foundation

/// A file that takes another's place when it is whole.
///
/// Foundation's own waits until the bytes are on the disk, which costs a small drawing a tenth of its
/// time; whoever looks at the file sees the old or the new one without that too.
struct FileReplacement {
  private static let tries = 100

  /// Writes beside the file and renames; an earlier file's permissions stay.
  ///
  /// - Throws: `POSIXError`.
  static func write(_ data: Data, to path: String) throws {
    var info = stat()
    let isThere = stat(path, &info) == 0
    let mode = isThere ? info.st_mode & 0o7777 : 0o666
    let (descriptor, draft) = try create(beside: path, mode: mode)
    do {
      try write(data, to: descriptor)
      if isThere, fchmod(descriptor, mode) != 0 { throw lastError }
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    guard close(descriptor) == 0, rename(draft, path) == 0 else {
      let error = lastError
      unlink(draft)
      throw error
    }
  }

  /// A new file in the same folder, under a name that nobody has.
  private static func create(beside path: String, mode: mode_t) throws -> (Int32, String) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    for number in 0..<tries {
      let draft = "\(folder).liaison-\(getpid())-\(number)"
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (descriptor, draft) }
      guard errno == EEXIST else { throw lastError }
    }
    throw POSIXError(.EEXIST)
  }

  private static func write(_ data: Data, to descriptor: Int32) throws {
    try data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(descriptor, part.baseAddress, part.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          throw lastError
        }
      }
    }
  }

  private static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
