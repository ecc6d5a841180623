import ArgumentParser
import Liaison

/// Which relations count.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "Only relations of this type, as in sues; may be repeated.", valueName: "type"))
  var types: [RelationType] = []

  @Option(
    name: .customLong("status"),
    help: ArgumentHelp("Only relations of this status; may be repeated.", valueName: "status"))
  var statuses: [RelationStatus] = []

  @Option(
    help: ArgumentHelp("Only relations dated this or later, as in 2024-08.", valueName: "date"))
  var since: PartialDate?

  @Option(help: ArgumentHelp("Only relations dated this or earlier.", valueName: "date"))
  var until: PartialDate?

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp("Only relations at least this sure, from 0 to 1.", valueName: "number"))
  var minimumConfidence: Double?

  func validate() throws {
    if let minimumConfidence, !(0...1).contains(minimumConfidence) {
      throw ValidationError("--min-confidence must be from 0 to 1.")
    }
    if let since, let until, until < since, !until.isCompatible(with: since) {
      throw ValidationError("--since \(since) is later than --until \(until).")
    }
  }

  var edgeFilter: EdgeFilter {
    EdgeFilter(
      types: types.isEmpty ? nil : Set(types), statuses: statuses.isEmpty ? nil : Set(statuses),
      since: since, until: until, minimumConfidence: minimumConfidence ?? 0)
  }

  /// Whether a record passes, by the rules for relations.
  func admits(_ record: RelationRecord) -> Bool {
    edgeFilter.admits(
      Relation(
        id: "", source: "", type: record.type, target: "", status: record.status,
        date: record.date, confidence: record.evidence.confidence, evidence: [record.evidence]))
  }

  /// Refuses a type that is neither shipped nor in the graph: most likely a slip of the pen.
  func check(against graph: KnowledgeGraph) throws {
    guard !types.isEmpty else { return }
    let known = Set(RelationType.core + RelationType.optional + graph.relationTypes).sorted()
    for type in types where !known.contains(type) {
      let names = known.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(.usage, "--type \(type): no such relation type; there are \(names).")
    }
  }
}
