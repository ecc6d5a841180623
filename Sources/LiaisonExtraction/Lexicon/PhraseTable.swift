import LiaisonText

/// Words and phrases with a value each, found at a place in a text by the longest match.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let words: [String]
    let value: Value
  }
  /// By first word; longer phrases first.
  private var entries: [String: [Entry]] = [:]

  init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases {
      let words = Self.words(of: phrase)
      guard let first = words.first else { continue }
      entries[first, default: []].append(Entry(words: words, value: value))
    }
    for key in entries.keys {
      entries[key]?.sort { $0.words.count > $1.words.count }
    }
  }

  /// Every value, in no order.
  var values: [Value] { entries.values.flatMap { $0.map(\.value) } }

  /// Cuts a phrase as the tokenizer would: an elided word keeps its apostrophe.
  static func words(of phrase: String) -> [String] {
    phrase.split(separator: " ").flatMap { part -> [String] in
      guard let apostrophe = part.firstIndex(of: "'"),
        part.index(after: apostrophe) < part.endIndex,
        part.distance(from: part.startIndex, to: apostrophe) <= 2
      else { return [String(part)] }
      return [String(part[...apostrophe]), String(part[part.index(after: apostrophe)...])]
    }
  }

  /// The longest phrase that begins at `index`; `forms` gives the spellings to compare, any of
  /// which may match a word.
  func match(
    at index: Int, limit: Int, forms: (Int) -> (String, String)
  ) -> (value: Value, length: Int)? {
    guard index < limit else { return nil }
    let (form, lemma) = forms(index)
    for key in form == lemma ? [form] : [form, lemma] {
      guard let candidates = entries[key] else { continue }
      for entry in candidates where index + entry.words.count <= limit {
        let fits = entry.words.indices.dropFirst().allSatisfy { offset in
          let (form, lemma) = forms(index + offset)
          return entry.words[offset] == form || entry.words[offset] == lemma
        }
        if fits { return (entry.value, entry.words.count) }
      }
    }
    return nil
  }

  /// Whether a single word is one of the phrases.
  func holdsWord(_ word: String) -> Bool {
    match(at: 0, limit: 1, forms: { _ in (word, word) }) != nil
  }

  var isEmpty: Bool { entries.isEmpty }
}
