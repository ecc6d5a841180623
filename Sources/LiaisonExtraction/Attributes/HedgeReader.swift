import LiaisonModel
import LiaisonText

/// Takes back what the text does not stand behind: what a hedge in the claim's own clause, or in the
/// one that governs it, makes an allegation, a denial or nothing at all, and what is only asked.
struct HedgeReader: Sendable {
  let reading: DocumentReading
  /// Whom the words that name nobody stand for.
  let links: TokenLinks
  private let factuality: FactualityReader

  init(reading: DocumentReading, links: TokenLinks) {
    self.reading = reading
    self.links = links
    factuality = FactualityReader(reading: reading)
  }

  func applied(to claims: [RelationMention]) -> [RelationMention] {
    var asked: [Int: Bool] = [:]
    var hedges: [Int: [(tokens: Range<Int>, hedge: Hedge)]] = [:]
    return claims.compactMap { claim in
      let sentence = claim.sentence
      if asked[sentence] == nil {
        asked[sentence] = isAsked(sentence)
        hedges[sentence] = self.hedges(in: sentence)
      }
      if asked[sentence] == true { return nil }
      let deepest = clause(of: claim)
      var claim = claim
      if claim.rule.hasSuffix(".classifier") {
        // A rule has asked itself.
        let places = (
          source: places(of: claim.source, in: sentence),
          target: places(of: claim.target, in: sentence)
        )
        if isExcepted(claim.source, in: sentence), places.source.isEmpty { return nil }
        if isExcepted(claim.target, in: sentence), places.target.isEmpty { return nil }
        if factuality.leavesUnsaid(deepest, sentence, places) { return nil }
        if claim.status == .asserted {
          claim.status = status(saidBy: deepest, sentence) ?? claim.status
        }
      }
      guard let found = hedges[sentence], !found.isEmpty else { return claim }
      let clauses = governing(deepest, sentence)
      let start = reading.structures[sentence].clauses[deepest].tokens.lowerBound
      for (tokens, hedge) in found
      where clauses.contains(clause(of: tokens.lowerBound, in: sentence))
        // « no evidence *that* X sued Y »
        || (start...start + 1).contains(tokens.upperBound)
      {
        switch hedge {
        case .void: return nil
        case .denied: claim.status = .denied
        case .alleged: if claim.status != .denied { claim.status = .alleged }
        case .planned: if claim.status == .asserted { claim.status = .planned }
        }
      }
      return claim
    }
  }

  /// « Did X sue Y? » says nothing; « Why did X sue Y? » takes it for granted.
  private func isAsked(_ sentence: Int) -> Bool {
    let range = reading.structures[sentence].tokens
    let words = range.filter { reading.tokens[$0].partOfSpeech != .punctuation }
    guard let first = words.first else { return false }
    let marks = range.reversed().prefix { reading.tokens[$0].partOfSpeech == .punctuation }
    guard marks.contains(where: { reading.tokens[$0].form == "?" }) else { return false }
    return !reading.lexicon.grammar.presupposing.contains(reading.tokens[first].form.lowercased())
  }

  private func hedges(in sentence: Int) -> [(tokens: Range<Int>, hedge: Hedge)] {
    let table = reading.lexicon.grammar.hedges
    let range = reading.structures[sentence].tokens
    return range.compactMap { token in
      table.match(at: token, limit: range.upperBound) {
        let form = reading.tokens[$0].form.lowercased()
        return (form, form)
      }.map { (token..<token + $0.length, $0.value) }
    }
  }

  /// What a verb says of the claim in its clause where no rule has read it: « aurait conseillé » is hearsay,
  /// « devrait prendre » a plan. Nil where it says nothing of the kind.
  private func status(saidBy clause: Int, _ sentence: Int) -> RelationStatus? {
    let clauses = reading.structures[sentence].clauses
    guard clauses.indices.contains(clause), let verb = clauses[clause].verb else { return nil }
    switch StatusReader().status(of: verb, isLasting: false, frame: nil) {
    case .alleged: return .alleged
    case .planned: return .planned
    case .denied: return .denied
    default: return nil
    }
  }

  /// The clause that states a claim: the deepest of those that its ends stand in.
  private func clause(of claim: RelationMention) -> Int {
    let structure = reading.structures[claim.sentence]
    let homes = [claim.source, claim.target].flatMap { places(of: $0, in: claim.sentence) }
      .map { clause(of: $0, in: claim.sentence) }
    return homes.max { chain(of: $0, structure).count < chain(of: $1, structure).count } ?? 0
  }

  /// The tokens by which a sentence names or means an entity.
  private func places(of entity: Int, in sentence: Int) -> [Int] {
    let structure = reading.structures[sentence]
    let names = structure.phrases.indices.compactMap { index in
      reading.entities.entityOf[.init(sentence: sentence, phrase: index)] == entity
        && !factuality.isExcepted(structure.phrases[index], sentence)
        ? structure.phrases[index].group.head : nil
    }
    return names + structure.tokens.filter { links[$0]?.first?.entity == entity }
  }

  /// « X, not Y, founded it »: whether the sentence takes an entity out where it names it.
  private func isExcepted(_ entity: Int, in sentence: Int) -> Bool {
    let structure = reading.structures[sentence]
    return structure.phrases.indices.contains {
      reading.entities.entityOf[.init(sentence: sentence, phrase: $0)] == entity
        && factuality.isExcepted(structure.phrases[$0], sentence)
    }
  }

  /// A clause and those that govern it: « denied that X had founded Y ».
  private func governing(_ deepest: Int, _ sentence: Int) -> Set<Int> {
    let structure = reading.structures[sentence]
    var found: Set<Int> = []
    for clause in chain(of: deepest, structure) {
      found.insert(clause)
      switch structure.clauses[clause].kind {
      case .subordinate: continue
      case .participial where structure.clauses[clause].verb?.form == .infinitive: continue
      // « ruled out suing X »
      case .participial
      where structure.clauses[clause].verb?.form == .presentParticiple
        && structure.clauses[clause].antecedents.isEmpty
        && !structure.clauses[clause].isOpenedByComma:
        continue
      default: return found
      }
    }
    return found
  }

  /// A clause and those around it, outwards.
  private func chain(of clause: Int, _ structure: SentenceStructure) -> [Int] {
    var chain: [Int] = []
    var next: Int? = clause
    while let clause = next, structure.clauses.indices.contains(clause), !chain.contains(clause) {
      chain.append(clause)
      next = structure.clauses[clause].parent
    }
    return chain
  }

  /// The innermost clause around a token.
  private func clause(of token: Int, in sentence: Int) -> Int {
    let clauses = reading.structures[sentence].clauses
    return clauses.indices.filter { clauses[$0].tokens.contains(token) }
      .min { clauses[$0].tokens.count < clauses[$1].tokens.count } ?? 0
  }
}
