internal import LiaisonModel
internal import LiaisonNames

/// Which key each name of each document has.
struct NameResolution {
  private(set) var diagnostics: Set<Diagnostic> = []
  private var keys: [NameUse: EntityKey] = [:]

  subscript(use: NameUse) -> EntityKey {
    keys[use] ?? (use.isPerson ? .person(use.name) : .thing(use.name))
  }

  init(_ uses: Set<NameUse>, _ rules: NameRules) {
    let funds = uses.reduce(into: [NameUse: FundName]()) { funds, use in
      if !use.isPerson { funds[use] = FundName(use.name, rules) }
    }
    let index = PersonIndex(Self.people(uses, funds, rules))
    let owned = funds.compactMap { use, fund -> OwnedFund? in
      OwnedFund(use: use, fund: fund, owner: Self.owner(of: fund, in: use, index, rules))
    }
    let fundKeys = FundKeys(owned)
    for use in uses.sorted() {
      if use.isPerson {
        keys[use] = .person(person(use, index, rules))
      } else {
        let words = rules.thingWords(use.name)
        keys[use] = fundKeys[use] ?? .thing(words.isEmpty ? use.name : words.squeezed)
      }
    }
  }

  /// The people of the documents, owners of funds among them.
  ///
  /// Of `Rasmussen Fund` nobody knows whether Rasmussen is someone; an inaugural fund has a person.
  private static func people(
    _ uses: Set<NameUse>, _ funds: [NameUse: FundName], _ rules: NameRules
  ) -> [(name: PersonName, document: SourceDocument.ID)] {
    uses.compactMap { use in
      let name = use.isPerson ? use.name : funds[use].flatMap { $0.purpose == nil ? nil : $0.owner }
      guard let name, !name.isEmpty else { return nil }
      return (PersonName(name, rules), SourceDocument.ID(rawValue: use.document))
    }
  }

  private static func owner(
    of fund: FundName, in use: NameUse, _ index: PersonIndex, _ rules: NameRules
  ) -> String {
    guard !fund.owner.isEmpty else { return "" }
    let name = PersonName(fund.owner, rules)
    switch index.resolve(name, in: SourceDocument.ID(rawValue: use.document)) {
    case .joined(let key): return key
    case .ambiguous: return name.key
    }
  }

  private mutating func person(_ use: NameUse, _ index: PersonIndex, _ rules: NameRules) -> String {
    let name = PersonName(use.name, rules)
    switch index.resolve(name, in: SourceDocument.ID(rawValue: use.document)) {
    case .joined(let key):
      return key
    case .ambiguous(let candidates):
      diagnostics.insert(
        Diagnostic(
          .note, use.document,
          "“\(use.name)” may be \(candidates.joined(separator: " or ")); it is kept apart."))
      return name.key
    }
  }
}
