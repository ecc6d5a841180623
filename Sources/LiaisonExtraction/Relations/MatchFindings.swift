/// What the rules found, and of one sentence what they tried.
struct MatchFindings: Sendable {
  var claims: [RelationMention] = []
  /// In the order in which they were tried.
  private(set) var attempts: [MatchAttempt] = []
  private let traced: Int?

  init(traced: Int?) { self.traced = traced }

  mutating func refuse(
    _ rule: String, at token: Int, in sentence: Int, _ refusal: MatchRefusal
  ) {
    guard sentence == traced else { return }
    attempts.append(MatchAttempt(rule: rule, token: token, refusal: refusal))
  }

  mutating func match(_ rule: String, at token: Int, in sentence: Int) {
    guard sentence == traced else { return }
    attempts.append(MatchAttempt(rule: rule, token: token, refusal: nil))
  }
}

/// A frame whose word stands in a sentence.
struct MatchAttempt: Sendable {
  let rule: String
  /// The word: the verb's head, or the noun's.
  let token: Int
  /// Why it claims nothing there; nil where it claims something.
  let refusal: MatchRefusal?
}

/// Why a frame claims nothing in a clause that holds its word.
enum MatchRefusal: Error, Sendable, Hashable {
  case hypothetical
  case question
  /// Said not to be, or negated in another way than by the verb's negation.
  case denied
  /// The verb's negation, mood or governing verbs leave nothing claimed.
  case noClaim
  case reflexive
  case causative
  /// « advised X to leave »
  case instruction
  /// « walked away from a deal to buy X »
  case abandoned
  case excluded(phrase: String)
  case lacksPhrase
  case lacksObject(Set<String>)
  case lacksSum
  case noSource
  case noTarget
}

extension MatchRefusal: CustomStringConvertible {
  var description: String {
    switch self {
    case .hypothetical: "the clause only supposes it"
    case .question: "the sentence asks it"
    case .denied: "the sentence says that it is not so"
    case .noClaim: "negation, mood or what governs the verb leaves nothing claimed"
    case .reflexive: "the verb is reflexive where the rule is not, or the other way round"
    case .causative: "somebody has it done where the rule has it done, or the other way round"
    case .instruction: "the verb only says what to do"
    case .abandoned: "it was given up"
    case .excluded(let phrase):
      "excluded by “\(phrase.trimmingPrefix(while: \.isWhitespace))”"
    case .lacksPhrase: "none of the phrases that the rule wants stands in the clause"
    case .lacksObject(let nouns):
      "the object is none of \(nouns.sorted().prefix(4).joined(separator: ", "))"
        + (nouns.count > 4 ? " and \(nouns.count - 4) more" : "")
    case .lacksSum: "there is no sum in the clause"
    case .noSource: "no entity fills the place of the source"
    case .noTarget: "no entity fills the place of the target"
    }
  }
}
