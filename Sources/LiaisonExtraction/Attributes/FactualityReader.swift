import LiaisonText

/// A clause, and the one whose verb it has: another's where it leaves its own out.
struct ClausePlace {
  let clause: Int
  let verbClause: Int
  let sentence: Int

  init(clause: Int, of sentence: Int, _ structure: SentenceStructure) {
    self.clause = clause
    verbClause = ClauseArguments.gappedModel(of: clause, structure) ?? clause
    self.sentence = sentence
  }
}

/// Tells what a text says happened from what it denies, supposes, asks or leaves open (event factuality;
/// Saurí & Pustejovsky 2009).
struct FactualityReader: Sendable {
  let reading: DocumentReading

  /// Why nothing that a clause tells is a claim; nil where it can be.
  func refusal(of place: ClausePlace) -> MatchRefusal? {
    if isHypothetical(place.clause, place.sentence) { return .hypothetical }
    if isAsked(place) { return .question }
    return isDeniedCleft(place) || hasDeniedSubject(place) ? .denied : nil
  }

  /// Why the verb of a clause claims nothing for what governs it, or what it governs; nil where it can.
  func refusal(byVerbOf place: ClausePlace) -> MatchRefusal? {
    if isTold(place) { return .instruction }
    return isAbandoned(place) ? .abandoned : nil
  }

  /// Whether a clause, or one that it hangs on, only supposes: « si X avait investi ».
  func isHypothetical(_ clause: Int, _ sentence: Int) -> Bool {
    let clauses = reading.structures[sentence].clauses
    var next: Int? = clause
    while let current = next {
      if case .subordinate(let word) = clauses[current].kind,
        reading.lexicon.grammar.hypothetical.contains(word)
      {
        return true
      }
      next = clauses[current].parent
    }
    return false
  }

  /// « will sue unless it is paid »: a threat, no plan.
  func isConditional(_ place: ClausePlace) -> Bool {
    reading.structures[place.sentence].clauses.contains {
      guard case .subordinate(let word) = $0.kind, $0.parent == place.clause, !$0.isOpenedByComma
      else { return false }
      return reading.lexicon.grammar.conditional.contains(word)
    }
  }

  /// Whether a clause leaves unsaid what its verb would say of two that stand on both sides of it, or of
  /// which it names but one: « n'a jamais investi dans X », « may sue X ».
  func leavesUnsaid(_ clause: Int, _ sentence: Int, _ ends: (source: [Int], target: [Int])) -> Bool
  {
    let structure = reading.structures[sentence]
    guard structure.clauses.indices.contains(clause) else { return false }
    let place = ClausePlace(clause: clause, of: sentence, structure)
    guard let verb = structure.clauses[place.verbClause].verb else {
      return isHypothetical(clause, sentence)
    }
    if refusal(of: place) != nil || refusal(byVerbOf: place) != nil { return true }
    guard verb.isNegated || verb.effects.contains(.not) else { return false }
    let pairs = ends.source.flatMap { source in ends.target.map { (source, $0) } }
    guard let nearest = pairs.min(by: { abs($0.0 - $0.1) < abs($1.0 - $1.1) }) else { return true }
    return (nearest.0 < verb.head) != (nearest.1 < verb.head)
  }

  /// « X a-t-elle fondé Y ? »: what is asked is not said.
  private func isAsked(_ place: ClausePlace) -> Bool {
    let structure = reading.structures[place.sentence]
    guard reading.tokens[structure.tokens.upperBound - 1].form == "?",
      structure.clauses[place.clause].kind == .main,
      let pronoun = structure.clauses[place.verbClause].verb?.subjectPronoun
    else { return false }
    return reading.tokens[pronoun.token].form.hasPrefix("-")
  }

  /// « the wrestler, not his manager X, founded it »
  func isExcepted(_ phrase: NounPhrase, _ sentence: Int) -> Bool {
    let structure = reading.structures[sentence]
    let before = phrase.group.start - 1
    guard reading.lexicon.grammar.syntax.headIsLast, before >= structure.tokens.lowerBound,
      reading.lexicon.grammar.strongNegations.contains(reading.tokens[before].form.lowercased())
    else { return false }
    return !structure.clauses.contains { $0.verb?.tokens.contains(before) == true }
  }

  /// « Neither X nor Y has invested »
  private func hasDeniedSubject(_ place: ClausePlace) -> Bool {
    let structure = reading.structures[place.sentence]
    guard reading.lexicon.grammar.negations.isEmpty else { return false }
    return structure.clauses[place.clause].before.joined().contains { phrase in
      let group = structure.phrases[phrase].group
      return group.preposition.isEmpty && group.determiner == .negative
        || group.start > structure.tokens.lowerBound
          && reading.lexicon.grammar.negativeDeterminers.contains(
            reading.tokens[group.start - 1].form.lowercased())
    }
  }

  /// « Ce n'est pas X qui a fondé Y »
  private func isDeniedCleft(_ place: ClausePlace) -> Bool {
    let structure = reading.structures[place.sentence]
    guard case .relative = structure.clauses[place.clause].kind,
      let antecedent = structure.clauses[place.clause].antecedents.first
    else { return false }
    let home = structure.clauses[structure.phrases[antecedent].clause]
    return home.verb.map {
      $0.isNegated && reading.lexicon.grammar.copulas.contains($0.lemma)
    } == true && home.after.contains { $0.contains(antecedent) }
  }

  /// « advised X to leave »: with an infinitive behind its object the verb only says what to do.
  private func isTold(_ place: ClausePlace) -> Bool {
    let structure = reading.structures[place.sentence]
    let clause = structure.clauses[place.verbClause]
    guard let verb = clause.verb, let last = clause.after.last?.last,
      reading.lexicon.grammar.control["\(verb.lemma) object"] == .not
    else { return false }
    let end = structure.phrases[last].group.end
    return structure.clauses.contains {
      $0.parent == place.verbClause && $0.kind == .participial && $0.verb?.form == .infinitive
        && $0.verb.map { (0...1).contains($0.tokens.lowerBound - end) } == true
    }
  }

  /// « walked away from a deal to buy X »
  private func isAbandoned(_ place: ClausePlace) -> Bool {
    let clauses = reading.structures[place.sentence].clauses
    guard clauses[place.verbClause].verb?.form == .infinitive,
      let parent = clauses[place.verbClause].parent, let verb = clauses[parent].verb
    else { return false }
    return reading.lexicon.grammar.abandoning.contains(verb.lemma)
  }
}
