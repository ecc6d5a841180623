import LiaisonModel
import LiaisonText

/// Nouns that say what kind of thing is meant; see `Resources/*/nouns.txt`.
struct NounLexicon: Sendable {
  struct Noun: Sendable, Hashable {
    let lemma: String
    var types: Set<EntityType>
    var gender: Agreement.Gender
    /// Whether whoever bears it is at the head of something.
    var isLeader: Bool
  }

  let nouns: PhraseTable<Noun>
  /// Nouns for money raised, which stand for the company that raises it.
  let rounds: PhraseTable<Bool>
  /// Nouns for a company of any kind.
  let companies: Set<String>
  /// Nouns that name something with their complement (« l'université de Rochester »).
  let institutions: Set<String>
  /// Nouns that stand for whom they belong to: « the board of X ».
  let parts: Set<String>
  /// Roles whose complement is a company: « fondateur de X ».
  let companyRoles: Set<String>
  /// Nouns for who comes from somewhere: « le Danois X » is a person, « le danois X » often a company.
  let demonyms: Set<String>
  let titles: [String: Agreement.Gender]
  let legalForms: Set<String>
  /// What only people have behind their names: « Jr. ».
  let personSuffixes: Set<String>
  let organizationWords: Set<String>
  let fundWords: Set<String>
  let governmentWords: Set<String>

  /// Whether a single word is one of the nouns.
  func holds(_ word: String) -> Bool { nouns.holdsWord(word) }

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/nouns.txt")
    let classes: [(String, EntityType)] = [
      ("person", .person), ("organization", .organization), ("fund", .fund),
      ("government", .governmentBody), ("project", .project), ("work", .work),
    ]
    let leaders = file.words("leader")
    var byLemma: [String: Noun] = [:]
    var order: [String] = []
    for (section, type) in classes {
      for entry in file[section] + (type == .person || type == .organization ? file["demonym"] : [])
      {
        if byLemma[entry.text] == nil {
          order.append(entry.text)
          byLemma[entry.text] = Noun(
            lemma: entry.text, types: [], gender: Agreement(entry.column(1)).gender,
            isLeader: leaders.contains(entry.text))
        }
        byLemma[entry.text]?.types.insert(type)
      }
    }
    nouns = PhraseTable(order.compactMap { lemma in byLemma[lemma].map { (lemma, $0) } })
    demonyms = file.words("demonym")
    rounds = PhraseTable(file["round"].map { ($0.text, true) })
    companies = file.words("company")
    companyRoles = file.words("company-roles")
    institutions = file.words("institution")
    parts = file.words("part-of")
    titles = Dictionary(
      file["titles"].map { ($0.text, Agreement($0.column(1)).gender) },
      uniquingKeysWith: { first, _ in first })
    legalForms = file.words("legal-forms")
    personSuffixes = file.words("person-suffixes")
    organizationWords = file.words("organization-words")
    fundWords = file.words("fund-words")
    governmentWords = file.words("government-words")
  }
}
