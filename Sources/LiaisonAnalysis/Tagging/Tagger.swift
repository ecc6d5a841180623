import LiaisonText

/// Finds part of speech and morphology of a sentence's words, from left to right.
package struct Tagger: Sendable {
  package static let columns = 24

  private let tagWeights: LinearWeights
  private let featureWeights: LinearWeights
  private let bundles: FeatureBundles

  package init(_ file: ModelFile) throws(ModelError) {
    tagWeights = try LinearWeights(.tagWeights, of: file)
    featureWeights = try LinearWeights(.featureWeights, of: file)
    bundles = try FeatureBundles(file)
    guard tagWeights.stride == Self.columns, featureWeights.stride == FeatureBundles.columns
    else { throw .damaged(path: file.path, what: "its tables have other columns") }
  }

  package func tag(
    _ frame: SentenceFrame, _ buffer: inout FeatureBuffer, _ scores: UnsafeMutablePointer<Int16>
  ) {
    for index in 0..<frame.count {
      TagFeatures.extract(frame, index, into: &buffer)
      tagWeights.score(buffer, into: scores)
      frame.tags[index] = UInt32(Self.best(scores))
    }
    for index in 0..<frame.count {
      MorphologyFeatures.extract(frame, index, into: &buffer)
      featureWeights.score(buffer, into: scores)
      frame.features[index] = bundles.best(Int(frame.tags[index]), scores)
    }
  }

  /// The part of speech with the highest score; the first of equals.
  package static func best<Score: Comparable>(_ scores: UnsafePointer<Score>) -> Int {
    var best = 0
    for tag in 1..<PartOfSpeech.numbered.count where scores[tag] > scores[best] { best = tag }
    return best
  }
}
