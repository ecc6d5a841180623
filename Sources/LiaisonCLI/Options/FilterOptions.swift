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
    name: .customLong("min-confidence"),
    help: ArgumentHelp("Only relations at least this sure, from 0 to 1.", valueName: "number"))
  var minimumConfidence: Double?

  func validate() throws {
    if let minimumConfidence, !(0...1).contains(minimumConfidence) {
      throw ValidationError("--min-confidence must be from 0 to 1.")
    }
  }

  func admits(_ type: RelationType, _ status: RelationStatus, confidence: Double) -> Bool {
    (types.isEmpty || types.contains(type)) && (statuses.isEmpty || statuses.contains(status))
      && confidence >= minimumConfidence ?? 0
  }

  var isEmpty: Bool { types.isEmpty && statuses.isEmpty && minimumConfidence == nil }

  /// Refuses a type that is neither one of the five nor in the graph: most likely a slip of the pen.
  func check(against relations: [Relation]) throws {
    let known = Set(RelationType.core + relations.map(\.type)).sorted()
    for type in types where !known.contains(type) {
      let names = known.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(.usage, "--type \(type): no such relation type; there are \(names).")
    }
  }
}
