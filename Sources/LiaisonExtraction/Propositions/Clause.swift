/// A noun group with what hangs on it.
struct NounPhrase: Sendable, Hashable {
  let group: NounGroup
  /// Phrases behind a preposition that hang on this one (`PDG de Tesla et de SpaceX`).
  var complements: [Complement] = []
  /// Phrases that say what this one is (`X, patron de Y`), indices among the sentence's phrases.
  var appositions: [Int] = []
  /// The phrase that this one is an apposition of.
  var appositionOf: Int?
  /// The phrase that this one is a complement of.
  var complementOf: Int?
  /// The other members of its coordination, itself included, in order; empty if there are none.
  var coordination: [Int] = []
  var clause: Int = 0

  init(group: NounGroup, complementOf: Int? = nil, clause: Int) {
    self.group = group
    self.complementOf = complementOf
    self.clause = clause
  }

  struct Complement: Sendable, Hashable {
    let preposition: String
    let phrases: [Int]
  }
}

/// A verb with the phrases around it, or a stretch without a verb.
struct Clause: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case main
    /// With the function that the antecedent has in it.
    case relative(function: String)
    case subordinate(String)
    case participial
    case parenthesis
  }

  var kind: Kind
  var parent: Int?
  /// What a relative or participial clause says something of.
  var antecedents: [Int] = []
  var verb: VerbGroup?
  /// Lists of coordinated phrases before the verb and after it, in order.
  var before: [[Int]] = []
  var after: [[Int]] = []
  /// The clause before it whose subject it shares: « X a fondé A et dirige B ».
  var sharesSubjectOf: Int?
  var tokens: Range<Int>
  var isOpenedByComma = false
}

/// A sentence taken apart.
struct SentenceStructure: Sendable {
  var elements: [Element]
  var phrases: [NounPhrase]
  var clauses: [Clause]
  let tokens: Range<Int>
}
