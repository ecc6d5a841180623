public import LiaisonModel
import LiaisonText

extension ExtractionPipeline {
  /// Tells what led to the relations of the sentence at a place, or why there are none.
  ///
  /// The whole document is read, as `extract` does, so this takes as long.
  /// - Parameters:
  ///   - document: the text and what is known about it.
  ///   - offset: a place in the text, in Unicode code points; between two sentences, the one before
  ///     is told of.
  ///   - minimumConfidence: from 0 to 1; below it a claim is no relation.
  /// - Returns: nil where the text does not reach so far, or has no sentence.
  public func explain(
    _ document: SourceDocument, at offset: Int, minimumConfidence: Double = standardConfidence
  ) -> Explanation? {
    guard offset >= 0, offset < document.text.unicodeScalars.count else { return nil }
    let reading = reading(of: document)
    let offsets = ScalarOffsets(document.text)
    let sentences = reading.document.sentences
    let before = sentences.lastIndex { offsets.scalarRange($0.range).lowerBound <= offset }
    guard let sentence = before ?? sentences.indices.first else { return nil }
    let judgement = judge(reading, tracing: sentence)
    return ExplanationWriter(
      reading: reading, resolver: judgement.resolver, judgement: judgement,
      combiner: ClaimCombiner(
        reading: reading, attributes: AttributeReader(reading: reading),
        links: judgement.resolver.links),
      sentence: sentence, minimumConfidence: minimumConfidence, offsets: offsets
    ).explanation()
  }
}
