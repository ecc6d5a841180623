import ArgumentParser
import Liaison

/// Which of the connections of two are wanted: the shortest, unless told otherwise.
struct PathKindOptions: ParsableArguments {
  @Flag(help: "Every shortest connection, not only the strongest.")
  var all = false

  @Option(
    name: .customLong("k"),
    help: ArgumentHelp("The n shortest connections, longer ones too.", valueName: "n"))
  var count: Int?

  @Flag(help: "Every connection of at most --max-hops hops (default: 4) that meets nobody twice.")
  var simple = false

  @Flag(help: "As many connections as possible that share nobody but the two.")
  var disjoint = false

  @Flag(
    name: .customLong("hub-averse"),
    help: "The connection whose inner entities have the fewest relations: each costs 1 + ln(n).")
  var isHubAverse = false

  @Flag(help: "The connection of the surest relations: each costs 1 / confidence.")
  var surest = false

  @Option(
    name: .customLong("weight"),
    help: ArgumentHelp(
      "What a relation of a type costs (default: 1), for the cheapest connection; may be repeated.",
      valueName: "type=n"))
  var weights: [TypeWeight] = []

  @Option(
    help: ArgumentHelp("The most connections of --all, --simple or --disjoint.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--k must be at least 1.") }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    let kinds = [
      ("--all", all), ("--k", count != nil), ("--simple", simple), ("--disjoint", disjoint),
      ("--hub-averse, --surest and --weight", isCheapest),
    ].filter(\.1).map(\.0)
    guard kinds.count < 2 else {
      throw ValidationError("\(kinds.joined(separator: " and ")) exclude each other.")
    }
    if limit != nil, !all, !simple, !disjoint {
      throw ValidationError("--limit goes with --all, --simple or --disjoint.")
    }
  }

  /// Whether one shortest connection is wanted and nothing else.
  var isOneShortest: Bool { !all && count == nil && !simple && !disjoint && !isCheapest }
  var isCheapest: Bool { isHubAverse || surest || !weights.isEmpty }
  /// Whether the length is no condition of the search.
  var ignoresLength: Bool { isCheapest || disjoint }

  var cost: PathCost {
    let onlyHubs = isHubAverse && !surest && weights.isEmpty
    return PathCost(
      typeWeights: Dictionary(
        weights.map { ($0.type, $0.weight) }, uniquingKeysWith: { _, last in last }),
      otherTypes: onlyHubs ? 0 : 1, countsDoubt: surest, countsHubs: isHubAverse)
  }
}

/// A type and what it costs, as in `sues=2.5`.
struct TypeWeight: ExpressibleByArgument {
  let type: RelationType
  let weight: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let weight = Double(parts[1]),
      (0...1_000_000).contains(weight)
    else { return nil }
    type = RelationType(rawValue: String(parts[0]))
    self.weight = weight
  }
}
