import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@testable import LiaisonExtraction

@Suite struct MalformedListTests {
  /// A resource folder in which one list is `text` and everything else is missing.
  private static func resources(_ path: String, _ text: String) throws -> (
    ResourceDirectory, TemporaryFolder
  ) {
    let folder = try TemporaryFolder()
    try folder.write("LiaisonExtraction/Resources/\(path)", Data(text.utf8))
    return (ResourceDirectory(candidates: [folder.path]), folder)
  }

  @Test(arguments: [
    ("[scales]\nmillion | 1e6\nmilliard | much\n", 3), ("[scales]\nmillion\n", 2),
    ("# sums\n[numbers]\n\ndeux | II\n", 4), ("[scales\nmillion | 1e6\n", 1),
  ])
  func `a malformed list of sums is reported with file and line`(text: String, line: Int) throws {
    let (resources, folder) = try Self.resources("fr/money.txt", text)
    let error = try #require(throws: ResourceError.self) {
      try MoneyLexicon(.french, resources: resources)
    }
    withExtendedLifetime(folder) {}
    #expect(error.description.hasPrefix("fr/money.txt:\(line): "), "\(error)")
  }

  @Test(arguments: [("[months]\nmars | 3\nbrumaire | 13\n", 3), ("[months]\nmars\n", 2)])
  func `a malformed list of dates is reported with file and line`(text: String, line: Int) throws {
    let (resources, folder) = try Self.resources("fr/dates.txt", text)
    let error = try #require(throws: ResourceError.self) {
      try DateLexicon(.french, resources: resources)
    }
    withExtendedLifetime(folder) {}
    #expect(error.description.hasPrefix("fr/dates.txt:\(line): "), "\(error)")
  }

  @Test(arguments: ["[verbs]\nfonder | er\n", "[verbs]\nfonder\n"])
  func `a verb without its pattern is reported with file and line`(text: String) throws {
    let (resources, folder) = try Self.resources("fr/inflections.txt", text)
    let error = try #require(throws: ResourceError.self) {
      try Inflections(.french, resources: resources)
    }
    withExtendedLifetime(folder) {}
    #expect(error.description.hasPrefix("fr/inflections.txt:2: "), "\(error)")
  }

  @Test func `a list that is missing or not UTF-8 is named`() throws {
    let (resources, folder) = try Self.resources("fr/money.txt", "")
    let missing = try #require(throws: ResourceError.self) {
      try DateLexicon(.french, resources: resources)
    }
    #expect(missing.description.contains("fr/dates.txt"))
    try folder.write("LiaisonExtraction/Resources/fr/dates.txt", Data([0xFF, 0xFE, 0xE9]))
    let broken = try #require(throws: ResourceError.self) {
      try DateLexicon(.french, resources: resources)
    }
    #expect(broken.description.contains("fr/dates.txt"))
  }
}
