import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@testable import LiaisonExtraction

@Suite struct GivenNamesTests {
  @Test(arguments: [
    ("Anne", Agreement.Gender.feminine), ("Paul", .masculine), ("Dominique", .unknown),
    ("Anne-Paul", .feminine), ("Paul-Anne", .masculine), ("Orvane", nil), ("Anne-Orvane", nil),
    ("Orvane-Anne", nil), ("Anne-Paul-Anne", nil), ("Penn", nil), ("-Anne", nil), ("-", nil),
    ("", nil),
  ])
  func `names joined by a hyphen are one when both are known`(
    form: String, gender: Agreement.Gender?
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "LiaisonExtraction/Resources/given-names.txt",
      Data(
        "[common]\nAnne\tF\nPaul\tM\nDominique\tB\n[rare]\nPerse\tF\nPenn\tM\n[rare-fr]\nBryn\tM\n"
          .utf8))
    let names = try GivenNames(
      .english, resources: ResourceDirectory(candidates: [folder.path]))
    withExtendedLifetime(folder) {}
    #expect(names[form] == gender)
    #expect(names.gender(of: form) == (form == "Penn" ? .masculine : gender))
    #expect(names.gender(of: "Perse-Penn") == .feminine)
    #expect(names.gender(of: "Bryn") == nil)
  }
}
