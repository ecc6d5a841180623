import Foundation
public import LiaisonModel

/// Finds the documents that paths stand for.
///
/// A file stands for itself whatever its ending, a folder for the files in and under it that have
/// a known ending, `-` for standard input. Hidden files, `README*` and `LICENSE*` are passed over
/// in folders, and so is what a `.liaisonignore` there names. The result does not depend on the
/// order in which the system lists a folder: it is sorted by the bytes of the relative path.
public struct DocumentFinder: Sendable {
  /// The endings that are read in folders, without the dot.
  public static let endings = ["txt", "text", "md"]
  static let ignoreFileName = ".liaisonignore"

  public init() {}

  /// What was found, and what was passed over for a reason worth telling.
  public struct Findings: Sendable {
    public let documents: [DocumentLocation]
    public let diagnostics: [Diagnostic]
  }

  /// Finds documents, each once, in the order of `paths`.
  /// - Throws: `ReadingError.notFound`, `.notReadable`, or `.noDocuments` for a folder without any.
  public func find(_ paths: [String]) throws(ReadingError) -> Findings {
    var candidates: [Candidate] = []
    var diagnostics: [Diagnostic] = []
    for path in paths {
      if path == "-" {
        candidates.append(Candidate(shortName: "stdin", path: nil, isNamed: true))
        continue
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .notFound(path: path)
      }
      if isFolder.boolValue {
        var walk = FolderWalk(root: path)
        let found = try walk.documents()
        diagnostics += walk.diagnostics
        guard !found.isEmpty else { throw .noDocuments(folder: path, endings: Self.endings) }
        candidates += found.map {
          Candidate(shortName: $0, path: FolderWalk.join(path, $0), isNamed: false)
        }
      } else {
        let name = URL(fileURLWithPath: path).lastPathComponent
        candidates.append(Candidate(shortName: name, path: path, isNamed: true))
      }
    }
    return Findings(documents: Self.identified(candidates), diagnostics: diagnostics)
  }

  private struct Candidate {
    let shortName: String
    /// Nil for standard input.
    let path: String?
    let isNamed: Bool
  }

  /// Drops what was found twice, and tells apart by their paths what has the same name.
  private static func identified(_ candidates: [Candidate]) -> [DocumentLocation] {
    var seen: Set<String> = []
    let unique = candidates.filter { candidate in
      seen.insert(candidate.path.map(FolderWalk.resolved) ?? "-").inserted
    }
    return zip(unique, identifiers(of: unique)).map { candidate, id in
      DocumentLocation(
        id: SourceDocument.ID(rawValue: id),
        place: candidate.path.map { .file(path: $0) } ?? .standardInput,
        isNamed: candidate.isNamed)
    }
  }

  private static func identifiers(of candidates: [Candidate]) -> [String] {
    var identifiers = candidates.map(\.shortName)
    while true {
      var uses: [String: [Int]] = [:]
      for (index, identifier) in identifiers.enumerated() {
        uses[identifier, default: []].append(index)
      }
      // Whole paths differ, so each round ends with fewer short names or with none shared.
      let shared = uses.values.filter { $0.count > 1 }.joined()
        .filter { candidates[$0].path != nil && identifiers[$0] != candidates[$0].path }
      guard !shared.isEmpty else { return identifiers }
      for index in shared { identifiers[index] = candidates[index].path ?? identifiers[index] }
    }
  }
}
