import Foundation
import LiaisonModel

/// One search through a folder and the folders under it.
struct FolderWalk {
  let root: String
  private(set) var diagnostics: [Diagnostic] = []
  /// The real paths of the folders seen, so that links between folders end.
  private var visited: Set<String> = []
  private var found: [String] = []

  init(root: String) { self.root = root }

  /// The paths relative to the root, sorted by their bytes.
  mutating func documents() throws(ReadingError) -> [String] {
    found = []
    do { try visit("", rules: []) } catch {
      throw .notReadable(path: root, reason: SystemMessage.sentence(for: error))
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Rules of the folders from the root down, each with the folder that it is relative to.
  private typealias Rules = [(folder: String, rules: IgnoreRules)]

  private mutating func visit(_ folder: String, rules inherited: Rules) throws {
    let path = folder.isEmpty ? root : Self.join(root, folder)
    guard visited.insert(Self.resolved(path)).inserted else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    var rules = inherited
    if names.contains(DocumentFinder.ignoreFileName) {
      let text = try? Data(
        contentsOf: URL(fileURLWithPath: Self.join(path, DocumentFinder.ignoreFileName)))
      rules.append((folder, IgnoreRules(String(decoding: text ?? Data(), as: UTF8.self))))
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      visitEntry(folder.isEmpty ? name : Self.join(folder, name), name: name, rules: rules)
    }
  }

  private mutating func visitEntry(_ relative: String, name: String, rules: Rules) {
    let path = Self.join(root, relative)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if Self.hasKnownEnding(name) {
        diagnostics.append(ReadingError.notFound(path: path).asWarning)
      }
      return
    }
    guard !Self.isIgnored(relative, isFolder: isFolder.boolValue, by: rules) else { return }
    if isFolder.boolValue {
      do { try visit(relative, rules: rules) } catch {
        let reason = SystemMessage.sentence(for: error)
        diagnostics.append(ReadingError.notReadable(path: path, reason: reason).asWarning)
      }
    } else if Self.hasKnownEnding(name), !Self.isAboutTheFolder(name), Self.isRegularFile(path) {
      found.append(relative)
    }
  }

  /// The innermost ignore file that mentions the path decides.
  private static func isIgnored(_ path: String, isFolder: Bool, by rules: Rules) -> Bool {
    for (folder, rules) in rules.reversed() {
      let relative = folder.isEmpty ? path : String(path.dropFirst(folder.count + 1))
      switch rules.verdict(on: relative, isFolder: isFolder) {
      case .ignored: return true
      case .included: return false
      case .unmentioned: continue
      }
    }
    return false
  }

  private static func hasKnownEnding(_ name: String) -> Bool {
    let lowercased = name.lowercased()
    return DocumentFinder.endings.contains { lowercased.hasSuffix("." + $0) }
  }

  private static func isAboutTheFolder(_ name: String) -> Bool {
    let lowercased = name.lowercased()
    return lowercased.hasPrefix("readme") || lowercased.hasPrefix("license")
  }

  /// A pipe or a device in a folder is no document; reading it could wait for ever.
  private static func isRegularFile(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path))
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The path without symbolic links.
  static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
