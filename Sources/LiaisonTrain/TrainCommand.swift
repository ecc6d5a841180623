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
    subcommands: [Train.self, Evaluate.self])
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

  func run() throws {
    let cutter = try DocumentAnalyzer()
    let analyzer =
      if let model { try LanguageAnalyzer(language: options.language, model: model) } else {
        try LanguageAnalyzer(language: options.language)
      }
    var isFirst = true
    for (name, texts) in try options.corpora.testTexts() {
      var evaluation = Evaluation()
      for (number, gold) in texts.enumerated() {
        let source = SourceDocument(
          id: .init(rawValue: "\(number)"), text: gold.text, language: options.language)
        evaluation.add(analyzer.analyze(cutter.analyze(source)), gold: gold)
      }
      let row = evaluation.row
      if isFirst { print("| text | \(row.map(\.column).joined(separator: " | ")) |") }
      if isFirst { print("|---|\(String(repeating: "---|", count: row.count))") }
      isFirst = false
      let values = row.map { String(format: "%.1f", $0.value) }
      print("| \(name) | \(values.joined(separator: " | ")) |")
    }
  }
}
