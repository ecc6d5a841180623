/// Why a trained model could not be used.
public enum ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  case notAModel(path: String)
  case otherVersion(path: String, found: UInt32, expected: UInt32)
  case damaged(path: String, what: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such language model, or it cannot be opened."
    case .notAModel(let path):
      "\(path): not a language model of Liaison."
    case .otherVersion(let path, let found, let expected):
      "\(path): language model of format \(found), this program reads format \(expected)."
    case .damaged(let path, let what):
      "\(path): the language model is damaged (\(what)); install it again."
    }
  }
}
