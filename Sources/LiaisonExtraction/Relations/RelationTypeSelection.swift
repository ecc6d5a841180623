import Foundation
public import LiaisonModel

/// Which relation types are read beyond the five, and from which files.
///
///     let selection = try RelationTypeSelection(added: [.leads], paths: ["my-types"])
///     let pipeline = try ExtractionPipeline(relationTypes: selection)
public struct RelationTypeSelection: Hashable, Sendable {
  /// Types of `RelationType.optional` that are read as well.
  public let added: Set<RelationType>
  /// Files of relation types, in the order in which they are read; a type that is shipped too is
  /// replaced in the file's language.
  public let files: [String]

  /// The five types and no other.
  public static let standard = RelationTypeSelection()

  private init() {
    added = []
    files = []
  }

  /// - Parameters:
  ///   - added: types that ship and are off otherwise.
  ///   - paths: files, or folders with what ends in `.yaml` or `.yml` in them, also further down;
  ///     what is in a folder comes in the order of its bytes.
  /// - Throws: `RelationTypeError` for a path that is not there and a folder without files.
  public init(
    added: some Sequence<RelationType> = [], paths: [String] = []
  ) throws(RelationTypeError) {
    self.added = Set(added)
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .notFound(path: path)
      }
      guard isFolder.boolValue else {
        files.append(path)
        continue
      }
      guard let found = FileManager.default.subpaths(atPath: path) else {
        throw .unreadable(path: path)
      }
      let names = found.filter { name in
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        return !isHidden && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
      }
      guard !names.isEmpty else { throw .noFiles(folder: path) }
      files += names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(path)/\($0)" }
    }
    self.files = files
  }
}

/// Why files of relation types could not be used.
public enum RelationTypeError: Error, Hashable, Sendable, CustomStringConvertible {
  case notFound(path: String)
  /// A folder that holds no file with an ending that is read.
  case noFiles(folder: String)
  case unreadable(path: String)
  case malformed(path: String, line: Int, reason: String)

  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file or folder."
    case .noFiles(let folder):
      "\(folder): no relation types in this folder; they are the files that end in .yaml or .yml."
    case .unreadable(let path): "\(path): cannot be read as UTF-8 text."
    case .malformed(let path, let line, let reason): "\(path):\(line): \(reason)"
    }
  }
}
