import ArgumentParser
import Liaison

struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print what is seen in documents: sentences, words, names, syntax.",
    discussion: """
      conllu is the ten columns of Universal Dependencies, json one object a document on a line of \
      its own. The tree is for looking at: relations are read without it.
      """)

  @Argument(
    help: ArgumentHelp("Documents or folders of documents; - is standard input.", valueName: "path")
  )
  var paths: [String]

  @Option(help: "How to print it (default: text on a terminal, else conllu).")
  var format: AnalysisFormat?

  @OptionGroup var reading: DocumentOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = format ?? (output.isForTerminal ? .text : .conllu)
    let pipeline = try AnalysisPipeline()
    let batch = try DocumentBatch.read(
      paths.map { InputFile(path: $0) }, isStrict: reading.strict, jobs: reading.jobCount
    ) { format.text(of: pipeline.analyze($0)) }
    try output.destination.write(
      batch.results.joined(separator: format == .text ? "\n" : ""))
  }
}
