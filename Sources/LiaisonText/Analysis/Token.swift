public import LiaisonModel

/// A word, number or mark of punctuation, with what the analysis found out about it.
///
/// Tokens follow Universal Dependencies, except that a contraction (`du`, `aux`, `don't`) stays the
/// one token that is written.
public struct Token: Hashable, Sendable {
  /// Where it stands in the document's text.
  public let range: TextRange
  /// The text as written.
  public let surface: String
  /// The text with straight apostrophes and plain spaces; case is kept.
  public let form: String
  /// The dictionary form, in lower case except for names; the lower-cased form where unknown.
  public var lemma: String
  /// The universal part of speech, where it is known.
  public var partOfSpeech: PartOfSpeech?
  /// The morphological features, where they are known.
  public var features: MorphologicalFeatures
  /// The index of the syntactic head among the document's tokens; nil for a root or if unknown.
  public var head: Int?
  /// The relation to the head (`nsubj`, `obl:agent` …), where it is known.
  public var dependency: String?
  /// Whether white space stands between the token before and this one.
  public let followsSpace: Bool

  public init(
    range: TextRange, surface: String, form: String, lemma: String? = nil,
    partOfSpeech: PartOfSpeech? = nil, features: MorphologicalFeatures = [], head: Int? = nil,
    dependency: String? = nil, followsSpace: Bool
  ) {
    self.range = range
    self.surface = surface
    self.form = form
    self.lemma = lemma ?? form.lowercased()
    self.partOfSpeech = partOfSpeech
    self.features = features
    self.head = head
    self.dependency = dependency
    self.followsSpace = followsSpace
  }
}

/// The universal parts of speech (https://universaldependencies.org/u/pos/).
public enum PartOfSpeech: String, Hashable, Sendable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}

/// The features of Universal Dependencies that reading relations needs.
public struct MorphologicalFeatures: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let singular = Self(rawValue: 1 << 0)
  public static let plural = Self(rawValue: 1 << 1)
  public static let masculine = Self(rawValue: 1 << 2)
  public static let feminine = Self(rawValue: 1 << 3)
  public static let firstPerson = Self(rawValue: 1 << 4)
  public static let secondPerson = Self(rawValue: 1 << 5)
  public static let thirdPerson = Self(rawValue: 1 << 6)
  public static let past = Self(rawValue: 1 << 7)
  public static let present = Self(rawValue: 1 << 8)
  public static let future = Self(rawValue: 1 << 9)
  public static let imperfect = Self(rawValue: 1 << 10)
  public static let indicative = Self(rawValue: 1 << 11)
  public static let conditional = Self(rawValue: 1 << 12)
  public static let subjunctive = Self(rawValue: 1 << 13)
  public static let imperative = Self(rawValue: 1 << 14)
  public static let finite = Self(rawValue: 1 << 15)
  public static let infinitive = Self(rawValue: 1 << 16)
  public static let participle = Self(rawValue: 1 << 17)
  public static let gerund = Self(rawValue: 1 << 18)
  public static let passive = Self(rawValue: 1 << 19)
  public static let definite = Self(rawValue: 1 << 20)
  public static let indefinite = Self(rawValue: 1 << 21)
  public static let possessive = Self(rawValue: 1 << 22)
  public static let reflexive = Self(rawValue: 1 << 23)
  public static let relative = Self(rawValue: 1 << 24)
}
