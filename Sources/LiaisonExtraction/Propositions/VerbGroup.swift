import LiaisonModel

/// An auxiliary, a verb, what governs it and the clitics before it, read as one predicate:
/// « prévoit de faire », « l'a poursuivi », « a été fondée ».
struct VerbGroup: Sendable, Hashable {
  /// From the first clitic to the last word.
  var tokens: Range<Int>
  /// The verb that says what happens: the last infinitive or participle.
  var head: Int
  var lemma: String
  var isPassive = false
  var isReflexive = false
  var isNegated = false
  var form: Form
  var tense: Tense
  /// What the governing verbs do to the claim, outermost first.
  var effects: [ControlEffect] = []
  /// A subject pronoun before or after the verb, with the token that holds it.
  var subjectPronoun: Pronoun?
  var clitics: [Clitic] = []

  enum Form: Sendable, Hashable {
    case finite
    case infinitive
    case pastParticiple
    case presentParticiple
  }

  enum Tense: Sendable, Hashable {
    case past, present, future, imperfect, conditional, subjunctive, none
  }

  struct Pronoun: Sendable, Hashable {
    let token: Int
    let agreement: Agreement
  }

  struct Clitic: Sendable, Hashable {
    let token: Int
    let function: String
    var agreement: Agreement
  }
}
