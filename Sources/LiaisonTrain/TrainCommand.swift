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
    subcommands: [
      Train.self, Evaluate.self, Names.self, Nouns.self, Mark.self, Confidence.self,
      References.self, Classifier.self,
    ])
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
