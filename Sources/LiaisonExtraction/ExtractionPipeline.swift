import LiaisonAnalysis
public import LiaisonModel
public import LiaisonText

/// Reads relations out of documents.
///
/// A pipeline is a value that is made once and shared between threads; reading a document depends
/// on nothing but the document.
public struct ExtractionPipeline: Sendable {
  private let analyzer: DocumentAnalyzer
  private let taggers: [Language: LanguageAnalyzer]
  private let names: [Language: NameReader]
  let lexicons: [Language: LanguageLexicon]
  private let fallback: LanguageLexicon
  /// The weights of `NominalRanker`.
  let nouns: [Float]
  private let classifiers: [Language: RelationClassifier]
  private let references: [Language: ReferenceClassifier]

  /// Loads the language data.
  /// - Parameter relationTypes: what is read beyond the five types; `Documentation/RelationTypes.md`
  ///   tells how to write a type. Types beyond the five are read by rules alone.
  /// - Throws: `ResourceError` where the data is missing or malformed, `RelationTypeError` for a file
  ///   of `relationTypes`.
  public init(
    resources: ResourceDirectory = .standard, relationTypes: RelationTypeSelection = .standard
  ) throws {
    try self.init(
      resources: resources, nouns: nil, usesClassifier: true, relationTypes: relationTypes)
  }

  /// - Parameters:
  ///   - nouns: the weights of `NominalRanker`; none while they are learned.
  ///   - usesClassifier: whether more than the rules decides.
  ///   - usesNameTagger: whether more than the rules finds names; nil for where more decides.
  ///   - readsExamples: whether the examples of the relation types are loaded.
  ///   - parsesTrees: whether syntactic heads are found, which no stage of the extraction asks for.
  package init(
    resources: ResourceDirectory = .standard, nouns: [Float]? = nil, usesClassifier: Bool,
    usesNameTagger: Bool? = nil, parsesTrees: Bool = false, readsExamples: Bool = false,
    relationTypes: RelationTypeSelection = .standard
  ) throws {
    self.nouns =
      try nouns
      ?? NominalRanker.weights(
        of: ModelFile(path: resources.path(module: "LiaisonExtraction", "nouns.model")))
    analyzer = try DocumentAnalyzer(resources: resources)
    var taggers: [Language: LanguageAnalyzer] = [:]
    var lexicons: [Language: LanguageLexicon] = [:]
    for language in Language.allCases {
      taggers[language] = try LanguageAnalyzer(
        language: language, resources: resources, parsesTrees: parsesTrees,
        cutsSentences: false)
      lexicons[language] = try LanguageLexicon(
        language, resources: resources, relationTypes: relationTypes,
        readsExamples: readsExamples)
    }
    names = try taggers.reduce(into: [:]) { names, pair in
      guard let lexicon = lexicons[pair.key] else { return }
      names[pair.key] = NameReader(
        lexicon: lexicon, analyzer: pair.value,
        tagger: usesNameTagger ?? usesClassifier
          ? try NameTagger(
            ModelFile(
              path: resources.path(
                module: "LiaisonExtraction", "\(pair.key.rawValue)/names.model"))) : nil)
    }
    var classifiers: [Language: RelationClassifier] = [:]
    var references: [Language: ReferenceClassifier] = [:]
    for language in Language.allCases where usesClassifier {
      func model(_ name: String) throws -> ClassifierModel {
        try ClassifierModel(
          ModelFile(
            path: resources.path(module: "LiaisonExtraction", "\(language.rawValue)/\(name).model"))
        )
      }
      classifiers[language] = RelationClassifier(model: try model("classifier"))
      references[language] = ReferenceClassifier(
        first: try model("references"), second: try model("chains"))
    }
    self.classifiers = classifiers
    self.references = references
    self.taggers = taggers
    self.lexicons = lexicons
    fallback = try lexicons[.french] ?? LanguageLexicon(.french, resources: resources)
  }

  /// A wrong line about people is worse than a missing one. In articles by others than those that Liaison
  /// was made with, one claim in six from here on is wrong; of those between 0.5 and this, two in five.
  public static let standardConfidence = 0.6

  /// Reads one document.
  /// - Parameters:
  ///   - document: the text and what is known about it.
  ///   - minimumConfidence: from 0 to 1; claims that are less sure are left out.
  public func extract(
    from document: SourceDocument, minimumConfidence: Double = standardConfidence
  ) -> DocumentExtraction {
    let reading = reading(of: document)
    return DocumentExtraction(
      document: document.id,
      claims: ClaimWriter(reading: reading).claims(of: judge(reading).claims)
        .filter { $0.evidence.confidence >= minimumConfidence },
      diagnostics: [])
  }

  /// What the rules and the classifier read, each and together.
  struct Judgement: Sendable {
    let resolver: CoreferenceResolver
    let rules: [RelationMention]
    /// What the rules tried in the sentence that was traced.
    let attempts: [MatchAttempt]
    let usesClassifier: Bool
    let scores: [RelationClassifier.Score]
    let claims: [RelationMention]
  }

  /// - Parameter traced: a sentence of which everything is told that was tried; nil for none.
  func judge(_ reading: DocumentReading, tracing traced: Int? = nil) -> Judgement {
    let matcher = matcher(reading)
    let found = matcher.match(tracing: traced)
    let hedges = HedgeReader(reading: reading, links: matcher.resolver.links)
    guard let classifier = classifiers[reading.document.language] else {
      return Judgement(
        resolver: matcher.resolver, rules: found.claims, attempts: found.attempts,
        usesClassifier: false, scores: [], claims: hedges.applied(to: found.claims))
    }
    let input = ClassifierReader(
      reader: SequenceReader(
        reading: reading, links: matcher.resolver.links, vocabulary: classifier.model.rows),
      rules: found.claims
    ).document()
    let scores = classifier.scores(input, floor: traced == nil ? ClaimCombiner.floor : 0)
    let claims = ClaimCombiner(
      reading: reading, attributes: matcher.attributes, links: matcher.resolver.links
    ).combine(
      found.claims, scores.filter { $0.probability >= ClaimCombiner.floor })
    return Judgement(
      resolver: matcher.resolver, rules: found.claims, attempts: found.attempts,
      usesClassifier: true, scores: scores, claims: hedges.applied(to: claims))
  }

  func reading(of document: SourceDocument) -> DocumentReading {
    let analyzed = analyzed(document)
    return DocumentReading(
      analyzed, lexicon: lexicons[analyzed.language] ?? fallback, names: names[analyzed.language])
  }

  private func analyzed(_ document: SourceDocument) -> AnalyzedDocument {
    let tokenized = analyzer.analyze(document)
    return taggers[tokenized.language]?.analyze(tokenized) ?? tokenized
  }

  /// The sentences of a document as the tagger of names sees them, with the repaired tokens.
  func nameSentences(of document: SourceDocument) -> (AnalyzedDocument, [NameSentence]) {
    let analyzed = analyzed(document)
    let lexicon = lexicons[analyzed.language] ?? fallback
    let repaired = DocumentReading.repaired(analyzed, lexicon)
    let rules = NameRecognizer(lexicon: lexicon).recognize(in: repaired)
    return (
      repaired, names[analyzed.language]?.sentences(of: repaired, rules: rules) ?? []
    )
  }

  private func matcher(_ reading: DocumentReading) -> RelationMatcher {
    matcher(reading, references[reading.document.language])
  }

  func matcher(
    _ reading: DocumentReading, _ references: ReferenceClassifier?
  ) -> RelationMatcher {
    RelationMatcher(reading: reading, resolver: resolver(reading, references))
  }

  /// - Parameter references: what says whom pronouns and nouns mean; nil for the rules alone.
  func resolver(
    _ reading: DocumentReading, _ references: ReferenceClassifier?
  ) -> CoreferenceResolver {
    var resolver = CoreferenceResolver(reading: reading, nouns: nouns)
    resolver.followPronouns()
    resolver.links = resolver.tokenLinks()
    if let references {
      resolver.links = references.links(of: reading, resolver.links, nouns: nouns)
    }
    return resolver
  }
}
