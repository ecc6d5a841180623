public import Foundation

/// A folder that is gone when its owner is.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "liaison-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  public func url(_ name: String) -> URL { URL(fileURLWithPath: path).appending(path: name) }

  /// Writes files, making the folders on the way.
  public func write(_ names: [String], contents: String = "Text.") throws {
    for name in names { try write(name, Data(contents.utf8)) }
  }

  public func write(_ name: String, _ bytes: Data) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url(name))
  }

  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }
}
