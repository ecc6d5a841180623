public import LiaisonModel
public import LiaisonText

/// Finds out what the words of a text are (part of speech, morphology, lemma) and how they depend on
/// each other.
///
/// Learned from treebanks by `liaison-train`; MODEL-CARD.md says from which, and how well it does.
/// Made once and shared between threads.
///
///     let analyzer = try LanguageAnalyzer(language: .french)
///     let document = analyzer.analyze(tokenized)
///     document.tokens[2].lemma  // "fonder"
public struct LanguageAnalyzer: Sendable {
  public let language: Language
  private let vocabulary: Vocabulary
  private let boundaryFinder: BoundaryFinder?
  private let tagger: Tagger
  private let lemmatizer: Lemmatizer
  private let parser: Parser?

  /// Maps the language's model into memory, which takes a few milliseconds.
  /// - Parameters:
  ///   - language: the language to read.
  ///   - resources: where the models lie.
  ///   - parsesTrees: whether `analyze` finds heads too, which takes most of its time.
  ///   - cutsSentences: whether `analyze` cuts sentences where a title runs into the next; names of
  ///     several words that no treebank holds are sometimes cut as well.
  /// - Throws: `ModelError` where the model is missing or damaged.
  public init(
    language: Language, resources: ResourceDirectory = .standard, parsesTrees: Bool = true,
    cutsSentences: Bool = true
  ) throws(ModelError) {
    let name = "\(language.rawValue).model"
    let path: String
    do {
      path = try resources.path(module: "LiaisonAnalysis", name)
    } catch {
      throw .missing(path: "LiaisonAnalysis/\(name)")
    }
    try self.init(
      language: language, model: path, parsesTrees: parsesTrees,
      cutsSentences: cutsSentences)
  }

  /// Uses the model file at `path`.
  public init(
    language: Language, model path: String, parsesTrees: Bool = true, cutsSentences: Bool = true
  ) throws(ModelError) {
    let file = try ModelFile(path: path)
    self.language = language
    vocabulary = try Vocabulary(file)
    boundaryFinder = cutsSentences ? try BoundaryFinder(file) : nil
    tagger = try Tagger(file)
    lemmatizer = try Lemmatizer(file)
    parser = parsesTrees ? try Parser(file) : nil
  }

  /// Fills in what is known about each token, and cuts sentences that run into each other.
  ///
  /// Takes time and space linear in the document.
  public func analyze(_ document: AnalyzedDocument) -> AnalyzedDocument {
    var result = document
    let known = distinctWords(document.tokens)
    let frame = SentenceFrame()
    let search = ParseSearch(ParseFrame())
    var buffer = FeatureBuffer()
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 256) { scores in
      guard let scores = scores.baseAddress else { return }
      result.sentences = document.sentences.flatMap { sentence in
        guard let boundaryFinder else { return [sentence] }
        guard sentence.kind == .running else { return [sentence] }
        frame.load(
          sentence.tokens.clamped(to: document.tokens.indices).lazy.map {
            known.words[known.indices[$0]]
          })
        let starts = boundaryFinder.boundaries(frame, &buffer, scores)
        return starts.isEmpty ? [sentence] : sentence.cut(before: starts, in: document.tokens)
      }
      for sentence in result.sentences {
        let range = sentence.tokens.clamped(to: document.tokens.indices)
        frame.load(range.lazy.map { known.words[known.indices[$0]] })
        tagger.tag(frame, &buffer, scores)
        store(frame, at: range.lowerBound, in: &result.tokens)
        guard let parser else { continue }
        for start in stride(from: 0, to: range.count, by: Parser.longestPiece) {
          let piece = start..<min(start + Parser.longestPiece, range.count)
          search.frame.load(frame, piece)
          let labels = parser.parse(search, &buffer, scores)
          store(search.frame, labels, parser, at: range.lowerBound + start, in: &result.tokens)
        }
      }
    }
    return result
  }

  /// What the taggers see of each token; each form is looked up once.
  package func words(of tokens: [Token]) -> [Word] {
    let known = distinctWords(tokens)
    return known.indices.map { known.words[$0] }
  }

  /// Each form is looked up once a document.
  private func distinctWords(_ tokens: [Token]) -> (words: [Word], indices: [Int]) {
    var words: [Word] = []
    var places: [String: Int] = [:]
    let indices = tokens.map { token in
      if let place = places[token.form] { return place }
      places[token.form] = words.count
      words.append(vocabulary.word(token.form))
      return words.count - 1
    }
    return (words, indices)
  }

  private func store(_ frame: SentenceFrame, at start: Int, in tokens: inout [Token]) {
    for index in 0..<frame.count {
      let tag = Int(frame.tags[index])
      let features = frame.features[index]
      tokens[start + index].partOfSpeech = PartOfSpeech.numbered[tag]
      tokens[start + index].features = MorphologicalFeatures(rawValue: features)
      tokens[start + index].lemma = lemmatizer.lemma(
        of: tokens[start + index].form, tag: tag, features: features)
    }
  }
  private func store(
    _ tree: ParseFrame, _ labels: [UInt8], _ parser: Parser, at start: Int,
    in tokens: inout [Token]
  ) {
    for index in 0..<tree.count {
      let head = Int(tree.heads[index])
      tokens[start + index].head = head < tree.count ? start + head : nil
      let label = Int(labels[index])
      tokens[start + index].dependency = label < parser.labels.count ? parser.labels[label] : nil
    }
  }
}

extension Sentence {
  /// The pieces that begin at the sentence's start and at its tokens `starts`, counted from there.
  fileprivate func cut(before starts: [Int], in tokens: [Token]) -> [Sentence] {
    let edges = [0] + starts + [self.tokens.count]
    return zip(edges, edges.dropFirst()).map { start, end in
      let piece = self.tokens.lowerBound + start..<self.tokens.lowerBound + end
      return Sentence(
        tokens: piece,
        range: TextRange(
          tokens[piece.lowerBound].range.start, tokens[piece.upperBound - 1].range.end),
        kind: kind)
    }
  }
}
