import LiaisonModel
import LiaisonText

/// How a language tells dates; see `Resources/*/dates.txt`.
struct DateLexicon: Sendable {
  let months: [String: Int]
  let yearMarkers: Set<String>
  let relative: PhraseTable<String>
  /// Months that are other words too, save with a capital.
  let ambiguousMonths: Set<String>
  /// What may stand between month and year.
  let links: Set<String>
  let timeNouns: Set<String>
  let futureMarkers: Set<String>
  /// What stands before the date at which something ended.
  let until: Set<String>
  /// From 1 for Monday.
  let weekdays: [String: Int]
  /// What makes of a weekday every such day: « chaque lundi », « le lundi ».
  let habitual: Set<String>
  /// Days told from the document's: « hier » is -1.
  let days: PhraseTable<Int>
  /// Seasons with what goes before or behind them, and the month that they begin in.
  let seasons: PhraseTable<Int>
  /// « il y a » before a number of years, « ago » behind it.
  let agoBefore: PhraseTable<Bool>
  let agoAfter: Set<String>
  /// Years and months as units: 12 and 1.
  let units: [String: Int]
  let counts: [String: Int]
  /// What stands behind years that are told from another date (« deux ans plus tard »), and whether the
  /// clause must end with it.
  let later: PhraseTable<Bool>
  /// Years told from another date: « cette année-là » is 0.
  let following: PhraseTable<Int>

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/dates.txt")
    months = try file.values("months", expected: "a month from 1 to 12") { text in
      Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
    }
    yearMarkers = file.words("year-markers")
    relative = PhraseTable(file["relative"].map { ($0.text, $0.column(1)) })
    ambiguousMonths = file.words("ambiguous-months")
    links = file.words("links")
    timeNouns = file.words("time-nouns")
    futureMarkers = file.words("future-markers")
    until = file.words("until")
    weekdays = try file.values("weekdays", expected: "a day from 1 for Monday to 7") { text in
      Int(text).flatMap { (1...7).contains($0) ? $0 : nil }
    }
    habitual = file.words("habitual")
    days = try Self.phrases(file, "days", expected: "a number of days")
    later = PhraseTable(file["later"].map { ($0.text, $0.column(1) == "alone") })
    following = try Self.phrases(file, "following", expected: "a number of years")
    seasons = try Self.phrases(file, "seasons", expected: "a month from 1 to 12", within: 1...12)
    agoBefore = PhraseTable(file["ago-before"].map { ($0.text, true) })
    agoAfter = file.words("ago-after")
    units = try file.values("units", expected: "12 for years or 1 for months") { Int($0) }
    counts = try file.values("counts", expected: "a number") { Int($0) }
  }

  private static func phrases(
    _ file: SectionedList, _ section: String, expected: String,
    within range: ClosedRange<Int> = -99...99
  ) throws(ResourceError) -> PhraseTable<Int> {
    let values = try file.values(section, expected: expected) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
    return PhraseTable(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
