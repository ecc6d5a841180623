import Foundation
import Testing
import _LiaisonTestSupport

@testable import LiaisonCLI

@Suite struct OutputDestinationTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func `a file is replaced, also behind a link`() throws {
    try folder.write(["a"], contents: "old")
    try folder.link("b", to: "a")
    try OutputDestination.file(path: folder.path + "/b").write("new")
    #expect(try String(contentsOf: folder.url("a"), encoding: .utf8) == "new")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a", "b"])
  }

  @Test func `a file that is replaced keeps its permissions`() throws {
    try folder.write(["a"], contents: "old")
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/a")
    try OutputDestination.file(path: folder.path + "/a").write("new")
    let attributes = try manager.attributesOfItem(atPath: folder.path + "/a")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try String(contentsOf: folder.url("a"), encoding: .utf8) == "new")
  }

  @Test(arguments: [("missing/a", "does not exist"), ("", "this is a folder")])
  func `a place that cannot be written is named`(name: String, reason: String) {
    let failure = #expect(throws: CommandFailure.self) {
      try OutputDestination.file(path: folder.path + "/" + name).write("text")
    }
    #expect(failure?.status == .inputOutput)
    #expect(failure?.message.contains(reason) == true)
  }
}
