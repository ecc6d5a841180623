/// Why a snapshot could not be written or read.
public enum SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the system says, as in `No such file or directory`.
  case system(path: String, reason: String)
  /// No snapshot, or one of another version.
  case notASnapshot(path: String)
  case unknownVersion(path: String, found: UInt32)
  /// Cut short or changed; the offset is in bytes.
  case damaged(path: String, offset: Int, String)
  /// Names, quotes and documents take 4 GiB or more.
  case tooLarge(path: String)

  public var description: String {
    switch self {
    case .system(let path, let reason): "\(path): \(reason)."
    case .notASnapshot(let path):
      "\(path): expected a snapshot of a graph; write one from its relations."
    case .unknownVersion(let path, let found):
      "\(path): version \(found) of the snapshot format; this program reads \(Snapshot.version). "
        + "Write the snapshot again."
    case .damaged(let path, let offset, let what):
      "\(path): damaged at byte \(offset): \(what). Write the snapshot again."
    case .tooLarge(let path):
      "\(path): names and quotes take more than 4 GiB, which is all a snapshot holds."
    }
  }
}
