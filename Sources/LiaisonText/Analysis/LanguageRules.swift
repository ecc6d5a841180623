package import LiaisonModel

/// What the data files say on cutting a language's text; see `Resources/*/text.txt`.
package struct LanguageRules: Sendable {
  package let language: Language
  /// Without their apostrophe.
  let elisions: Set<String>
  /// Longest first, each with its hyphen or apostrophe.
  let clitics: [String]
  let unsplit: Set<String>
  let abbreviations: Set<String>
  let finalAbbreviations: Set<String>
  let functionWords: Set<String>
  let metadataWords: Set<String>
  let furnitureLines: Set<String>
  let furnitureStarts: [String]

  package init(
    _ language: Language, resources: ResourceDirectory
  ) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonText", "\(language.rawValue)/text.txt")
    self.language = language
    elisions = file.words("elisions")
    clitics = file["clitics"].map(\.text).sorted { ($1.count, $0) < ($0.count, $1) }
    unsplit = file.words("unsplit")
    abbreviations = file.words("abbreviations")
    finalAbbreviations = file.words("final-abbreviations")
    functionWords = file.words("function-words")
    metadataWords = file.words("metadata-words")
    furnitureLines = file.words("furniture-lines")
    furnitureStarts = file["furniture-starts"].map(\.text)
  }
}
