import LiaisonModel

/// A determiner, nouns with their adjectives, perhaps a name: the stretch that one thing is said by,
/// without its complements.
struct NounGroup: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case name
    case nominal
    case pronoun
    case money
  }

  enum Determiner: Sendable, Hashable {
    case none, definite, indefinite, possessive, demonstrative, negative
  }

  var kind: Kind
  /// From the determiner to the last word, without the preposition.
  var tokens: Range<Int>
  /// The last token of the head noun, or of the name.
  var head: Int
  /// What kind of thing the noun says it is.
  var noun: NounLexicon.Noun?
  var nounTokens: Range<Int>?
  var name: Range<Int>?
  var title: Int?
  var determiner: Determiner
  /// The preposition before it, in the form of `grammar.txt`; empty for none.
  var preposition: String
  var prepositionToken: Int?
  var agreement: Agreement
  /// Whether it is one of several: « l'un des fondateurs », « parmi ses conseillers ».
  var isPartitive = false
  /// Whether it is money raised, which stands for the company that raises it.
  var isRound = false
  /// Whether it goes on with what was listed: « et d'autres entreprises ».
  var isOther = false
  /// Whether an adjective or prefix says that it is over: « ancien », « ex- ».
  var isFormer = false
  /// Whether an adjective says that it is still to come: « futur ».
  var isFuture = false

  /// Whether it only narrows the noun behind it, as the first of a compound.
  var isModifier = false
  /// Who owns it, before a genitive or as the first of a compound: « the firm's founder »,
  /// « the Tesla shares »; it reads like « the founder of the firm ».
  var owners: [NounGroup] = []

  /// With its preposition.
  var start: Int { prepositionToken ?? tokens.lowerBound }
  var end: Int { tokens.upperBound }
  /// The head noun's lemma; empty for a name or an unknown noun.
  var lemma: String { noun?.lemma ?? "" }
}

extension NounGroup {
  /// A name that narrows the noun behind it.
  static func owner(_ span: NameSpan) -> NounGroup {
    var group = NounGroup(
      kind: .name, tokens: span.tokens, head: span.tokens.upperBound - 1, name: span.tokens,
      title: span.title, determiner: .none, preposition: "of",
      agreement: Agreement(gender: .unknown, number: .singular))
    group.isModifier = true
    return group
  }

  /// As what an owned thing's complement would be: « of the firm ».
  var asComplement: NounGroup {
    var group = self
    group.preposition = "of"
    group.prepositionToken = nil
    return group
  }
}
