import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonModel

/// The annotated articles that a command learns from or measures on.
struct ArticleOptions: ParsableArguments {
  @Option(help: "A gold file; may be given more than once.")
  var gold: [String] = []

  @Option(help: "The folder of its texts, in the same order.")
  var texts: [String] = []

  @Option(help: "An author that is measured but not learned from; may be given more than once.")
  var heldOut: [String] = []

  func validate() throws {
    guard gold.count == texts.count else {
      throw ValidationError("Give a folder of texts (--texts) for each gold file (--gold).")
    }
  }

  /// The articles in the order of the files.
  /// - Parameter language: what is in another one is left out; nil for all.
  func articles(in language: Language? = nil) throws -> [AnnotatedArticle] {
    try zip(gold, texts).flatMap { gold, texts in
      let lines = try String(contentsOfFile: gold, encoding: .utf8)
      return try GoldDocument.documents(inJSONLines: lines).compactMap {
        (document) -> AnnotatedArticle? in
        guard language == nil || document.language == language?.rawValue else { return nil }
        let path = "\(texts)/\(document.document.rawValue)"
        return AnnotatedArticle(
          gold: document, text: try String(contentsOfFile: path, encoding: .utf8))
      }
    }
  }
}

/// An article with what a careful reader finds in it.
struct AnnotatedArticle: Sendable {
  let gold: GoldDocument
  let text: String

  /// What stands before the first hyphen of its name.
  var author: String { String(gold.document.rawValue.prefix { $0 != "-" }) }

  var source: SourceDocument {
    SourceDocument(
      id: gold.document, text: text, language: Language(rawValue: gold.language))
  }
}
