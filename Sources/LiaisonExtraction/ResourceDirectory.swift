/// Where the language data lies.
public struct ResourceDirectory: Sendable {
  public let path: String
  public init(path: String) { self.path = path }

  /// The data shipped with the program.
  public static var standard: ResourceDirectory { ResourceDirectory(path: "") }
}

/// Why language data could not be loaded.
public enum ResourceError: Error, Sendable {
  case missing(path: String)
}
