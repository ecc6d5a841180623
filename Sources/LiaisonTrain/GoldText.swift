import LiaisonAnalysis
import LiaisonModel
import LiaisonText

/// A syntactic word as a treebank gives it.
struct GoldWord {
  /// Where it stands in the text; the words of a contraction share its range.
  var range: TextRange
  var lemma: String
  var tag: Int
  var features: UInt32
  /// The number of its head among the text's words; nil for a root.
  var head: Int?
  var label: String
  /// `B-PER`, `I-PER`, `O`.
  var name: String
}

/// A text with its annotation: a sentence to learn from, or a document to measure on.
struct GoldText {
  var text: String
  var words: [GoldWord]
  /// Where its sentences begin among the words.
  var sentenceStarts: [Int] = [0]
  /// The file and document that it comes from.
  var origin: String

  /// Adds `other` after `separator`.
  mutating func append(_ other: GoldText, separator: String) {
    if text.isEmpty {
      sentenceStarts = []
    } else {
      text += separator
    }
    let shift = text.utf8.count
    let first = words.count
    sentenceStarts += other.sentenceStarts.map { $0 + first }
    for var word in other.words {
      word.range = TextRange(word.range.start + shift, word.range.end + shift)
      word.head = word.head.map { $0 + first }
      words.append(word)
    }
    text += other.text
  }
}

/// One token as our tokenizer cuts it, with the gold annotation put on it.
struct GoldToken {
  var form: String
  var range: TextRange
  var lemma: String
  var tag: Int
  var features: UInt32
  /// Among the tokens; nil for a root.
  var head: Int?
  var label: String
  var name: String
  var followsSpace: Bool
  /// Whether the token's ends are ends of gold words.
  var isAligned: Bool
  /// What a tagger that has not seen the sentence makes of it.
  var foundTag = 0
  var foundFeatures: UInt32 = 0
}

extension GoldText {
  /// Puts the annotation on tokens. A token that holds several words takes the part of speech,
  /// lemma and head of the first word whose head is outside, and the features of all.
  func project(on tokens: [(range: TextRange, form: String, followsSpace: Bool)]) -> [GoldToken] {
    var tokenOfWord = [Int](repeating: 0, count: words.count)
    var groups = [[Int]](repeating: [], count: tokens.count)
    var token = 0
    for (index, word) in words.enumerated() {
      while token + 1 < tokens.count, tokens[token + 1].range.start <= word.range.start {
        token += 1
      }
      tokenOfWord[index] = token
      if !tokens.isEmpty { groups[token].append(index) }
    }
    var result: [GoldToken] = []
    result.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      let group = groups[index]
      guard
        let main = group.first(where: { word in
          words[word].head.map { tokenOfWord[$0] != index } ?? true
        }) ?? group.first
      else {
        // A later part of a word that the treebank holds for one.
        let before = result.last
        result.append(
          GoldToken(
            form: token.form, range: token.range, lemma: token.form.lowercased(),
            tag: before?.tag ?? 0, features: 0, head: index > 0 ? index - 1 : nil, label: "flat",
            name: before.map { $0.name.hasPrefix("B-") ? "I" + $0.name.dropFirst() : $0.name }
              ?? "O",
            followsSpace: token.followsSpace, isAligned: false))
        continue
      }
      let word = words[main]
      let start = group.map { words[$0].range.start }.min()
      let end = group.map { words[$0].range.end }.max()
      result.append(
        GoldToken(
          form: token.form, range: token.range, lemma: word.lemma, tag: word.tag,
          features: group.reduce(0) { $0 | words[$1].features },
          head: word.head.map { tokenOfWord[$0] },
          label: word.label, name: group.first.map { words[$0].name } ?? "O",
          followsSpace: token.followsSpace,
          isAligned: start == token.range.start && end == token.range.end))
      if result[index].head == index { result[index].head = nil }
    }
    return result
  }
}
