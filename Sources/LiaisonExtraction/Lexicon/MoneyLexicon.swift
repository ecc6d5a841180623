import LiaisonModel
import LiaisonText

/// How a language writes sums; see `Resources/*/money.txt`.
struct MoneyLexicon: Sendable {
  let scales: [String: Double]
  let numbers: [String: Double]
  let currencies: PhraseTable<String>
  let symbols: Set<String>
  /// What adds half a unit: « et demi ».
  let halves: PhraseTable<Bool>
  let decimal: Character

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/money.txt")
    scales = try file.values("scales", expected: "a number, as in `million | 1e6`", Double.init)
    numbers = try file.values("numbers", expected: "a number, as in `deux | 2`", Double.init)
    currencies = PhraseTable(file["currencies"].map { ($0.text, $0.column(1)) })
    halves = PhraseTable(file["halves"].map { ($0.text, true) })
    symbols = file.words("symbols")
    decimal = file["settings"].first { $0.text == "decimal" }?.column(1).first ?? "."
  }
}
