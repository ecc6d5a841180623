/// The words of one sentence and what has been decided about them.
///
/// Columns have room on both sides, so that looking a few words ahead or back needs no test. Used
/// by one thread, again for each sentence.
package final class SentenceFrame {
  /// How far outside the sentence an index may lie.
  package static let margin = 4

  package private(set) var count = 0
  private var capacity = 0
  private var storage: Columns

  /// Word, part of speech (an index among `PartOfSpeech.allCases`), morphological features.
  private struct Columns {
    var words: UnsafeMutablePointer<Word>
    var tags: UnsafeMutablePointer<UInt32>
    var features: UnsafeMutablePointer<UInt32>

    init(_ size: Int) {
      words = .allocate(capacity: size)
      tags = .allocate(capacity: size)
      features = .allocate(capacity: size)
    }

    func deallocate() {
      words.deallocate()
      tags.deallocate()
      features.deallocate()
    }
  }

  package init() {
    capacity = 64
    storage = Columns(capacity + 2 * Self.margin)
  }

  deinit { storage.deallocate() }

  /// Begins a new sentence; its tags are not known yet.
  package func load(_ sentence: some Collection<Word>) {
    count = sentence.count
    if count > capacity {
      storage.deallocate()
      capacity = count * 2
      storage = Columns(capacity + 2 * Self.margin)
    }
    let size = count + 2 * Self.margin
    storage.words.update(repeating: .boundary, count: size)
    storage.tags.update(repeating: TagNumber.outside, count: size)
    storage.features.update(repeating: 0, count: size)
    var place = Self.margin
    for word in sentence {
      storage.words[place] = word
      place += 1
    }
  }

  // The pointers are to the sentence's first word.
  package var words: UnsafeMutablePointer<Word> { storage.words + Self.margin }
  package var tags: UnsafeMutablePointer<UInt32> { storage.tags + Self.margin }
  package var features: UnsafeMutablePointer<UInt32> { storage.features + Self.margin }
}
