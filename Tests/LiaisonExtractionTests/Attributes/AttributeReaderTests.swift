import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct AttributeReaderTests {
  @Test(arguments: [
    ("Alice Verdier conseille Orvane depuis 2019.", "2019"),
    ("Alice Verdier a conseillé Orvane jusqu’en 2019.", nil),
    ("Alice Verdier a fondé Orvane en 2015 et l’a quittée en 2019.", "2015"),
  ])
  func `a relation has the date at which it began`(text: String, date: String?) throws {
    #expect(try Reading.records(text).map { $0.date?.description } == [date])
  }
}
