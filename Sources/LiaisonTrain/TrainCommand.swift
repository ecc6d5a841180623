public import ArgumentParser
import Foundation
import LiaisonAnalysis
public import LiaisonModel
import LiaisonText

@main
struct LiaisonTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "liaison-train",
    abstract: "Makes the language models of Liaison from treebanks, and measures them.",
    subcommands: [Train.self, Evaluate.self, EvaluateNames.self, Nouns.self, Mark.self, Confidence.self, References.self, Classifier.self])
}

struct DataOptions: ParsableArguments {
  @Option(help: "The language, fr or en.")
  var language: Language = .french

  @Option(help: "A folder of training data; may be given more than once.")
  var data: [String]

  @Flag(help: "Hold out sequoia-dev and pud (en: pud), and measure on them.")
  var development = false

  var corpora: Corpora {
    Corpora(language: language, folders: data, isDevelopment: development)
  }
}

extension Language: ExpressibleByArgument {}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains a language's model; the same data give the same bytes.")

  @OptionGroup var options: DataOptions

  @Option(name: .shortAndLong, help: "The model file to write.")
  var output: String

  func run() throws {
    let start = ContinuousClock.now
    let trainer = ModelTrainer(corpora: options.corpora) { line in
      let seconds = (ContinuousClock.now - start).components.seconds
      FileHandle.standardError.write(Data("\(seconds) s  \(line)\n".utf8))
    }
    try trainer.train(output: output)
  }
}

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures a model on raw text that it has not seen.")

  @OptionGroup var options: DataOptions

  @Option(help: "The model file; without it the one that is installed.")
  var model: String?

  @Option(help: "Only write the raw texts here, one file a document, for another program.")
  var writeTexts: String?

  @Option(help: "Measure another program's analyses (one .tsv a document) instead of ours.")
  var readAnalyses: String?

  func run() throws {
    let tests = try options.corpora.testTexts()
    if let writeTexts { return try write(tests, to: writeTexts) }
    let analyze = try readAnalyses.map { folder in { try read($0, $1, from: folder) } } ?? ours()
    var isFirst = true
    for (name, texts) in tests {
      var evaluation = AnalysisEvaluation()
      for (number, gold) in texts.enumerated() {
        try evaluation.add(analyze(Self.fileName(name, number), gold.text), gold: gold)
      }
      let row = evaluation.row
      if isFirst { print("| text | \(row.map(\.column).joined(separator: " | ")) |") }
      if isFirst { print("|---|\(String(repeating: "---|", count: row.count))") }
      isFirst = false
      let values = row.map { String(format: "%.1f", $0.value) }
      print("| \(name) | \(values.joined(separator: " | ")) |")
    }
  }

  private func source(_ name: String, _ text: String) -> SourceDocument {
    SourceDocument(id: .init(rawValue: name), text: text, language: options.language)
  }

  private func ours() throws -> (String, String) throws -> AnalyzedDocument {
    let cutter = try DocumentAnalyzer()
    let analyzer =
      if let model { try LanguageAnalyzer(language: options.language, model: model) } else {
        try LanguageAnalyzer(language: options.language)
      }
    return { analyzer.analyze(cutter.analyze(source($0, $1))) }
  }

  private static func fileName(_ test: String, _ number: Int) -> String {
    test.filter { $0.isLetter || $0 == "-" } + "-\(number)"
  }

  private func write(_ tests: [(name: String, texts: [GoldText])], to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, texts) in tests {
      for (number, gold) in texts.enumerated() {
        let file = URL(fileURLWithPath: "\(folder)/\(Self.fileName(name, number)).txt")
        try Data(gold.text.utf8).write(to: file)
      }
    }
  }

  /// One token a line: its ends in bytes, part of speech, FEATS, lemma, the line of its head
  /// (from 0; -1 for none), relation, and 1 where it begins a sentence.
  private func read(_ name: String, _ text: String, from folder: String) throws -> AnalyzedDocument
  {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var starts: [Int] = []
    for row in try LexiconBuilder.rows("\(folder)/\(name).tsv") where row.count == 8 {
      guard let start = Int(row[0]), let end = Int(row[1]), let head = Int(row[5]),
        0 <= start, start < end, end <= bytes.count
      else { throw DataError(description: "\(folder)/\(name).tsv: \(row.joined(separator: " "))") }
      if row[7] == "1" { starts.append(tokens.count) }
      let form = String(decoding: bytes[start..<end], as: UTF8.self)
      tokens.append(
        Token(
          range: TextRange(start, end), surface: form, form: form, lemma: String(row[4]),
          partOfSpeech: PartOfSpeech(rawValue: String(row[2])),
          features: MorphologicalFeatures(universal: String(row[3])), head: head < 0 ? nil : head,
          dependency: String(row[6]), followsSpace: false))
    }
    let ends = starts.dropFirst() + [tokens.count]
    return AnalyzedDocument(
      source: source(name, text), language: options.language, tokens: tokens,
      sentences: zip(starts, ends).map {
        Sentence(tokens: $0..<$1, range: TextRange(0, 0), kind: .running)
      })
  }
}

struct EvaluateNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures names on articles by authors that were left out in turn.")

  @OptionGroup var options: DataOptions

  @Option(help: "A model file whose tags are used.")
  var model: String

  @Option(help: "Also measure on the articles of this gold file, learning from all others.")
  var gold: [String] = []

  @Option(help: "The folder of their texts.")
  var texts: [String] = []

  func run() throws {
    let file = try ModelFile(path: model)
    let corpus = try NameCorpus(
      corpora: options.corpora, cutter: DocumentAnalyzer(), vocabulary: Vocabulary(file),
      tagger: Tagger(file))
    let background = try corpus.background()
    let articles = try corpus.articles(gold: "gold/dev.jsonl", texts: "corpus/dev")
    print("| articles | spans P | R | F1 | with class F1 |\n|---|---|---|---|---|")
    var total = NameEvaluation()
    for group in Set(articles.map(\.group)).sorted() {
      let others = articles.filter { $0.group != group }.flatMap(\.sentences)
      let own = articles.filter { $0.group == group }.map(\.sentences)
      try measure(group, own, background, others, &total)
    }
    show("all", total)
    for (gold, texts) in zip(gold, texts) {
      let own = try corpus.articles(gold: gold, texts: texts).map(\.sentences)
      var all = NameEvaluation()
      try measure(gold, own, background, articles.flatMap(\.sentences), &all)
    }
  }

  private func measure(
    _ name: String, _ own: [[NamedSentence]], _ background: [NamedSentence],
    _ articles: [NamedSentence], _ total: inout NameEvaluation
  ) throws {
    var writer = ModelWriter()
    NameTrainer().train(background, articles: articles, into: &writer) { _ in }
    let path = NSTemporaryDirectory() + "liaison-names-\(ProcessInfo.processInfo.processIdentifier)"
    try writer.write(to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tagger = try NameTagger(ModelFile(path: path))
    let frame = SentenceFrame()
    var buffer = FeatureBuffer()
    var evaluation = NameEvaluation()
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 256) { scores in
      guard let scores = scores.baseAddress else { return }
      for article in own {
        var ballots: [NameVotes.Ballot] = []
        var labels: [Int] = []
        for sentence in article {
          frame.load(sentence.words)
          for (place, tag) in sentence.tags.enumerated() { frame.tags[place] = tag }
          ballots += tagger.names(frame, &buffer, scores).map { span in
            let tokens =
              span.tokens.lowerBound + labels.count..<span.tokens.upperBound + labels.count
            return NameVotes.Ballot(
              span: NameSpan(tokens: tokens, scores: span.scores),
              words: span.tokens.map { sentence.words[$0].exact })
          }
          labels += sentence.labels
        }
        let found = NameVotes.settle(ballots)
        evaluation.add(found, labels)
        total.add(found, labels)
      }
    }
    show(name, evaluation)
  }

  private func show(_ name: String, _ evaluation: NameEvaluation) {
    let spans = evaluation.spans
    let precision = 100 * Double(spans.correct) / Double(max(1, spans.found))
    let recall = 100 * Double(spans.correct) / Double(max(1, spans.gold))
    let values = [precision, recall, 100 * spans.f1, 100 * evaluation.classes.f1]
    print("| \(name) | \(values.map { String(format: "%.1f", $0) }.joined(separator: " | ")) |")
  }
}
