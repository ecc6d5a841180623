extension DocumentReading {
  /// By the token of each object pronoun, whom the subject of its verb names: the pronoun means
  /// somebody else, or it would be a reflexive (principle B of Chomsky 1981, *Lectures on Government
  /// and Binding*). Linear in the clauses.
  func coarguments() -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    for (sentence, structure) in structures.enumerated() {
      for (index, clause) in structure.clauses.enumerated() {
        guard let verb = clause.verb else { continue }
        let pronouns =
          verb.clitics.map(\.token)
          + clause.after.joined().lazy.map { structure.phrases[$0].group }
          .filter { $0.kind == .pronoun && $0.agreement.animacy != .unknown }.map(\.start)
        guard !pronouns.isEmpty else { continue }
        let subject = ClauseArguments.surfaceSubject(
          index, sentence, structure, lexicon.grammar, visited: [])
        let named = Set(subject.flatMap(entities(of:)))
        for token in pronouns where !named.isEmpty { found[token, default: []].formUnion(named) }
      }
    }
    return found
  }

  private func entities(of filler: Filler) -> [Int] {
    guard case .phrases(let ids) = filler else { return [] }
    return ids.compactMap { entities.entityOf[$0] }
  }
}
