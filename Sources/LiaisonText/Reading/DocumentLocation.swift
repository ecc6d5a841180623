public import LiaisonModel

/// Where the bytes of a document are, and what it is called.
public struct DocumentLocation: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    case file(path: String)
    case standardInput
  }

  /// The path relative to the folder that was searched, or the file's name where it was named itself.
  public let id: SourceDocument.ID
  public let place: Place
  /// Whether someone asked for exactly this document, so that passing over it would be wrong.
  public let isNamed: Bool

  public init(id: SourceDocument.ID, place: Place, isNamed: Bool) {
    self.id = id
    self.place = place
    self.isNamed = isNamed
  }

  /// What messages call it.
  public var displayName: String {
    switch place {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }
}
