import Foundation

/// Where a result goes: standard output or a file, which appears whole or not at all.
enum OutputDestination: Equatable {
  case standardOutput
  case file(path: String)

  func write(_ text: String) throws { try write(Data(text.utf8)) }

  func write(_ data: Data) throws {
    switch self {
    case .standardOutput:
      do { try FileHandle.standardOutput.write(contentsOf: data) } catch {
        throw CommandFailure(.inputOutput, "standard output: \(Self.reason(error))")
      }
    case .file(let path):
      try Self.replace(path, with: data)
    }
  }

  /// Writes beside the file and renames; what goes through a device or a pipe is written straight.
  private static func replace(_ path: String, with data: Data) throws {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw CommandFailure(
        .inputOutput, "\(path): the folder \(folder.relativePath) does not exist.")
    }
    var info = stat()
    // Follows links, and knows `/dev/stdout` for the pipe that it is.
    let kind = stat(path, &info) == 0 ? info.st_mode & S_IFMT : S_IFREG
    guard kind != S_IFDIR else {
      throw CommandFailure(.inputOutput, "\(path): this is a folder; name a file in it.")
    }
    do {
      guard kind == S_IFREG else {
        guard let file = fopen(path, "w") else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let written = data.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard fclose(file) == 0, written == data.count else { throw POSIXError(.EIO) }
        return
      }
      try FileReplacement.write(data, to: url.resolvingSymlinksInPath().path)
    } catch {
      throw CommandFailure(.inputOutput, "\(path): cannot be written: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? POSIXError)?.code {
    case .EACCES?, .EPERM?: return "permission denied."
    case .ENOSPC?: return "no space left on the device."
    case .ENOENT?: return "no such folder, or no permission to enter it."
    default: break
    }
    if (error as? CocoaError)?.code == .fileWriteOutOfSpace {
      return "no space left on the device."
    }
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return underlying.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(underlying.code))) + "."
      : error.localizedDescription
  }
}
