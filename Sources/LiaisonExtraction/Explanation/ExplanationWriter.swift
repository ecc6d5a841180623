import LiaisonModel
import LiaisonText

/// Puts into words what the stages of the extraction made of a sentence.
struct ExplanationWriter {
  typealias PhraseID = DocumentReading.PhraseID

  let reading: DocumentReading
  let resolver: CoreferenceResolver
  let judgement: ExtractionPipeline.Judgement
  let combiner: ClaimCombiner
  let sentence: Int
  let minimumConfidence: Double
  let offsets: ScalarOffsets
  private var structure: SentenceStructure { reading.structures[sentence] }

  func explanation() -> Explanation {
    let read = reading.document.sentences[sentence]
    let range = offsets.scalarRange(read.range)
    let mentions = mentions()
    let claims = claims()
    return Explanation(
      document: reading.document.source.id.rawValue, language: reading.document.language,
      text: offsets.substring(read.range), start: range.lowerBound, end: range.upperBound,
      kind: read.kind.rawValue, mentions: mentions, propositions: propositions(), rules: rules(),
      pairs: pairs(), claims: claims, minimumConfidence: minimumConfidence,
      reasons: claims.contains(where: \.isKept) ? [] : reasons(mentions, claims))
  }

  // MARK: Mentions

  private func mentions() -> [Explanation.Mention] {
    var found: [Explanation.Mention] = []
    func add(
      _ tokens: Range<Int>, _ kind: Explanation.Mention.Kind, _ links: [CoreferenceResolver.Link]
    ) {
      let range = scalars(tokens)
      found.append(
        Explanation.Mention(
          text: text(tokens), start: range.lowerBound, end: range.upperBound, kind: kind,
          candidates: links.map(candidate)))
    }
    let anything = CoreferenceResolver.Constraint(types: Set(EntityType.allCases))
    for (index, phrase) in structure.phrases.enumerated() where phrase.group.kind != .money {
      let id = PhraseID(sentence: sentence, phrase: index)
      if phrase.group.determiner == .possessive {
        let owner = phrase.group.tokens.lowerBound
        add(
          owner..<owner + 1, .possessive,
          resolver.possessor(of: phrase.group, sentence: sentence, subject: [], anything))
      }
      let links = resolver.resolve(id, anything)
      if reading.entities.entityOf[id] != nil {
        add(phrase.group.name ?? phrase.group.tokens, .name, links)
        continue
      }
      let isNamed = (phrase.appositions + [phrase.appositionOf].compactMap { $0 }).contains {
        reading.entities.entityOf[PhraseID(sentence: sentence, phrase: $0)] != nil
      }
      let kind: Explanation.Mention.Kind =
        isNamed ? .apposition : phrase.group.kind == .pronoun ? .pronoun : .noun
      let likely = links.isEmpty ? resolver.links[phrase.group.head] ?? [] : links
      // « a year », « justice »: what points at nothing is not told unless it is a pronoun.
      guard !likely.isEmpty || phrase.group.kind == .pronoun else { continue }
      add(phrase.group.tokens, kind, likely)
    }
    for clause in structure.clauses {
      guard let verb = clause.verb else { continue }
      if let pronoun = verb.subjectPronoun {
        add(
          pronoun.token..<pronoun.token + 1, .pronoun,
          resolver.pronoun(pronoun.agreement, at: pronoun.token, sentence: sentence, anything))
      }
      for clitic in verb.clitics {
        add(
          clitic.token..<clitic.token + 1, .pronoun,
          resolver.pronoun(
            clitic.agreement, at: clitic.token, sentence: sentence, isSubject: false, anything))
      }
    }
    return found.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
  }

  private func candidate(_ link: CoreferenceResolver.Link) -> Explanation.Candidate {
    let entity = reading.entities.entities[link.entity]
    return Explanation.Candidate(
      entity: entity.name, type: entity.type, confidence: rounded(link.confidence))
  }

  // MARK: Propositions and rules

  private func propositions() -> [Explanation.Proposition] {
    structure.clauses.indices.compactMap { index in
      let model = ClauseArguments.gappedModel(of: index, structure)
      guard let verb = structure.clauses[model ?? index].verb else { return nil }
      let arguments = ClauseArguments(index, of: sentence, in: reading)
      let functions = arguments.fillers.keys.sorted().filter { $0 != "surface-subject" }
      return Explanation.Proposition(
        predicate: verb.lemma, text: text(verb.tokens), isPassive: verb.isPassive,
        isNegated: verb.isNegated, tense: "\(verb.tense)", effects: verb.effects.map { "\($0)" },
        arguments: functions.compactMap { function in
          let fillers = arguments[function].map(text)
          return fillers.isEmpty
            ? nil : Explanation.Argument(function: function, fillers: fillers)
        })
    }
  }

  private func rules() -> [Explanation.Rule] {
    judgement.attempts.map { attempt in
      let range = scalars(attempt.token..<attempt.token + 1)
      return Explanation.Rule(
        id: attempt.rule, trigger: reading.tokens[attempt.token].surface, start: range.lowerBound,
        end: range.upperBound, matches: attempt.refusal == nil,
        refusal: attempt.refusal.map { "\($0)" })
    }
  }

  // MARK: The classifier and the claims

  private var scores: [RelationClassifier.Score] {
    judgement.scores.filter { $0.sentence == sentence }
      .sorted { ($1.probability, $0.source, $0.target) < ($0.probability, $1.source, $1.target) }
  }

  /// What is not quite unlikely, and the likeliest of every pair.
  private func pairs() -> [Explanation.Pair] {
    var seen: Set<Set<Int>> = []
    return scores.filter { score in
      seen.insert([score.source, score.target]).inserted || score.probability >= 0.05
    }.map { score in
      Explanation.Pair(
        source: name(score.source), type: score.type, target: name(score.target),
        probability: rounded(score.probability), status: score.status, refusal: refusal(of: score))
    }
  }

  private func refusal(of score: RelationClassifier.Score) -> String? {
    let isClaim = judgement.claims.contains {
      $0.sentence == sentence && $0.type == score.type && $0.source == score.source
        && $0.target == score.target
    }
    if isClaim { return nil }
    if score.probability < ClaimCombiner.floor { return "too unlikely to be weighed" }
    return combiner.isPossible(score)
      ? "the other direction is surer" : "the relation does not join such kinds of things"
  }

  private func claims() -> [Explanation.Claim] {
    let own = judgement.claims.filter { $0.sentence == sentence }
    let rules = judgement.rules.filter { $0.sentence == sentence }
    return own.map { claim in
      let rule = rules.first {
        $0.type == claim.type && $0.source == claim.source && $0.target == claim.target
          && $0.rule == claim.rule
      }
      let score = scores.first {
        $0.type == claim.type && $0.source == claim.source && $0.target == claim.target
      }
      let confidence = rounded(claim.confidence)
      return Explanation.Claim(
        source: name(claim.source), type: claim.type, target: name(claim.target),
        status: claim.status, rule: claim.rule, ruleConfidence: rule.map { rounded($0.confidence) },
        probability: score.map { rounded($0.probability) }, confidence: confidence,
        isKept: confidence >= minimumConfidence)
    }.enumerated().sorted {
      ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
    }.map(\.element)
  }

  // MARK: Why not

  private func reasons(
    _ mentions: [Explanation.Mention], _ claims: [Explanation.Claim]
  ) -> [String] {
    guard reading.document.sentences[sentence].kind != .furniture else {
      return ["this is furniture of the page, in which nothing is read"]
    }
    var reasons = claims.map { claim in
      "\(claim.source) \(claim.type) \(claim.target): below the threshold "
        + "(\(claim.confidence), asked for \(minimumConfidence))"
    }
    let attempts = judgement.attempts.filter { $0.refusal != nil }
    if judgement.attempts.isEmpty {
      reasons.append("no word in it is a trigger of a rule")
    }
    var seen: Set<String> = []
    for attempt in attempts {
      let word = reading.tokens[attempt.token].surface
      let reason = attempt.refusal.map { "\($0)" } ?? ""
      let sentence = "“\(word)” states no \(attempt.rule.prefix { $0 != "." }): \(reason)"
      if seen.insert(sentence).inserted { reasons.append(sentence) }
    }
    let meant = Set(mentions.flatMap { $0.candidates.prefix(1).map(\.entity) })
    if meant.count < 2 {
      reasons.append(
        "\(meant.isEmpty ? "nobody is" : "only one entity is") named or meant in it")
    } else if judgement.usesClassifier, scores.isEmpty {
      reasons.append("no pair of entities in it is a candidate of the classifier")
    } else if let best = scores.first, !claims.contains(where: { $0.ruleConfidence == nil }) {
      reasons.append(
        "the classifier's likeliest is \(name(best.source)) \(best.type) \(name(best.target)), "
          + "with probability \(rounded(best.probability))")
    }
    return reasons
  }

  // MARK: Texts

  private func name(_ entity: Int) -> String { reading.entities.entities[entity].name }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private func utf8(_ tokens: Range<Int>) -> TextRange {
    TextRange(
      reading.tokens[tokens.lowerBound].range.start,
      reading.tokens[max(tokens.lowerBound, tokens.upperBound - 1)].range.end)
  }

  private func scalars(_ tokens: Range<Int>) -> Range<Int> { offsets.scalarRange(utf8(tokens)) }

  private func text(_ tokens: Range<Int>) -> String { offsets.substring(utf8(tokens)) }

  private func text(_ filler: Filler) -> String {
    switch filler {
    case .phrases(let ids):
      ids.map { text(reading.phrase($0).group.tokens) }.joined(separator: " + ")
    case .pronoun(_, let token), .clitic(_, let token): reading.tokens[token].surface
    }
  }
}
