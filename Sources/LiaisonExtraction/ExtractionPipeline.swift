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
  let lexicons: [Language: LanguageLexicon]
  private let fallback: LanguageLexicon
  /// The weights of `NominalRanker`.
  let nouns: [Float]
  private let classifiers: [Language: RelationClassifier]

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
  ///   - parsesTrees: whether syntactic heads are found, which no stage of the extraction asks for.
  package init(
    resources: ResourceDirectory = .standard, nouns: [Float]? = nil, usesClassifier: Bool,
    parsesTrees: Bool = false, relationTypes: RelationTypeSelection = .standard
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
        language, resources: resources, relationTypes: relationTypes)
    }
    var classifiers: [Language: RelationClassifier] = [:]
    for language in Language.allCases where usesClassifier {
      let path = try resources.path(
        module: "LiaisonExtraction", "\(language.rawValue)/classifier.model")
      classifiers[language] = RelationClassifier(
        model: try ClassifierModel(ModelFile(path: path)))
    }
    self.classifiers = classifiers
    self.taggers = taggers
    self.lexicons = lexicons
    fallback = try lexicons[.french] ?? LanguageLexicon(.french, resources: resources)
  }

  /// Below this confidence, a claim is more often wrong than right in articles by others than those
  /// that Liaison was made with.
  public static let standardConfidence = 0.5

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
    let matcher = RelationMatcher(reading: reading, nouns: nouns)
    let found = matcher.match(tracing: traced)
    guard let classifier = classifiers[reading.document.language] else {
      return Judgement(
        resolver: matcher.resolver, rules: found.claims, attempts: found.attempts,
        usesClassifier: false, scores: [], claims: found.claims)
    }
    let input = ClassifierReader(
      reading: reading, resolver: matcher.resolver, rules: found.claims,
      vocabulary: classifier.model.rows
    ).document()
    let scores = classifier.scores(input, floor: traced == nil ? ClaimCombiner.floor : 0)
    let claims = ClaimCombiner(reading: reading, attributes: matcher.attributes).combine(
      found.claims, scores.filter { $0.probability >= ClaimCombiner.floor })
    return Judgement(
      resolver: matcher.resolver, rules: found.claims, attempts: found.attempts,
      usesClassifier: true, scores: scores, claims: claims)
  }

  func reading(of document: SourceDocument) -> DocumentReading {
    let tokenized = analyzer.analyze(document)
    let analyzed = taggers[tokenized.language]?.analyze(tokenized) ?? tokenized
    return DocumentReading(analyzed, lexicon: lexicons[analyzed.language] ?? fallback)
  }

  /// A document as the classifier sees it, with the names of its entities.
  package func classifierInput(
    for document: SourceDocument, vocabulary: any ClassifierVocabulary
  ) -> (input: ClassifierDocument, names: [String], sentences: [String]) {
    let reading = reading(of: document)
    let matcher = RelationMatcher(reading: reading, nouns: nouns)
    let reader = ClassifierReader(
      reading: reading, resolver: matcher.resolver, rules: matcher.match(), vocabulary: vocabulary)
    let utf8 = Array(document.text.utf8)
    return (
      reader.document(), reading.entities.entities.map(\.name),
      reading.document.sentences.map {
        String(decoding: utf8[$0.range.start..<$0.range.end], as: UTF8.self)
      }
    )
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
