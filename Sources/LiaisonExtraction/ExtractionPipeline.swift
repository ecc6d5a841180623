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
  private let nouns: [Float]

  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {
    try self.init(
      resources: resources,
      nouns: NominalRanker.weights(
        of: ModelFile(path: resources.path(module: "LiaisonExtraction", "nouns.model"))))
  }

  /// - Parameter nouns: the weights of `NominalRanker`; none while they are learned.
  package init(resources: ResourceDirectory = .standard, nouns: [Float]) throws {
    self.nouns = nouns
    analyzer = try DocumentAnalyzer(resources: resources)
    var taggers: [Language: LanguageAnalyzer] = [:]
    var lexicons: [Language: LanguageLexicon] = [:]
    for language in Language.allCases {
      taggers[language] = try LanguageAnalyzer(
        language: language, resources: resources, parsesTrees: false,
        cutsSentences: false)
      lexicons[language] = try LanguageLexicon(language, resources: resources)
    }
    self.taggers = taggers
    self.lexicons = lexicons
    fallback = try lexicons[.french] ?? LanguageLexicon(.french, resources: resources)
  }

  /// Below this confidence a claim is more often wrong than right on the articles that Liaison is
  /// developed on, most of the time because a pronoun or « l'entreprise » was taken for another.
  public static let standardConfidence = 0.6

  /// Reads one document.
  /// - Parameters:
  ///   - document: the text and what is known about it.
  ///   - minimumConfidence: from 0 to 1; claims that are less sure are left out.
  public func extract(
    from document: SourceDocument, minimumConfidence: Double = standardConfidence
  ) -> DocumentExtraction {
    let reading = reading(of: document)
    let mentions = RelationMatcher(reading: reading, nouns: nouns).match()
    return DocumentExtraction(
      document: document.id,
      claims: ClaimWriter(reading: reading).claims(of: mentions)
        .filter { $0.evidence.confidence >= minimumConfidence },
      diagnostics: [])
  }

  func reading(of document: SourceDocument) -> DocumentReading {
    let tokenized = analyzer.analyze(document)
    let analyzed = taggers[tokenized.language]?.analyze(tokenized) ?? tokenized
    return DocumentReading(analyzed, lexicon: lexicons[analyzed.language] ?? fallback)
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
