import ArgumentParser
import Liaison

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the relations that documents state, each with its sentence.",
    discussion: """
      In a folder, documents are the files that end in .txt, .text or .md, without hidden files, \
      README*, LICENSE* and what a .liaisonignore there names.

      A relations file (--format jsonl) can be given to every other command in place of the \
      documents.
      """)

  @Argument(
    help: ArgumentHelp("Documents or folders of documents; - is standard input.", valueName: "path")
  )
  var paths: [String]

  @Option(help: "How to print them (default: table on a terminal, else jsonl).")
  var format: RecordFormat?

  @Flag(help: "Print every sentence that states a relation, not only the best one.")
  var allEvidence = false

  @OptionGroup var filter: FilterOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let batch = try DocumentBatch.extract(
      from: paths.map { InputFile(path: $0) }, reading: reading, asked: filter.types,
      minimumConfidence: filter.minimumConfidence)
    let records = batch.results
      .flatMap { allEvidence ? $0.claims : $0.records }
      .filter(filter.admits)
    let format = format ?? (output.isForTerminal ? .table : .jsonl)
    try output.destination.write(format.text(of: records))
  }
}
