import Foundation

/// Places in the package that the tests belong to.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let seeds = root.appending(path: "seeds").path
  static let readme = root.appending(path: "README.md")
  private static let tests = root.appending(path: "Tests/EndToEndTests")

  static func fixture(_ name: String) -> String {
    tests.appending(path: "Fixtures").appending(path: name).path
  }

  static func golden(_ name: String) -> URL {
    tests.appending(path: "Golden").appending(path: name)
  }
}
