/// What the part of speech of a word is judged by: the word, its neighbours, and the tags of the
/// two words before it.
package enum TagFeatures {
  package static func extract(
    _ frame: borrowing SentenceFrame, _ i: Int, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let w = frame.words + i
    let tag1 = (frame.tags + i)[-1]
    let tag2 = (frame.tags + i)[-2]
    let position: UInt32 = i == 0 ? 1 : w[-1].traits.contains(.letter) ? 0 : 2
    var next: UInt32 = 0
    func add(_ a: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a))
    }
    func add(_ a: UInt32, _ b: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b))
    }
    func add(_ a: UInt32, _ b: UInt32, _ c: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, a, b, c))
    }
    let word = w[0]
    let lexical = word.lexicalClass
    let readings = word.partsOfSpeech
    add(0)
    add(word.lower)
    add(word.lower, tag1)
    add(word.lower, tag1, tag2)
    add(word.lower, w[-1].lower)
    add(word.lower, w[1].lower)
    add(w[-1].lower)
    add(w[1].lower)
    add(w[-2].lower)
    add(w[2].lower)
    add(w[-1].lower, w[1].lower)
    add(word.suffixes.0)
    add(word.suffixes.1)
    add(word.suffixes.2)
    add(word.suffixes.3)
    add(word.suffixes.4)
    add(word.suffixes.2, tag1)
    add(word.prefixes.0)
    add(word.prefixes.1)
    add(word.prefixes.2)
    add(word.prefixes.3)
    add(word.shape, position)
    add(word.shape, position, readings)
    add(word.traits.rawValue, position, tag1)
    add(word.exact)
    add(lexical)
    add(lexical, tag1)
    add(readings, tag1, tag2)
    add(readings, tag1, w[1].partsOfSpeech)
    add(readings, w[1].partsOfSpeech, w[2].partsOfSpeech)
    add(readings, w[1].lower)
    add(readings, w[-1].lower)
    add(readings, w[-1].lower, w[1].lower)
    add(readings, w[-2].lower, w[-1].lower)
    add(readings, w[1].lower, w[2].lower)
    add(tag1)
    add(tag1, tag2)
    add(w[1].suffixes.2)
    add(w[-1].suffixes.2)
    add(word.suffixes.1, w[1].suffixes.1)
    add(w[1].partsOfSpeech, tag1)
    add(word.cluster)
    add(word.cluster, tag1)
    add(word.cluster, readings)
    add(w[-1].cluster, readings)
    add(w[1].cluster, readings)
    add(word.coarseCluster, word.shape, position)
    add(word.coarseCluster, w[-1].coarseCluster, w[1].coarseCluster)
    add(word.traits.rawValue, w[-1].traits.rawValue, w[1].traits.rawValue)
    add(w[-1].shape, word.shape, w[1].shape)
  }
}

/// What the morphological features of a word are judged by: its part of speech and form, and what
/// agrees with it on the left.
package enum MorphologyFeatures {
  package static func extract(
    _ frame: borrowing SentenceFrame, _ i: Int, into buffer: inout FeatureBuffer
  ) {
    buffer.removeAll()
    let w = frame.words + i
    let tags = frame.tags + i
    let decided = frame.features + i
    let tag = tags[0]
    var next: UInt32 = 0
    func add(_ a: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, tag, a))
    }
    func add(_ a: UInt32, _ b: UInt32) {
      next += 1
      buffer.append(FeatureHash.of(next, tag, a, b))
    }
    let word = w[0]
    add(0)
    add(word.lower)
    add(word.suffixes.0)
    add(word.suffixes.1)
    add(word.suffixes.2)
    add(word.suffixes.3)
    add(word.suffixes.4)
    add(word.lexicalFeatures)
    add(word.lexicalClass)
    add(word.shape)
    add(word.cluster)
    add(tags[-1], decided[-1])
    add(tags[-2], decided[-2])
    add(tags[-1], tags[-2])
    add(tags[1], tags[2])
    add(tags[-1], tags[1])
    add(w[-1].lower)
    add(w[-2].lower)
    add(w[1].lower)
    add(w[-1].lower, word.suffixes.1)
    add(word.suffixes.1, decided[-1])
    add(word.lexicalFeatures, decided[-1])
    add(word.lexicalFeatures, decided[-2])
    add(word.lexicalFeatures, w[1].lexicalFeatures)
    add(word.lexicalClass, tags[-1])
    add(word.lower, w[-1].lower)
    add(word.lower, w[1].lower)
    add(word.lower, decided[-1])
    add(w[1].lexicalFeatures, tags[1])
    add(w[1].suffixes.1, tags[1])
    add(nearest(frame, i, -1), word.lexicalFeatures)
    add(nearest(frame, i, -1), word.suffixes.1)
    add(auxiliary(frame, i), word.suffixes.1)
    add(auxiliary(frame, i), word.lexicalFeatures)
  }

  /// The features of the next word to the left that bears number or gender.
  private static func nearest(
    _ frame: borrowing SentenceFrame, _ i: Int, _ step: Int
  ) -> UInt32 {
    var place = i + step
    for _ in 0..<4 where place >= 0 {
      if frame.features[place] & 0xF != 0 {
        return frame.features[place] & 0xF | frame.tags[place] << 8
      }
      place += step
    }
    return 0
  }

  /// The nearest auxiliary within four words on the left, which decides on voice and agreement.
  private static func auxiliary(_ frame: borrowing SentenceFrame, _ i: Int) -> UInt32 {
    var place = i - 1
    for _ in 0..<4 where place >= 0 {
      if frame.tags[place] == TagNumber.auxiliary { return frame.words[place].lower }
      place -= 1
    }
    return 0
  }
}
