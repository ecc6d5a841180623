public import LiaisonModel

/// Why a document could not be found or read.
public enum ReadingError: Error, Hashable, Sendable {
  case notFound(path: String)
  /// The system refused: no permission, a failing disk. `reason` is the system's sentence.
  case notReadable(path: String, reason: String)
  /// A folder that holds nothing with one of the endings that are read.
  case noDocuments(folder: String, endings: [String])
  case empty(path: String)
  /// Bytes that are no text; `kind` names what they are where that can be told.
  case notText(path: String, kind: String?)
  case tooLarge(path: String, limit: Int)
}

extension ReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file or folder."
    case .notReadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .noDocuments(let folder, let endings):
      "\(folder): no documents in this folder; documents are the files that end in "
        + "\(endings.map { "." + $0 }.joined(separator: ", "))."
    case .empty(let path):
      "\(path): there is no text in it."
    case .notText(let path, let kind?):
      "\(path): this is \(kind), not plain text; convert it to text first."
    case .notText(let path, nil):
      "\(path): this is not text; documents are plain text in UTF-8, UTF-16 or Windows-1252."
    case .tooLarge(let path, let limit):
      "\(path): larger than the \(limit >> 20) MiB that one document may have; "
        + "split it into one file an article."
    }
  }
}

extension ReadingError {
  /// What a person reads when the file is passed over and the others are read.
  public var asWarning: Diagnostic {
    let parts = description.split(separator: ": ", maxSplits: 1).map(String.init)
    return Diagnostic(.warning, parts[0], "skipped: " + (parts.count > 1 ? parts[1] : ""))
  }
}
