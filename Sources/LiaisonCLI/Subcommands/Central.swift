import ArgumentParser
import Foundation
import Liaison

struct Central: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "central",
    abstract: "Who stands in the middle of it all.",
    discussion: """
      degree counts relations; pagerank says how often one comes by when following relations from \
      source to target; betweenness counts the pairs whose shortest connections lead through.
      """)

  enum Measure: String, CaseIterable, ExpressibleByArgument { case degree, pagerank, betweenness }

  @OptionGroup var input: GraphArguments

  @Option(help: "What to rank by.")
  var by: Measure = .degree

  @Option(help: ArgumentHelp("How many to list.", valueName: "n"))
  var top = 10

  @Option(
    help: ArgumentHelp(
      "From how many entities betweenness counts connections, where there are more (default: 1000).",
      valueName: "n"))
  var sources: Int?

  @Flag(help: "For betweenness: follow relations from source to target only.")
  var directed = false

  @OptionGroup var question: QuestionOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
    if let sources, sources < 1 { throw ValidationError("--sources must be at least 1.") }
    if by != .betweenness, sources != nil || directed {
      throw ValidationError("--sources and --directed go with --by betweenness.")
    }
  }

  func run() throws {
    let graph = try input.graph()
    let filter = try question.search.filter(in: graph)
    let ranking = question.ask(graph) { self.ranking(of: $0, filter) }.value
    let text: String =
      switch question.format {
      case .text: table(ranking)
      case .json:
        AnswerJSON.ranking(
          measure: by.rawValue, ranking.map { (entity: $0.entity, score: $0.score) })
      case .dot: try graph.diagram(of: Set(ranking.map(\.entity.id)), filter)
      }
    try question.write(text)
  }

  private func ranking(of graph: KnowledgeGraph, _ filter: EdgeFilter) -> [Ranked] {
    switch by {
    case .degree: return graph.degrees(filter: filter, limit: top)
    case .pagerank: return graph.pageRank(filter: filter, limit: top)
    case .betweenness:
      let sources = sources ?? 1000
      if sources < graph.entityCount {
        Console.report(
          "an estimate from \(sources) of \(graph.entityCount) entities; see --sources.")
      }
      return graph.betweenness(
        filter: filter, directed: directed, sources: sources, limit: top)
    }
  }

  private func table(_ ranking: [Ranked]) -> String {
    var table = TextTable([
      .init(title: "name", isElastic: true), .init(title: "type"),
      .init(title: by == .degree ? "relations" : by.rawValue, alignsRight: true),
    ])
    let digits = [Measure.degree: 0, .pagerank: 4, .betweenness: 1][by] ?? 0
    for ranked in ranking {
      table.add([
        ranked.entity.name, ranked.entity.type.rawValue,
        String(format: "%.\(digits)f", ranked.score),
      ])
    }
    return table.text(
      width: question.output.tableWidth, usesColor: question.output.usesColor)
  }
}
