import LiaisonModel
import LiaisonText

/// The closed classes of a language; see `Resources/*/grammar.txt`.
struct Grammar: Sendable {
  let definite: Set<String>
  let indefinite: Set<String>
  /// Gender and number of the owner.
  let possessive: [String: Agreement]
  let demonstrative: Set<String>
  let quantifiers: Set<String>
  /// What a contraction stands for: a preposition and perhaps a determiner.
  let contractions: [String: Contraction]
  let prepositions: PhraseTable<String>
  let relatives: PhraseTable<String>
  let subordinators: PhraseTable<String>
  let coordinators: PhraseTable<String>
  let subjectPronouns: [String: Agreement]
  let objectClitics: [String: (function: String, agreement: Agreement)]
  let reflexives: Set<String>
  let otherPronouns: PhraseTable<Agreement>
  /// Pronouns that count only behind a preposition; alone they stress.
  let disjunctives: PhraseTable<Agreement>
  let hypothetical: Set<String>
  /// What makes a plan a threat: « unless ».
  let conditional: Set<String>
  let asides: PhraseTable<Bool>
  /// What keeps the text from standing behind its clause: « reportedly », « a nié avoir ».
  let hedges: PhraseTable<Hedge>
  /// Words that open a question which takes for granted what it asks about: « pourquoi ».
  let presupposing: Set<String>
  let expletiveNe: Set<String>
  let firsts: Set<String>
  let seconds: Set<String>
  let pairs: Set<String>
  let endings: Set<String>
  /// Words for the sum named before.
  let sameSum: Set<String>
  let raising: Set<String>
  let naming: Set<String>
  let participleEndings: Set<String>
  let adverbials: PhraseTable<Bool>
  /// Verbs whose object is the subject of the infinitive: « choisir X pour figurer ».
  let objectControl: Set<String>
  /// Words that make a time of what follows: « il y a dix ans ».
  let ago: PhraseTable<Bool>
  /// Verbs whose subject is what « as » says: « accompagne X en tant que conseiller ».
  let subjectRoleVerbs: Set<String>
  /// What takes a participant out: « par X, et non par Y ».
  let excepting: Set<String>
  /// Nouns for several, whose members may be named behind them: « un couple, A et B ».
  let collectives: Set<String>
  let negations: Set<String>
  let strongNegations: Set<String>
  /// What tells with a perfect what did not come to pass: « would have sued ».
  let counterfactual: Set<String>
  let negativeDeterminers: Set<String>
  let nameParticles: Set<String>
  let nameLinks: Set<String>
  let articles: Set<String>
  let ones: Set<String>
  /// Parts of a whole, which take no article: « own half of it ».
  let fractions: Set<String>
  let former: Set<String>
  let future: Set<String>
  let degree: Set<String>
  /// Written with capitals without naming anything: `IA`, weekdays in English.
  let notNames: Set<String>
  /// « a Texan », « the Qatari investor »: capitals that name nothing by themselves.
  let demonyms: Set<String>
  let others: Set<String>
  let reciprocals: Set<String>
  let distributives: Set<String>
  let reporting: Set<String>
  let passiveAuxiliaries: Set<String>
  let have: Set<String>
  let copulas: Set<String>
  /// Verbs that undo the plan in the infinitive behind them: « reneged on a promise to give ».
  let abandoning: Set<String>
  /// Verbs whose object is some of the subject: « its backers include X ».
  let inclusion: Set<String>
  /// Auxiliaries that a present participle follows: « is suing ».
  let progressiveAuxiliaries: Set<String>
  /// Verbs whose particle makes another verb of them: « set up ».
  let phrasalVerbs: Set<String>
  /// Verbs whose simple past tells a state that is over: « was an adviser ».
  let states: Set<String>
  /// Verbs that keep an object in the passive: « was given $5m ».
  let givingVerbs: Set<String>
  /// Endings that negate an auxiliary: « didn't ».
  let negativeEndings: [String]
  /// What stands behind an owner: « the firm's founder ».
  let genitives: Set<String>
  let syntax: Syntax
  /// Intransitive verbs whose perfect looks like a passive (`est entré`).
  let unaccusatives: Set<String>
  /// What a governing verb does to the status of its infinitive, by lemma and preposition.
  let control: [String: ControlEffect]

  struct Contraction: Sendable {
    let preposition: String
    let determiner: String
  }

  /// How a language orders its words, where the two differ.
  struct Syntax: Sendable {
    /// Whether the last of several nouns says what a thing is (« crane maker »), not the first.
    let headIsLast: Bool
    /// Whether a recipient may stand bare before the thing given: « gave the fund $5m ».
    let hasDoubleObject: Bool
    /// Whether a relative clause may go without its pronoun: « the charity they created ».
    let hasContactClauses: Bool

    /// Whether a preposition usually stands but once for a list: « against her brother and the firm ».
    let sharesPreposition: Bool

    init(_ entries: [SectionedList.Entry]) {
      func setting(_ name: String) -> String { entries.first { $0.text == name }?.column(1) ?? "" }
      headIsLast = setting("compound-head") == "last"
      hasDoubleObject = setting("double-object") == "yes"
      sharesPreposition = setting("shared-preposition") == "yes"
      hasContactClauses = setting("contact-clauses") == "yes"
    }
  }

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let module = "LiaisonExtraction"
    let file = try SectionedList(resources, module: module, "\(language.rawValue)/grammar.txt")
    let controlFile = try SectionedList(
      resources, module: module, "\(language.rawValue)/control.txt")
    definite = file.words("definite")
    indefinite = file.words("indefinite")
    demonstrative = file.words("demonstrative")
    quantifiers = file.words("quantifier")
    possessive = Dictionary(
      file["possessive"].map { ($0.text, Agreement($0.column(2))) },
      uniquingKeysWith: { first, _ in first })
    contractions = Dictionary(
      file["contractions"].map {
        ($0.text, Contraction(preposition: $0.column(1), determiner: $0.column(2)))
      }, uniquingKeysWith: { first, _ in first })
    prepositions = PhraseTable(
      file["prepositions"].map { ($0.text, $0.columns.count > 1 ? $0.column(1) : $0.text) })
    relatives = PhraseTable(file["relative"].map { ($0.text, $0.column(1)) })
    subordinators = PhraseTable(file["subordinators"].map { ($0.text, $0.text) })
    coordinators = PhraseTable(file["coordinators"].map { ($0.text, $0.column(1)) })
    nameParticles = file.words("name-particles")
    nameLinks = file.words("name-links")
    articles = file.words("articles")
    ones = file.words("ones")
    fractions = file.words("fractions")
    former = file.words("former")
    future = file.words("future")
    degree = file.words("degree")
    notNames = file.words("not-names")
    demonyms = file.words("demonyms")
    others = file.words("other")
    reciprocals = file.words("reciprocal")
    subjectPronouns = Dictionary(
      file["subject-pronouns"].map { ($0.text, Agreement($0.column(1))) },
      uniquingKeysWith: { first, _ in first })
    objectClitics = Dictionary(
      file["object-clitics"].map {
        ($0.text, (function: $0.column(1), agreement: Agreement($0.column(2))))
      }, uniquingKeysWith: { first, _ in first })
    reflexives = file.words("reflexives")
    otherPronouns = PhraseTable(file["other-pronouns"].map { ($0.text, Agreement($0.column(1))) })
    disjunctives = PhraseTable(file["disjunctive"].map { ($0.text, Agreement($0.column(1))) })
    hypothetical = file.words("hypothetical")
    conditional = file.words("conditional")
    asides = PhraseTable(file["asides"].map { ($0.text, true) })
    hedges = PhraseTable(
      file["hedges"].compactMap { entry in
        Hedge(rawValue: entry.column(1)).map { (entry.text, $0) }
      })
    presupposing = file.words("presupposing")
    expletiveNe = file.words("expletive-ne")
    firsts = file.words("firsts")
    seconds = file.words("seconds")
    pairs = file.words("pairs")
    endings = file.words("endings")
    sameSum = file.words("same-sum")
    raising = file.words("raising")
    naming = file.words("naming")
    participleEndings = file.words("participle-endings")
    adverbials = PhraseTable(file["adverbials"].map { ($0.text, true) })
    objectControl = controlFile.words("object-control")
    ago = PhraseTable(file["ago"].map { ($0.text, true) })
    subjectRoleVerbs = file.words("subject-role")
    excepting = file.words("excepting")
    collectives = file.words("collective")
    negations = file.words("negations")
    strongNegations = file.words("strong-negations")
    counterfactual = file.words("counterfactual")
    negativeDeterminers = file.words("negative-determiners")
    distributives = file.words("distributive")
    reporting = file.words("reporting")
    passiveAuxiliaries = file.words("passive-auxiliary")
    have = file.words("have")
    copulas = file.words("copulas")
    abandoning = file.words("abandoning")
    inclusion = file.words("inclusion")
    progressiveAuxiliaries = file.words("progressive-auxiliary")
    phrasalVerbs = file.words("phrasal-verbs")
    states = file.words("states")
    givingVerbs = file.words("giving-verbs")
    negativeEndings = file["negative-endings"].map(\.text)
    genitives = file.words("genitive")
    syntax = Syntax(file["syntax"])
    unaccusatives = file.words("être-verbs")
    var control: [String: ControlEffect] = [:]
    for entry in controlFile["control"] {
      guard let effect = ControlEffect(rawValue: entry.column(2)) else {
        throw .malformed(
          path: controlFile.path, line: entry.line,
          expected:
            "the third column must be one of same, planned, alleged, denied, former, not, threat, cause"
        )
      }
      let preposition = entry.column(1)
      let canonical =
        contractions[preposition]?.preposition
        ?? prepositions.match(at: 0, limit: 1, forms: { _ in (preposition, preposition) })?.value
      control["\(entry.text) \(canonical ?? preposition)"] = effect
    }
    self.control = control
  }

  /// The name that both languages share for a preposition or contraction; other words as they are.
  func canonicalPreposition(_ word: String) -> String {
    contractions[word]?.preposition
      ?? prepositions.match(at: 0, limit: 1, forms: { _ in (word, word) })?.value ?? word
  }
}

/// What a governing verb does to the claim of its infinitive.
enum ControlEffect: String, Sendable {
  case same, planned, alleged, denied, former, not, threat, cause
}

/// Gender and number, as far as they are known.
struct Agreement: Hashable, Sendable {
  enum Gender: Sendable { case masculine, feminine, unknown }
  enum Number: Sendable { case singular, plural, unknown }
  /// Whether only people or only things are meant, as with « he » and « it ».
  enum Animacy: Sendable { case human, thing, unknown }
  var gender: Gender
  var number: Number
  var animacy: Animacy

  static let unknown = Agreement(gender: .unknown, number: .unknown)

  init(gender: Gender, number: Number, animacy: Animacy = .unknown) {
    self.gender = gender
    self.number = number
    self.animacy = animacy
  }

  /// Reads `ms`, `fp`, `s`, `-` …; `h` says a human, `n` that none is meant.
  init(_ code: String) {
    gender = code.contains("m") ? .masculine : code.contains("f") ? .feminine : .unknown
    number = code.contains("s") ? .singular : code.contains("p") ? .plural : .unknown
    animacy = code.contains("h") ? .human : code.contains("n") ? .thing : .unknown
  }

  /// Whether a thing of this type can be meant.
  func admits(_ type: EntityType) -> Bool {
    switch animacy {
    case .human: type == .person
    case .thing: type != .person
    case .unknown: true
    }
  }

  func admits(_ other: Agreement) -> Bool {
    (gender == .unknown || other.gender == .unknown || gender == other.gender)
      && (number == .unknown || other.number == .unknown || number == other.number)
  }
}

extension SectionedList.Entry {
  /// A column's text; empty where the line has fewer.
  func column(_ index: Int) -> String { index < columns.count ? columns[index] : "" }
}

/// How the text takes back what a clause says.
enum Hedge: String, Sendable {
  case alleged, denied, planned
  /// It claims nothing at all: « nobody believes that ».
  case void
}
