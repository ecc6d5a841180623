/// Something that a person should know about the input, without it being an error.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Sendable { case warning, note }

  public let severity: Severity
  /// The file or document it is about.
  public let subject: String
  /// A sentence that says what is the matter and, where there is one, what to do.
  public let message: String

  public init(_ severity: Severity, _ subject: String, _ message: String) {
    self.severity = severity
    self.subject = subject
    self.message = message
  }

  public var description: String { "\(severity.rawValue): \(subject): \(message)" }
}
