import LiaisonModel
public import LiaisonText

/// Analysed documents as JSON Lines: one object a document.
///
/// Offsets are half-open, `start` and `end` in Unicode code points of the document's text,
/// `start_byte` and `end_byte` in its UTF-8. Tokens are numbered from 1 within their sentence, and
/// `head` is 0 for a root.
public enum AnalysisJSON {
  /// One line, without its line feed. Takes time and space linear in the document.
  public static func line(_ analysis: DocumentAnalysis) -> String {
    let document = analysis.document
    let offsets = ScalarOffsets(document.source.text)
    var names = analysis.names[...]
    let sentences = document.sentences.map { sentence in
      var own: [DocumentAnalysis.Name] = []
      while let name = names.first, name.tokens.lowerBound < sentence.tokens.upperBound {
        own.append(name)
        names = names.dropFirst()
      }
      let characters = offsets.scalarRange(sentence.range)
      return JSONText.object([
        "start": String(characters.lowerBound), "end": String(characters.upperBound),
        "start_byte": String(sentence.range.start), "end_byte": String(sentence.range.end),
        "kind": JSONText.string(sentence.kind.rawValue),
        "text": JSONText.string(offsets.substring(sentence.range)),
        "tokens": JSONText.array(
          sentence.tokens.map { token(document.tokens[$0], $0, in: sentence, offsets) }),
        "names": JSONText.array(own.map { self.name($0, in: sentence) }),
      ])
    }
    return JSONText.object([
      "document": JSONText.string(document.source.id.rawValue),
      "language": JSONText.string(document.language.rawValue),
      "sentences": JSONText.array(sentences),
    ])
  }

  private static func token(
    _ token: Token, _ index: Int, in sentence: Sentence, _ offsets: ScalarOffsets
  ) -> String {
    let characters = offsets.scalarRange(token.range)
    let start = sentence.tokens.lowerBound
    let features = token.features.universal
    return JSONText.object([
      "id": String(index - start + 1), "form": JSONText.string(token.surface),
      "start": String(characters.lowerBound), "end": String(characters.upperBound),
      "lemma": JSONText.string(token.lemma),
      "upos": token.partOfSpeech.map { JSONText.string($0.rawValue) } ?? "null",
      "feats": features == "_" ? "null" : JSONText.string(features),
      "head": token.dependency == nil ? "null" : String(token.head.map { $0 - start + 1 } ?? 0),
      "deprel": token.dependency.map(JSONText.string) ?? "null",
    ])
  }

  private static func name(_ name: DocumentAnalysis.Name, in sentence: Sentence) -> String {
    JSONText.object([
      "first": String(name.tokens.lowerBound - sentence.tokens.lowerBound + 1),
      "last": String(name.tokens.upperBound - sentence.tokens.lowerBound),
      "name": JSONText.string(name.entity), "type": JSONText.string(name.type.rawValue),
    ])
  }
}
