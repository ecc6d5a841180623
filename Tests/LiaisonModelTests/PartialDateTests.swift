import LiaisonModel
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: ["2024", "2024-08", "2024-02-29", "0987-01-01"])
  func `a date that was written reads back the same`(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "24", "2024-13", "2023-02-29", "2024-1", "2024-01-32", "-2024", "2024-01-01-01", "２０２４",
  ])
  func `what is no date is refused`(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func `a vaguer date is compatible with an exact one of the same year`() throws {
    let year = try #require(PartialDate("2024"))
    let day = try #require(PartialDate("2024-08-05"))
    let other = try #require(PartialDate("2024-09"))
    #expect(year.isCompatible(with: day))
    #expect(!other.isCompatible(with: day))
    #expect(year < day)
  }
}
