import LiaisonAnalysis
package import LiaisonModel
package import LiaisonText

// What the networks and the weights of nouns learn from: the same reading that extraction begins with.

extension ExtractionPipeline {
  /// A document as the classifier of relations sees it.
  /// - Parameter references: what says whom pronouns and nouns mean; nil for the rules.
  package func classifierInput(
    for document: SourceDocument, vocabulary: any ClassifierVocabulary,
    references: ReferenceClassifier?
  ) -> TrainingInput {
    let reading = reading(of: document)
    let matcher = matcher(reading, references)
    let reader = ClassifierReader(
      reader: SequenceReader(
        reading: reading, links: matcher.resolver.links, vocabulary: vocabulary),
      rules: matcher.match())
    return TrainingInput(reader.document(), reading)
  }

  /// A document as the classifier of references sees it.
  /// - Parameter first: what has read it before; nil the first time.
  package func referenceInput(
    for document: SourceDocument, vocabulary: any ClassifierVocabulary,
    after first: ReferenceClassifier? = nil
  ) -> TrainingInput {
    let reading = reading(of: document)
    let reader = ReferenceReader(
      reader: SequenceReader(
        reading: reading, links: resolver(reading, first).links, vocabulary: vocabulary),
      ranker: NominalRanker(reading: reading, weights: nouns), followsChains: first != nil)
    return TrainingInput(reader.document(), reading)
  }

  /// A document as the tagger of names sees it.
  package func nameInput(for document: SourceDocument) -> NameInput {
    let (analyzed, sentences) = nameSentences(of: document)
    let lexicon = lexicons[analyzed.language]
    func tokens(where holds: (String) -> Bool) -> Set<Int> {
      Set(analyzed.tokens.indices.filter { holds(analyzed.tokens[$0].form) })
    }
    return NameInput(
      sentences: sentences, ranges: analyzed.tokens.map(\.range),
      openers: tokens {
        lexicon?.nouns.titles[$0.lowercased()] != nil
          || lexicon?.grammar.articles.contains($0) == true
      },
      genitives: tokens { lexicon?.grammar.genitives.contains($0) == true })
  }

  /// The definite nouns of a document with everything that each may mean.
  package func nouns(in document: SourceDocument) -> NounReading {
    let reading = reading(of: document)
    let rankings = CoreferenceResolver(reading: reading, nouns: nouns).rankings
    return NounReading(
      names: reading.entities.entities.map(\.name),
      nouns: rankings.sorted { $0.key < $1.key }.map { id, candidates in
        let tokens = reading.phrase(id).group.tokens
        return NounReading.Noun(
          range: TextRange(
            reading.tokens[tokens.lowerBound].range.start,
            reading.tokens[tokens.upperBound - 1].range.end),
          entities: candidates.map(\.entity), rows: candidates.map(\.rows))
      })
  }

  /// Every claim of a document, however unsure; what `ClaimConfidence` is fitted on.
  package func weighedClaims(in document: SourceDocument) -> [WeighedClaim] {
    let reading = reading(of: document)
    let judgement = judge(reading)
    let combiner = ClaimCombiner(
      reading: reading, attributes: AttributeReader(reading: reading),
      links: judgement.resolver.links)
    return combiner.weighed(judgement.rules, judgement.scores).map { claim in
      WeighedClaim(
        type: claim.claim.type, source: reading.entities.entities[claim.claim.source].name,
        target: reading.entities.entities[claim.claim.target].name,
        facts: claim.facts)
    }
  }

  /// Where the words stand that may refer to someone without naming them, in UTF-8.
  package func referringWords(in document: SourceDocument) -> [TextRange] {
    let reading = reading(of: document)
    return ReferringWord.all(in: reading).map { reading.tokens[$0.token].range }
  }
}

/// What the networks learn from.
package struct TrainingInput: Sendable {
  package let input: ClassifierDocument
  /// By entity.
  package let names: [String]
  /// By sentence.
  package let sentences: [String]
  /// By token, where it begins, in UTF-8.
  package let places: [Int]

  init(_ input: ClassifierDocument, _ reading: DocumentReading) {
    self.input = input
    names = reading.entities.entities.map(\.name)
    let utf8 = Array(reading.document.source.text.utf8)
    sentences = reading.document.sentences.map {
      String(decoding: utf8[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    places = reading.tokens.map(\.range.start)
  }
}

/// What `liaison-train names` learns from.
package struct NameInput: Sendable {
  package let sentences: [NameSentence]
  /// By token, where it stands, in UTF-8.
  package let ranges: [TextRange]
  /// Titles (« Mme ») and articles in small letters, which stand before names and not in them.
  package let openers: Set<Int>
  /// What stands behind names and not in them.
  package let genitives: Set<Int>
}

/// A claim with all that `ClaimConfidence` weighs.
package struct WeighedClaim: Sendable {
  package let type: RelationType
  package let source: String
  package let target: String
  package let facts: [Double]
}

/// What `liaison-train nouns` learns from.
package struct NounReading: Sendable {
  /// By entity.
  package let names: [String]
  package let nouns: [Noun]

  package struct Noun: Sendable {
    /// In UTF-8.
    package let range: TextRange
    /// What it may mean, and for each the rows of the table of weights.
    package let entities: [Int]
    package let rows: [[UInt32]]
  }
}
