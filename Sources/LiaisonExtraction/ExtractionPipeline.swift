public import LiaisonModel
public import LiaisonText

/// Reads relations out of documents.
///
/// A pipeline is a value that is made once and shared between threads; reading a document depends
/// on nothing but the document.
public struct ExtractionPipeline: Sendable {
  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {}

  /// Reads one document.
  public func extract(from document: SourceDocument) -> DocumentExtraction {
    DocumentExtraction(document: document.id, claims: [], diagnostics: [])
  }
}
