public import LiaisonModel
public import LiaisonText

/// Shows what the extraction sees in a document: sentences, words, names, with the syntactic tree.
///
/// Made once and shared between threads.
///
///     let analysis = try AnalysisPipeline().analyze(document)
///     analysis.document.tokens[3].lemma  // "fonder"
///     analysis.names[0].entity           // "Alice Verdier"
public struct AnalysisPipeline: Sendable {
  private let pipeline: ExtractionPipeline

  /// Loads the language data.
  /// - Throws: `ResourceError` or `ModelError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws {
    pipeline = try ExtractionPipeline(
      resources: resources, usesClassifier: false, usesNameTagger: true, parsesTrees: true)
  }

  /// Reads one document. Takes time and space linear in it.
  public func analyze(_ document: SourceDocument) -> DocumentAnalysis {
    let reading = pipeline.reading(of: document)
    var names: [DocumentAnalysis.Name] = []
    for (sentence, structure) in reading.structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
        guard let tokens = phrase.group.name, !tokens.isEmpty,
          let number = reading.entities.entityOf[id]
        else { continue }
        let entity = reading.entities.entities[number]
        names.append(
          DocumentAnalysis.Name(tokens: tokens, entity: entity.name, type: entity.type))
      }
    }
    names.sort {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
    // A name inside another is part of that one.
    var end = 0
    names = names.filter { name in
      defer { end = max(end, name.tokens.upperBound) }
      return name.tokens.lowerBound >= end
    }
    return DocumentAnalysis(document: reading.document, names: names)
  }
}
