import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct MoneyReaderTests {
  private static func sums(_ text: String, _ language: Language) throws -> [String] {
    try Reading.document(text, language).money.joined().map { sum in
      let value = sum.value < 1e15 ? "\(Int(sum.value))" : "\(sum.value)"
      return "\(value) \(sum.currency ?? "?")"
    }
  }

  @Test(arguments: [
    ("Il a donné 600 000 $.", ["600000 USD"]), ("Il a donné 600\u{202F}000 €.", ["600000 EUR"]),
    ("Il a donné 1,5 million d’euros.", ["1500000 EUR"]),
    ("Il a donné deux millions de dollars.", ["2000000 USD"]),
    ("Il a donné 4.000 euros.", ["4000 EUR"]), ("Il a donné 12 Mds €.", ["12000000000 EUR"]),
    ("Il a donné cent mille euros.", ["100000 EUR"]),
    ("Il a donné 3 milliards de livres sterling.", ["3000000000 GBP"]),
    ("Il a donné 5 M€.", ["5000000 EUR"]),
    ("Il a donné le million de dollars promis.", ["1000000 USD"]),
    ("Meta a donné 1 million d’euros, Orvane 2 millions.", ["1000000 EUR", "2000000 ?"]),
    // A number that counts something else is no money.
    ("Elle a 12 millions de clients.", []), ("Elle a 600 employés.", []),
    ("Elle est née en 1984.", []),
  ])
  func `French sums are read with their currency`(text: String, sums: [String]) throws {
    #expect(try Self.sums(text, .french) == sums)
  }

  @Test(arguments: [
    ("She gave $5m to it.", ["5000000 USD"]), ("She gave $1.5 billion.", ["1500000000 USD"]),
    ("She gave £4,000.", ["4000 GBP"]), ("She gave two million euros.", ["2000000 EUR"]),
    ("She gave a million dollars.", ["1000000 USD"]), ("She gave €12bn.", ["12000000000 EUR"]),
    ("She gave NZ$12 million.", ["12000000 NZD"]), ("She gave A$3m to it.", ["3000000 AUD"]),
    ("She gave CHF 40,000.", ["40000 CHF"]), ("She gave Rs 5 crore.", ["50000000 INR"]),
    ("She has 12 million customers.", []), ("She has 600 staff.", []),
  ])
  func `English sums are read with their currency`(text: String, sums: [String]) throws {
    #expect(try Self.sums(text, .english) == sums)
  }

  @Test(arguments: [
    ("600 000", Character(","), 600_000.0), ("1,5", ",", 1.5), ("4.000", ",", 4_000),
    ("1.5", ",", 1.5), ("1.234.567,89", ",", 1_234_567.89), ("4,000", ".", 4_000),
    ("1,234.5", ".", 1_234.5), ("1.500", ".", 1.5),
  ])
  func `the mark before three digits groups unless it is the decimal mark`(
    digits: String, decimal: Character, value: Double
  ) {
    #expect(MoneyReader.value(of: digits, decimal: decimal) == value)
  }

  @Test(arguments: [
    "1" + String(repeating: " milliard", count: 400) + " d’euros",
    String(repeating: "9", count: 400) + " euros",
    String(repeating: "1,", count: 3_000) + "1 euros", "0 euro",
  ])
  func `no sum is infinite`(sum: String) throws {
    for mention in try Reading.document("Inès a donné \(sum).", .french).money.joined() {
      #expect(mention.value.isFinite)
    }
  }
}
