/// One step of a sentence as the clause parser sees it.
enum Element: Sendable, Hashable {
  case noun(NounGroup)
  case verb(VerbGroup)
  /// `qui`, `dont`, `auquel`: the function that the antecedent has in the clause it opens.
  case relative(function: String, token: Int)
  case subordinator(String, token: Int)
  case coordinator(String, token: Int)
  case comma(token: Int)
  /// Colon, semicolon: ends every clause that is open.
  case stop(token: Int)
  case open(token: Int)
  case close(token: Int)
  /// A preposition that governs no noun group: what an infinitive hangs on.
  case preposition(String, token: Int)
  case distributive(token: Int)

  var token: Int {
    switch self {
    case .noun(let group): group.start
    case .verb(let group): group.tokens.lowerBound
    case .relative(_, let token), .subordinator(_, let token), .coordinator(_, let token),
      .comma(let token), .stop(let token), .open(let token), .close(let token),
      .preposition(_, let token), .distributive(let token):
      token
    }
  }

  var end: Int {
    switch self {
    case .noun(let group): group.end
    case .verb(let group): group.tokens.upperBound
    default: token + 1
    }
  }
}
