internal import LiaisonNames

/// A person's name in its parts.
struct PersonName: Hashable {
  /// The name as it stands, without honorifics, words parted by one space.
  let surface: String
  let words: [String]
  /// A surname alone: one word, perhaps hyphenated, or words that begin with a particle.
  let isSurname: Bool

  init(_ name: String, _ rules: NameRules) {
    var chunks = name.split(whereSeparator: \.isWhitespace)[...]
    while chunks.count > 1, let first = chunks.first,
      rules.honorifics.contains(FoldedName(String(first)).squeezed)
    {
      chunks.removeFirst()
    }
    surface = chunks.joined(separator: " ")
    words = FoldedName(surface).words
    isSurname = chunks.count == 1 || words.first.map(rules.particles.contains) ?? false
  }

  /// What two spellings of one name share.
  var key: String { words.isEmpty ? surface : words.joined() }

  /// `J. Dupont`: the initial and the surname.
  var isInitialed: Bool { words.count == 2 && words[0].count == 1 }

  /// Whether this is `other` without its middle initials.
  ///
  /// Only a name without initials is shortened, so that two people who are told apart by an
  /// initial stay apart.
  func isWithoutInitials(of other: PersonName) -> Bool {
    guard words.count >= 2, other.words.count > words.count,
      words.allSatisfy({ $0.count > 1 }), words.first == other.words.first,
      words.last == other.words.last
    else { return false }
    return other.words.filter { $0.count > 1 } == words
  }
}
