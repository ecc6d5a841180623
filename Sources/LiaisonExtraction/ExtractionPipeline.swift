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

  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {
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
    let mentions = RelationMatcher(reading: reading).match()
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
}
