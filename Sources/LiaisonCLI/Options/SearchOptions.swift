import ArgumentParser
import Liaison

/// Which relations a search may use, and whom it may pass through.
struct SearchOptions: ParsableArguments {
  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp("Someone to keep out of the answer; may be repeated.", valueName: "name"))
  var avoid: [String] = []

  @Option(
    name: .customLong("avoid-hubs"),
    help: ArgumentHelp(
      "Keep the n entities with the most relations out of the answer.", valueName: "n"))
  var avoidedHubs: Int?

  @Option(
    name: .customLong("max-degree"),
    help: ArgumentHelp("Keep out whoever has more relations than this.", valueName: "n"))
  var maximumDegree: Int?

  func validate() throws {
    if let maximumDegree, maximumDegree < 1 {
      throw ValidationError("--max-degree must be at least 1.")
    }
    if let avoidedHubs, avoidedHubs < 1 {
      throw ValidationError("--avoid-hubs must be at least 1.")
    }
  }

  /// The filter without those who are to be kept out.
  func filter(in graph: KnowledgeGraph) throws -> EdgeFilter {
    var filter = try named(in: graph)
    if let maximumDegree { filter.avoiding.formUnion(graph.hubs(above: maximumDegree)) }
    return filter
  }

  /// The same for paths, whose ends are never kept out.
  func pathOptions(
    in graph: KnowledgeGraph, directed: Bool, maximumHops: Int? = nil
  ) throws -> PathOptions {
    PathOptions(
      filter: try named(in: graph), directed: directed, maxHops: maximumHops,
      maxDegree: maximumDegree)
  }

  private func named(in graph: KnowledgeGraph) throws -> EdgeFilter {
    try filter.check(against: graph)
    var result = filter.edgeFilter
    result.avoiding = Set(try avoid.map { try graph.entity(called: $0).id })
    if let avoidedHubs { result.avoiding.formUnion(graph.hubs(avoidedHubs)) }
    return result
  }
}
