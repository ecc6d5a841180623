public import LiaisonModel

/// What led to the relations of one sentence, or why there are none.
///
/// Made by the stages that extract, on the way: nothing in it is worked out a second time. Ranges are
/// half-open and count Unicode code points of the document's text, as those of evidence do.
public struct Explanation: Hashable, Sendable, Encodable {
  public let document: String
  public let language: Language
  public let text: String
  public let start: Int
  public let end: Int
  /// `running`, `headline` or `furniture`.
  public let kind: String
  public let mentions: [Mention]
  public let propositions: [Proposition]
  public let rules: [Rule]
  /// What the classifier makes of pairs of entities in the sentence, surest first.
  public let pairs: [Pair]
  /// Surest first.
  public let claims: [Claim]
  /// The confidence below which a claim is left out.
  public let minimumConfidence: Double
  /// Why no relation is read; empty where one is.
  public let reasons: [String]

  /// Somebody or something in the sentence, with what it may mean.
  public struct Mention: Hashable, Sendable, Encodable {
    public let text: String
    public let start: Int
    public let end: Int
    public let kind: Kind
    /// Likeliest first; empty where it means nothing that the document names.
    public let candidates: [Candidate]

    public enum Kind: String, Hashable, Sendable, Encodable {
      /// Called by its name.
      case name
      /// A name beside it says what it is: `the start-up Vaxia`, `X, a banker`.
      case apposition
      /// A noun that goes back to something named elsewhere: `the firm`.
      case noun
      case pronoun
      case possessive
    }
  }

  /// An entity that a mention may mean.
  public struct Candidate: Hashable, Sendable, Encodable {
    public let entity: String
    public let type: EntityType
    /// From 0 to 1.
    public let confidence: Double
  }

  /// A verb with what fills its functions, whatever the voice.
  public struct Proposition: Hashable, Sendable, Encodable {
    public let predicate: String
    public let text: String
    public let isPassive: Bool
    public let isNegated: Bool
    public let tense: String
    /// What the governing verbs make of it, outermost first: `planned`, `alleged` …
    public let effects: [String]
    /// In order of the functions' names.
    public let arguments: [Argument]
  }

  /// What fills a function of a proposition.
  public struct Argument: Hashable, Sendable, Encodable {
    public let function: String
    public let fillers: [String]
  }

  /// A rule whose word stands in the sentence.
  public struct Rule: Hashable, Sendable, Encodable {
    public let id: String
    public let trigger: String
    public let start: Int
    public let end: Int
    public let matches: Bool
    /// Why it claims nothing; nil where it matches.
    public let refusal: String?
  }

  /// A relation between two entities as the classifier judges it.
  public struct Pair: Hashable, Sendable, Encodable {
    public let source: String
    public let type: RelationType
    public let target: String
    /// From 0 to 1.
    public let probability: Double
    public let status: RelationStatus
    /// Why it is not weighed as a claim; nil where it is.
    public let refusal: String?
  }

  /// A relation that rules or the classifier read, with how sure both together are.
  public struct Claim: Hashable, Sendable, Encodable {
    public let source: String
    public let type: RelationType
    public let target: String
    public let status: RelationStatus
    public let rule: String
    /// The rule's own, from 0 to 1; nil for a claim of the classifier.
    public let ruleConfidence: Double?
    /// The classifier's; nil where it says nothing of the pair or does not know the type.
    public let probability: Double?
    /// Of both together.
    public let confidence: Double
    /// Whether it is as sure as was asked for.
    public let isKept: Bool
  }
}
