import LiaisonModel
import LiaisonText

/// A document with everything that was read in it before relations are sought.
struct DocumentReading: Sendable {
  let document: AnalyzedDocument
  let lexicon: LanguageLexicon
  /// In the order of the text; they do not overlap.
  let names: [NameSpan]
  /// One a sentence; furniture has no clauses.
  let structures: [SentenceStructure]
  let money: [[MoneyMention]]
  let dates: [[DateMention]]
  let date: PartialDate?
  let entities: EntityTable

  var tokens: [Token] { document.tokens }

  /// A noun phrase of the document.
  struct PhraseID: Hashable, Sendable, Comparable {
    let sentence: Int
    let phrase: Int
    static func < (a: PhraseID, b: PhraseID) -> Bool {
      (a.sentence, a.phrase) < (b.sentence, b.phrase)
    }
  }

  /// - Parameter names: nil for the rules alone.
  init(_ document: AnalyzedDocument, lexicon: LanguageLexicon, names reader: NameReader?) {
    let document = Self.repaired(document, lexicon)
    self.lexicon = lexicon
    names =
      reader?.names(in: document) ?? NameRecognizer(lexicon: lexicon).recognize(in: document)
    let spans = Dictionary(
      names.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { a, _ in a })
    let moneyReader = MoneyReader(lexicon: lexicon.money, grammar: lexicon.grammar)
    let dateReader = DateReader(lexicon: lexicon.dates)
    let elementReader = ElementReader(lexicon: lexicon)
    let date =
      document.source.date
      ?? dateReader.dateline(document.tokens, sentences: document.sentences)
    var structures: [SentenceStructure] = []
    var money: [[MoneyMention]] = []
    var dates: [[DateMention]] = []
    var told: PartialDate?
    for sentence in document.sentences {
      guard sentence.kind != .furniture else {
        structures.append(
          SentenceStructure(elements: [], phrases: [], clauses: [], tokens: sentence.tokens))
        money.append([])
        dates.append([])
        continue
      }
      let sums = moneyReader.read(document.tokens, in: sentence.tokens)
      let days = dateReader.read(document.tokens, in: sentence.tokens, anchor: date, after: told)
      told = days.last?.date ?? told
      let elements = elementReader.read(
        sentence.tokens, document.tokens, names: spans, money: sums, dates: days)
      structures.append(
        ClauseParser.parse(elements, range: sentence.tokens, grammar: lexicon.grammar))
      money.append(sums)
      dates.append(days)
    }
    self.document = document
    self.structures = structures
    self.money = money
    self.dates = dates
    self.date = date
    var builder = EntityTableBuilder(
      document: document, lexicon: lexicon, structures: structures, spans: spans)
    entities = builder.build()
  }

  /// The document with what is known of words of its language.
  static func repaired(
    _ document: AnalyzedDocument, _ lexicon: LanguageLexicon
  ) -> AnalyzedDocument {
    var document = document
    lexicon.words.correct(&document.tokens, grammar: lexicon.grammar)
    TagRepair(grammar: lexicon.grammar, words: lexicon.words, nouns: lexicon.nouns).repair(
      &document.tokens)
    return document
  }

  func phrase(_ id: PhraseID) -> NounPhrase { structures[id.sentence].phrases[id.phrase] }
}
