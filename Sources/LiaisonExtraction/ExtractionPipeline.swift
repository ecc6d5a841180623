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
  private let lexicons: [Language: LanguageLexicon]
  private let fallback: LanguageLexicon

  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {
    analyzer = try DocumentAnalyzer(resources: resources)
    var taggers: [Language: LanguageAnalyzer] = [:]
    var lexicons: [Language: LanguageLexicon] = [:]
    for language in Language.allCases {
      taggers[language] = try LanguageAnalyzer(language: language, resources: resources)
      lexicons[language] = try LanguageLexicon(language, resources: resources)
    }
    self.taggers = taggers
    self.lexicons = lexicons
    fallback = try lexicons[.french] ?? LanguageLexicon(.french, resources: resources)
  }

  /// Reads one document.
  public func extract(from document: SourceDocument) -> DocumentExtraction {
    let reading = reading(of: document)
    let mentions = RelationMatcher(reading: reading).match()
    return DocumentExtraction(
      document: document.id, claims: ClaimWriter(reading: reading).claims(of: mentions),
      diagnostics: [])
  }

  func reading(of document: SourceDocument) -> DocumentReading {
    let tokenized = analyzer.analyze(document)
    let analyzed = taggers[tokenized.language]?.analyze(tokenized) ?? tokenized
    return DocumentReading(analyzed, lexicon: lexicons[analyzed.language] ?? fallback)
  }
}
