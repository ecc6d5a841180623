import LiaisonModel
import LiaisonText

/// How a language tells dates; see `Resources/*/dates.txt`.
struct DateLexicon: Sendable {
  let months: [String: Int]
  let yearMarkers: Set<String>
  let relative: PhraseTable<String>
  let timeNouns: Set<String>
  let futureMarkers: Set<String>
  let weekdays: Set<String>

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/dates.txt")
    months = Dictionary(
      file["months"].compactMap { entry in Int(entry.column(1)).map { (entry.text, $0) } },
      uniquingKeysWith: { first, _ in first })
    yearMarkers = file.words("year-markers")
    relative = PhraseTable(file["relative"].map { ($0.text, $0.column(1)) })
    timeNouns = file.words("time-nouns")
    futureMarkers = file.words("future-markers")
    weekdays = file.words("weekdays")
  }
}
