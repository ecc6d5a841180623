public import LiaisonModel

/// Turns a document into sentences and tokens.
///
/// Made once and shared between threads. Takes time and space linear in the text.
public struct DocumentAnalyzer: Sendable {
  private let rules: [Language: LanguageRules]

  /// Loads what the data files say on cutting text.
  /// - Throws: `ResourceError` where a file is missing.
  public init(resources: ResourceDirectory = .standard) throws(ResourceError) {
    var rules: [Language: LanguageRules] = [:]
    for language in Language.allCases {
      rules[language] = try LanguageRules(language, resources: resources)
    }
    self.rules = rules
  }

  /// Cuts `document` into sentences and tokens, in its own language or the one it seems to be in.
  public func analyze(_ document: SourceDocument) -> AnalyzedDocument {
    let text = ScalarText(document.text)
    let language = document.language ?? detectLanguage(document.text)
    guard let rules = rules[language] else {
      return AnalyzedDocument(source: document, language: language, tokens: [], sentences: [])
    }
    let tokens = Tokenizer(rules: rules).tokenize(text)
    return AnalyzedDocument(
      source: document, language: language, tokens: tokens,
      sentences: SentenceSplitter(rules: rules).split(tokens, of: text))
  }

  /// The language whose function words the text has most of, judged on its first 20,000 bytes.
  package func detectLanguage(_ text: String) -> Language {
    var counts: [Language: Int] = [:]
    let sample = text.utf8.prefix(20_000)
    for word in sample.split(whereSeparator: {
      !(($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x80)
    }) {
      guard word.count <= 8, let word = String(word)?.lowercased() else { continue }
      for language in Language.allCases where rules[language]?.functionWords.contains(word) == true
      {
        counts[language, default: 0] += 1
      }
    }
    return Language.allCases.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? .french
  }
}
