import Liaison

/// An analysed document for a person to look at: each sentence with its names, and its words as a
/// table.
struct AnalysisReport {
  private let document: AnalyzedDocument
  private let utf8: [UInt8]
  /// By the token that they begin with.
  private let names: [Int: DocumentAnalysis.Name]

  init(analysis: DocumentAnalysis) {
    document = analysis.document
    utf8 = Array(document.source.text.utf8)
    names = Dictionary(
      analysis.names.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    let language = document.language == .french ? "French" : "English"
    let counts = [(document.sentences.count, "sentence"), (document.tokens.count, "token")]
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    let title = "\(document.source.id): \(language), \(counts)".withoutControls + "\n"
    return ([title] + document.sentences.indices.map(sentence)).joined(separator: "\n")
  }

  private func sentence(_ number: Int) -> String {
    let sentence = document.sentences[number]
    let bytes = utf8[sentence.range.start..<sentence.range.end]
    let kind = sentence.kind == .running ? "" : ", \(sentence.kind.rawValue)"
    var text = "\(number + 1) (bytes \(sentence.range.start) to \(sentence.range.end)\(kind))\n"
    text +=
      String(decoding: bytes, as: UTF8.self).withoutControls
      .wrapped(toColumns: TextTable.textWidth).joined(separator: "\n") + "\n"
    for name in sentence.tokens.compactMap({ names[$0] }) {
      let surface = name.tokens.map { document.tokens[$0].surface }.joined(separator: " ")
      let full = surface == name.entity ? "" : ", that is \(name.entity)"
      text += "  name: \(surface) (\(name.type.rawValue)\(full))".withoutControls + "\n"
    }
    return text + table(sentence)
  }

  private func table(_ sentence: Sentence) -> String {
    let start = sentence.tokens.lowerBound
    var table = TextTable([
      .init(title: "", alignsRight: true), .init(title: "word"), .init(title: "lemma"),
      .init(title: "part"), .init(title: "depends on"), .init(title: "as"),
      .init(title: "features"),
    ])
    for index in sentence.tokens {
      let token = document.tokens[index]
      let features = token.features.universal
      let head = token.head.map { "\($0 - start + 1) \(document.tokens[$0].surface)" }
      table.add([
        "\(index - start + 1)", token.surface, token.lemma, token.partOfSpeech?.rawValue ?? "",
        head ?? "", token.dependency ?? "", features == "_" ? "" : features,
      ])
    }
    return table.text(width: nil)
  }
}
