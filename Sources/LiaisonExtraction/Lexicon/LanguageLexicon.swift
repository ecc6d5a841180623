import LiaisonModel
import LiaisonText

/// Everything the data files say about one language.
struct LanguageLexicon: Sendable {
  let language: Language
  let grammar: Grammar
  let nouns: NounLexicon
  let givenNames: GivenNames
  let places: Set<String>
  let words: WordLexicon
  /// Common words of the other languages, which names of companies are made of.
  private let foreignWords: Set<String>
  let money: MoneyLexicon
  let dates: DateLexicon
  let schemas: [RelationSchema]

  init(
    _ language: Language, resources: ResourceDirectory,
    relationTypes: RelationTypeSelection = .standard, readsExamples: Bool = true
  ) throws {
    self.language = language
    let module = "LiaisonExtraction"
    let code = language.rawValue
    grammar = try Grammar(language, resources: resources)
    nouns = try NounLexicon(language, resources: resources)
    givenNames = try GivenNames(language, resources: resources)
    places = try SectionedList(resources, module: module, "\(code)/places.txt").words("")
    words = try WordLexicon(language, resources: resources)
    var foreign: Set<String> = []
    for other in Language.allCases where other != language {
      foreign.formUnion(
        try SectionedList(resources, module: module, "\(other.rawValue)/common-words.txt").words("")
      )
    }
    foreignWords = foreign
    money = try MoneyLexicon(language, resources: resources)
    dates = try DateLexicon(language, resources: resources)
    schemas = try RelationSchema.load(
      language, resources: resources, selection: relationTypes,
      readsExamples: readsExamples)
  }

  /// Whether a spelling is a common word of any language that Liaison reads.
  func isCommonWord(_ form: String) -> Bool {
    words.isCommonWord(form) || foreignWords.contains(form.lowercased())
  }
}
