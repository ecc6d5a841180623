import ArgumentParser
import Liaison
import LiaisonEvaluation

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare the relations read with those that a careful reader found.",
    discussion: """
      The gold file has one document a line: doc, entities (name, type, aliases) and edges \
      (source, type, target, status, amount, date, evidence, optional). Of the documents given, \
      those are read that it names. Relations count once a document; names match apart from \
      case, accents and articles, or by their words.
      """)

  enum Grouping: String, ExpressibleByArgument, CaseIterable { case type, doc, style, lang }

  @Argument(help: ArgumentHelp("Gold relations, one document a line.", valueName: "gold"))
  var gold: String

  @Argument(
    help: ArgumentHelp("Documents, folders, or a relations file (.jsonl).", valueName: "path"))
  var paths: [String]

  @Option(help: "What the table has a row for.")
  var by: Grouping = .type

  @Flag(help: "List every wrong and missed relation.")
  var errors = false

  @Option(
    name: .customLong("min-f1"),
    help: ArgumentHelp("End with status 1 when the F1 of all is lower.", valueName: "number"))
  var minimumF1: Double?

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp("Only relations at least this sure, from 0 to 1.", valueName: "number"))
  var minimumConfidence: Double?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let gold = try goldDocuments()
    let input = try RelationInput.load(
      paths.map { InputFile(path: $0) }, allClaims: false, reading: reading,
      minimumConfidence: minimumConfidence, choosing: { known(among: $0, in: gold) })
    let evaluation = Evaluation(of: input.records, against: gold)
    if !evaluation.unknownDocuments.isEmpty {
      let names = evaluation.unknownDocuments.prefix(5).map(\.rawValue).joined(separator: ", ")
      Console.report("warning: not in the gold file, so not counted: \(names)")
    }
    try output.destination.write(
      EvaluationReport(evaluation, input).text(by: by.grouping, errors: errors))
    if let minimumF1, evaluation.total.f1 < minimumF1 {
      throw CommandFailure(
        .notThere, "F1 \(evaluation.total.f1.fixed(3)) is below \(minimumF1.fixed(3)).")
    }
  }

  /// Those of the documents found that the gold file judges, or all where it judges none: a folder
  /// may hold thousands of others.
  private func known(
    among locations: [DocumentLocation], in gold: [GoldDocument]
  ) -> [DocumentLocation] {
    let judged = Set(gold.map(\.document.rawValue))
    let known = locations.filter { judged.contains(Evaluation.fileName($0.id)) }
    return known.isEmpty ? locations : known
  }

  private func goldDocuments() throws -> [GoldDocument] {
    do {
      return try GoldDocument.documents(inJSONLines: try InputFile(path: gold).text())
    } catch let error as GoldError {
      throw CommandFailure(.badData, "\(gold): \(error)")
    }
  }
}

extension Evaluate.Grouping {
  fileprivate var grouping: Evaluation.Grouping {
    switch self {
    case .type: .type
    case .doc: .document
    case .style: .style
    case .lang: .language
    }
  }
}
