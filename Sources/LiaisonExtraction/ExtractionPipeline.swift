public import LiaisonModel
public import LiaisonText

/// Reads relations out of documents.
///
/// A pipeline is a value that is made once and shared between threads; reading a document depends
/// on nothing but the document.
public struct ExtractionPipeline: Sendable {
  private let analyzer: DocumentAnalyzer
  private let lexicons: [Language: LanguageLexicon]

  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {
    analyzer = try DocumentAnalyzer(resources: resources)
    var lexicons: [Language: LanguageLexicon] = [:]
    for language in Language.allCases {
      lexicons[language] = try LanguageLexicon(language, resources: resources)
    }
    self.lexicons = lexicons
  }

  /// Reads one document.
  public func extract(from document: SourceDocument) -> DocumentExtraction {
    let analyzed = analyzer.analyze(document)
    guard let lexicon = lexicons[analyzed.language] else {
      return DocumentExtraction(document: document.id, claims: [], diagnostics: [])
    }
    let reading = DocumentReading(analyzed, lexicon: lexicon)
    let mentions = RelationMatcher(reading: reading).match()
    return DocumentExtraction(
      document: document.id, claims: ClaimWriter(reading: reading).claims(of: mentions),
      diagnostics: [])
  }
}
