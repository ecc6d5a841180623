import Liaison

/// Something that a command was pointed at.
final class InputFile {
  enum Kind {
    case documents, records
    /// Each of these is a graph by itself.
    case diagram, table, snapshot
  }

  /// The ending of a snapshot's name.
  static let snapshotEnding = ".liaison-graph"

  let path: String
  /// Standard input can be read once only.
  private lazy var standardInput = Result { try Self.bytes(of: location) }

  init(path: String) { self.path = path }

  var isStandardInput: Bool { path == "-" }
  var displayName: String { location.displayName }

  private var location: DocumentLocation {
    DocumentLocation(
      id: SourceDocument.ID(rawValue: isStandardInput ? "stdin" : path),
      place: isStandardInput ? .standardInput : .file(path: path), isNamed: true)
  }

  /// What the ending of the name promises, or of standard input the beginning; all else are
  /// documents.
  var kind: Kind {
    get throws {
      if isStandardInput { return Self.kind(of: try bytes()) }
      let name = path.lowercased()
      if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return .records }
      if name.hasSuffix(".tsv") { return .table }
      if name.hasSuffix(Self.snapshotEnding) { return .snapshot }
      return name.hasSuffix(".dot") || name.hasSuffix(".gv") ? .diagram : .documents
    }
  }

  /// Relation records open with a brace, DOT with its keyword or a comment, a snapshot with its name.
  static func kind(of bytes: [UInt8]) -> Kind {
    if bytes.starts(with: "LIAISONG".utf8) { return .snapshot }
    let start = String(decoding: bytes.prefix(256), as: UTF8.self).drop { $0.isWhitespace }
    if start.hasPrefix("{\"") { return .records }
    let keyword = start.prefix { $0.isLetter }.lowercased()
    let isGraph = ["digraph", "strict"].contains(keyword) && start.contains("{")
    return isGraph || start.hasPrefix("/*") ? .diagram : .documents
  }

  /// The contents, which must be UTF-8.
  func text() throws -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else {
      throw CommandFailure(.badData, "\(displayName): this is not UTF-8 text.")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  func bytes() throws -> [UInt8] {
    isStandardInput ? try standardInput.get() : try Self.bytes(of: location)
  }

  private static func bytes(of location: DocumentLocation) throws -> [UInt8] {
    try DocumentReader(maximumBytes: 1 << 30).bytes(of: location)
  }
}
