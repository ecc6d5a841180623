import Foundation
import Testing
import _LiaisonTestSupport

/// The same input gives the same bytes, whichever way it comes.
@Suite struct DeterminismTests {
  private let files = [
    "01-fonds-inaugural", "02-geants-de-la-tech", "03-revirement", "04-inquietudes", "05-querelle",
  ].map { "seeds/\($0).txt" }

  private func dot(_ inputs: [String], _ options: String...) throws -> String {
    let result = try Shell.liaison(["export", "--format", "dot"] + inputs + options)
    #expect(result.status == 0, "\(result.errors)")
    return result.text
  }

  @Test func `the order of the files and the number of jobs leave no trace in the graph`() throws {
    let expected = try dot(["seeds"])
    #expect(expected.count > 1_000)
    #expect(try dot(files.reversed(), "--jobs", "1") == expected)
    #expect(try dot([files[3], files[0], files[4], files[1], files[2]], "--jobs", "3") == expected)
  }

  @Test func `records are in the order of the documents whatever the number of jobs`() throws {
    let expected = try Shell.liaison("extract", "seeds", "--jobs", "1").text
    #expect(try Shell.liaison("extract", "seeds", "--jobs", "5").text == expected)
    #expect(try Shell.liaison(["extract"] + files).text == expected)
  }

  @Test func `a detour over records changes nothing`() throws {
    let folder = try TemporaryFolder()
    let records = folder.path + "/seeds.jsonl"
    _ = try Shell.liaison("extract", "seeds", "--all-evidence", "-o", records)
    #expect(try dot([records]) == dot(["seeds"]))
  }

  @Test func `DOT that was written, read and written again is the same`() throws {
    let folder = try TemporaryFolder()
    let first = try dot(["seeds"])
    try folder.write("a.dot", Data(first.utf8))
    #expect(try dot([folder.path + "/a.dot"]) == first)
  }

  @Test(arguments: ["svg", "png", "pdf"])
  func `two pictures of one graph have the same bytes`(format: String) throws {
    let folder = try TemporaryFolder()
    let input = Repository.fixture("samples.records.jsonl")
    let pictures = try ["a", "b"].map { name in
      let path = folder.path + "/\(name).\(format)"
      let result = try Shell.liaison("render", input, "-o", path)
      #expect(result.status == 0, "\(result.errors)")
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    #expect(pictures[0] == pictures[1] && pictures[0].count > 1_000)
  }
}
