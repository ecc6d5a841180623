import Foundation

/// Where language data lies: word lists, relation types, trained models.
///
/// SwiftPM's `Bundle.module` stops the program when its folder is not where it was at build time,
/// so this type looks for the folder itself and answers with an error that says where it looked.
public struct ResourceDirectory: Sendable, Hashable {
  /// The folders that are looked into, best first; each holds one folder per module.
  public let candidates: [String]

  public init(candidates: [String]) { self.candidates = candidates }

  /// The data shipped with the program: `LIAISON_RESOURCES` if that is set, else what lies beside
  /// the executable or in `../share/liaison`.
  public static var standard: ResourceDirectory {
    if let path = ProcessInfo.processInfo.environment["LIAISON_RESOURCES"], !path.isEmpty {
      return ResourceDirectory(candidates: [path])
    }
    var folders: [String] = []
    for path in [Bundle.main.executablePath, CommandLine.arguments.first].compactMap({ $0 }) {
      let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
      folders.append(folder.path)
      folders.append(
        folder.deletingLastPathComponent().appendingPathComponent("share/liaison").path)
    }
    for bundle in Bundle.allBundles {
      folders.append(bundle.bundleURL.deletingLastPathComponent().path)
      if let resources = bundle.resourceURL?.path { folders.append(resources) }
    }
    var seen: Set<String> = []
    return ResourceDirectory(candidates: folders.filter { seen.insert($0).inserted })
  }

  /// The path of a module's resource file or folder.
  /// - Parameters:
  ///   - module: the module that ships it, as in `LiaisonText`.
  ///   - path: relative to the module's `Resources` folder, as in `fr/tokenization.txt`.
  /// - Throws: `ResourceError.missing` with the places looked at.
  public func path(module: String, _ path: String) throws(ResourceError) -> String {
    var tried: [String] = []
    for candidate in candidates {
      for folder in ["Liaison_\(module).resources", "Liaison_\(module).bundle", module] {
        let full = "\(candidate)/\(folder)/Resources/\(path)"
        if FileManager.default.fileExists(atPath: full) { return full }
      }
      tried.append(candidate)
    }
    throw .missing(module: module, path: path, lookedIn: tried)
  }

  /// The text of a module's resource file.
  /// - Throws: `ResourceError` where it is missing or not UTF-8.
  public func text(module: String, _ path: String) throws(ResourceError) -> String {
    let full = try self.path(module: module, path)
    guard let data = FileManager.default.contents(atPath: full),
      let text = String(validating: data, as: UTF8.self)
    else { throw .unreadable(path: full) }
    return text
  }
}

/// Why language data could not be used.
public enum ResourceError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(module: String, path: String, lookedIn: [String])
  case unreadable(path: String)
  case malformed(path: String, line: Int, expected: String)

  public var description: String {
    switch self {
    case .missing(let module, let path, let places):
      """
      language data \(module)/\(path) not found; looked in \(places.joined(separator: ", ")). \
      Set LIAISON_RESOURCES to the folder that holds Liaison_\(module).resources.
      """
    case .unreadable(let path):
      "\(path): cannot be read as UTF-8 text; install the program's data files again."
    case .malformed(let path, let line, let expected):
      "\(path):\(line): \(expected)"
    }
  }
}
