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
  let weekdays: Set<String>
  /// Seasons with what goes before or behind them, and the month that they begin in.
  let seasons: PhraseTable<Int>
  /// « il y a » before a number of years, « ago » behind it.
  let agoBefore: PhraseTable<Bool>
  let agoAfter: Set<String>
  /// Years and months as units: 12 and 1.
  let units: [String: Int]
  let counts: [String: Int]

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
    weekdays = file.words("weekdays")
    let seasons = try file.values("seasons", expected: "a month from 1 to 12") { text in
      Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
    }
    self.seasons = PhraseTable(seasons.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    agoBefore = PhraseTable(file["ago-before"].map { ($0.text, true) })
    agoAfter = file.words("ago-after")
    units = try file.values("units", expected: "12 for years or 1 for months") { Int($0) }
    counts = try file.values("counts", expected: "a number") { Int($0) }
  }
}
