import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct DateReaderTests {
  private static func dates(_ text: String, _ language: Language, anchor: String?) throws
    -> [String]
  {
    try Reading.document(text, language, date: anchor).dates.joined().map(\.date.description)
  }

  @Test(arguments: [
    ("Il a fondé Orvane le 12 mars 2019.", "2019-03-12"), ("Il l’a fondée en 2019.", "2019"),
    ("Il l’a fondée en mars 2019.", "2019-03"), ("Il l’a fondée le 1er mai 2019.", "2019-05-01"),
    // Without a year, the last such month before the document's date, or the next where it says so.
    ("Il l’a fondée en mars.", "2024-03"), ("Il l’a fondée en novembre.", "2023-11"),
    ("Il la fondera en septembre prochain.", "2024-09"),
    ("Il la fondera en mars prochain.", "2025-03"),
    ("Il l’a fondée l’an dernier.", "2023"), ("Il l’a fondée le mois dernier.", "2024-07"),
    ("Il la fondera l’année prochaine.", "2025"), ("Il l’a fondée il y a quatre ans.", "2020"),
    ("Il l’a fondée il y a 3 mois.", "2024-05"), ("Il l’a fondée au printemps.", "2024"),
    ("Il l’a fondée l’automne dernier.", "2023"), ("Il la fondera au printemps.", "2025"),
    ("Il la fondera en mars.", "2025-03"),
    // 5 August 2024 is a Monday.
    ("Il l’a fondée mardi.", "2024-07-30"), ("Il l’a fondée lundi.", "2024-08-05"),
    ("Il la fondera mardi.", "2024-08-06"), ("Il l’a fondée hier.", "2024-08-04"),
  ])
  func `a French date is told from the document's`(text: String, date: String) throws {
    #expect(try Self.dates(text, .french, anchor: "2024-08-05") == [date])
  }

  @Test(arguments: [
    ("He founded it on 12 March 2019.", "2019-03-12"),
    ("He founded it on March 12, 2019.", "2019-03-12"),
    ("He founded it in 2019.", "2019"), ("He founded it in March.", "2024-03"),
    ("He founded it in November.", "2023-11"), ("He founded it last year.", "2023"),
    ("He will found it next month.", "2024-09"), ("He sued in January 2020.", "2020-01"),
    ("He founded it four years ago.", "2020"), ("He founded it last autumn.", "2023"),
    ("He founded it this summer.", "2024"), ("He sued on Tuesday.", "2024-07-30"),
    ("He sued yesterday.", "2024-08-04"),
  ])
  func `an English date is told from the document's`(text: String, date: String) throws {
    #expect(try Self.dates(text, .english, anchor: "2024-08-05") == [date])
  }

  @Test(arguments: [
    "Il vend 2019 euros.", "La planète Mars brille.", "Il pèse 12 kilos.", "Il en a 1999999.",
  ])
  func `what is no date is none`(text: String) throws {
    #expect(try Self.dates(text, .french, anchor: "2024-08-05").isEmpty)
  }

  @Test func `without an anchor a date without a year is none`() throws {
    #expect(try Self.dates("Il l’a fondée en mars, l’an dernier.", .french, anchor: nil).isEmpty)
  }

  @Test(arguments: [
    ("Orvane naît en 2015. Deux ans plus tard, elle grandit.", ["2015", "2017"]),
    ("Orvane naît en 2015. Deux ans après, elle grandit.", ["2015", "2017"]),
    ("Ils sont brouillés depuis 2018, trois ans après la naissance d’Orvane.", ["2018"]),
    ("Orvane naît en 2015, et grandit l’année suivante.", ["2015", "2016"]),
    ("Elle grandit deux ans plus tard.", []),
  ])
  func `years are counted from the date told before`(text: String, dates: [String]) throws {
    #expect(try Self.dates(text, .french, anchor: nil) == dates)
  }

  @Test func `every Tuesday is no date, nor is Tuesday where the day is not known`() throws {
    #expect(try Self.dates("Il joue chaque mardi.", .french, anchor: "2024-08-05").isEmpty)
    #expect(try Self.dates("Il l’a fondée mardi.", .french, anchor: "2024-08").isEmpty)
  }

  @Test func `January follows December`() throws {
    #expect(
      try Self.dates("Il la fondera le mois prochain.", .french, anchor: "2024-12") == ["2025-01"])
    #expect(
      try Self.dates("Il l’a fondée le mois dernier.", .french, anchor: "2024-01") == ["2023-12"])
  }

  @Test func `the dateline is the anchor of a document without a date`() throws {
    let text = "TOULOUSE, 12 mars 2024 — Inès Carcassonne a fondé Orvane en janvier."
    let reading = try Reading.document(text, .french)
    #expect(reading.date == PartialDate("2024-03-12"))
    #expect(reading.dates.joined().map(\.date.description) == ["2024-03-12", "2024-01"])
  }

  @Test func `a line with a month is a dateline, a sentence with one is none`() throws {
    #expect(
      try Reading.document("Le nez\n\nPORTRAIT – mars 2025\n\nElle dort.", .french).date
        == PartialDate("2025-03"))
    #expect(try Reading.document("Elle est partie en mars 2025 avec lui.", .french).date == nil)
  }
}
