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

  @Test(arguments: [("missing/a", "does not exist"), ("", "this is a folder")])
  func `a place that cannot be written is named`(name: String, reason: String) {
    let failure = #expect(throws: CommandFailure.self) {
      try OutputDestination.file(path: folder.path + "/" + name).write("text")
    }
    #expect(failure?.status == .inputOutput)
    #expect(failure?.message.contains(reason) == true)
  }
}
