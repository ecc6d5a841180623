import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct DocumentFinderTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func ids(_ paths: [String]) throws -> [String] {
    try DocumentFinder().find(paths).documents.map(\.id.rawValue)
  }

  @Test func `a folder stands for its documents, sorted by the bytes of their paths`() throws {
    try folder.write([
      "b.txt", "a.md", "Z.text", "é.txt", "sub/c.TXT", "sub-a.txt", "picture.png", ".hidden.txt",
      ".git/x.txt", "README.md", "readme.txt", "LICENSE.txt",
    ])
    #expect(
      try ids([folder.path]) == ["Z.text", "a.md", "b.txt", "sub-a.txt", "sub/c.TXT", "é.txt"])
  }

  @Test func `an ignore file drops paths, also from the folders below`() throws {
    try folder.write(["a.txt", "drafts/b.txt", "sub/c.txt", "sub/d.txt", "sub/old/e.txt"])
    try folder.write([".liaisonignore"], contents: "drafts/\nd.txt\nold\n")
    try folder.write(["sub/.liaisonignore"], contents: "!d.txt\n")
    #expect(try ids([folder.path]) == ["a.txt", "sub/c.txt", "sub/d.txt"])
  }

  @Test func `links that lead back end`() throws {
    try folder.write(["a/x.txt"])
    try folder.link("a/loop", to: folder.path)
    try folder.link("b", to: folder.path + "/a")
    try folder.link("self.txt", to: "self.txt")
    let findings = try DocumentFinder().find([folder.path])
    #expect(findings.documents.map(\.id.rawValue) == ["a/x.txt"])
    #expect(findings.diagnostics.map(\.subject) == [folder.path + "/self.txt"])
  }

  @Test func `what is no regular file is passed over in a folder`() throws {
    try folder.write(["a.txt", "folder.txt/b.txt"])
    #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
    #expect(try ids([folder.path]) == ["a.txt", "folder.txt/b.txt"])
  }

  @Test func `a file that is named is read whatever it is called`() throws {
    try folder.write(["README.md", "notes"])
    let paths = ["README.md", "notes"].map { folder.path + "/" + $0 }
    let documents = try DocumentFinder().find(paths).documents
    #expect(documents.map(\.id.rawValue) == ["README.md", "notes"])
    #expect(documents.map(\.isNamed) == [true, true])
  }

  @Test func `what is found twice is one document`() throws {
    try folder.write(["a.txt", "b.txt"])
    #expect(
      try ids([folder.path + "/b.txt", folder.path, folder.path + "/./a.txt"])
        == ["b.txt", "a.txt"])
  }

  @Test func `documents of one name are told apart by their paths`() throws {
    try folder.write(["x/a.txt", "y/a.txt", "y/b.txt"])
    #expect(
      try ids([folder.path + "/x", folder.path + "/y"])
        == [folder.path + "/x/a.txt", folder.path + "/y/a.txt", "b.txt"])
  }

  @Test func `a missing path and a folder without documents are errors`() throws {
    try folder.write(["picture.png"])
    let missing = folder.path + "/missing.txt"
    #expect(throws: ReadingError.notFound(path: missing)) { try ids([missing]) }
    #expect(throws: ReadingError.noDocuments(folder: folder.path, endings: ["txt", "text", "md"])) {
      try ids([folder.path])
    }
  }

  @Test func `a dash is standard input`() throws {
    let documents = try DocumentFinder().find(["-"]).documents
    #expect(documents.map(\.place) == [.standardInput])
    #expect(documents.map(\.id) == ["stdin"])
  }
}
