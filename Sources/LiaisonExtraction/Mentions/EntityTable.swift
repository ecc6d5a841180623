import LiaisonModel

/// The entities that a document names, and which noun phrase names which.
struct EntityTable: Sendable {
  typealias PhraseID = DocumentReading.PhraseID

  struct DocumentEntity: Sendable {
    /// The fullest name in the document.
    var name: String
    /// How much speaks for each type; what nothing speaks for is absent.
    var typeScores: [EntityType: Double]
    var agreement: Agreement
    /// Head nouns that were used for it (`start-up`, `milliardaire`).
    var nouns: Set<String> = []
    /// How likely each `NameTagger.Class` is, one a place.
    var classVotes: [SIMD4<Double>] = []

    /// The type that most speaks for; an organisation where nothing does.
    var type: EntityType {
      EntityType.allCases.max {
        (typeScores[$0] ?? 0, $1.rawValue) < (typeScores[$1] ?? 0, $0.rawValue)
      }
      .flatMap { (typeScores[$0] ?? 0) > 0 ? $0 : nil } ?? .organization
    }

    /// Whether nothing strong speaks against its being one of `types`.
    func canBe(_ types: Set<EntityType>) -> Bool {
      if types.contains(type) { return true }
      let best = typeScores[type] ?? 0
      return types.contains { (typeScores[$0] ?? 0) >= best - 1 && best < 3 }
    }

    /// The type to report where one of `types` is called for.
    func type(among types: Set<EntityType>) -> EntityType {
      if types.contains(type) { return type }
      let best = types.sorted().max { (typeScores[$0] ?? 0) < (typeScores[$1] ?? 0) } ?? type
      // Where nothing speaks for any, a name is an organisation's.
      return typeScores[best] == nil && types.contains(.organization) ? .organization : best
    }
  }

  /// A place where an entity is named.
  struct Mention: Sendable {
    let entity: Int
    let token: Int
    let sentence: Int
    let phrase: PhraseID
    let isSubject: Bool
  }

  var entities: [DocumentEntity]
  /// By phrase, for those that name an entity.
  var entityOf: [PhraseID: Int]
  /// In the order of the text.
  var mentions: [Mention]
  /// By phrase for money raised (« le tour de table »): the company that raises it.
  var companyOfRound: [PhraseID: Int]
  /// Who is at the head of what, by entity.
  var leaders: [Int: [Int]]
}
