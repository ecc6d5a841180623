import Liaison

/// What became of the examples of relation types, one line a type and a few for each that failed.
struct RelationTypeReport {
  private var lines: [String] = []
  private(set) var failures = 0

  init(_ types: [RelationTypeDescription], checkedBy checker: RelationTypeChecker) {
    for type in types {
      var failed = 0
      for example in type.examples {
        let differences = checker.check(example)
        guard !differences.isEmpty else { continue }
        failed += 1
        lines.append("\(example.path):\(example.line): \(example.text)".withoutControls)
        lines += differences.map { "    " + $0.withoutControls }
        if differences.allSatisfy({ $0.hasPrefix("missed") }) {
          lines.append("    nothing else of this type was read")
        }
      }
      let refused = type.examples.count { $0.claims.isEmpty }
      let counts = "\(type.examples.count - refused) to read and \(refused) to refuse"
      let verdict = failed == 0 ? "all as they say" : "\(failed) otherwise"
      lines.append("\(type.type) (\(type.language.rawValue)): \(counts), \(verdict)")
      failures += failed
    }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
}
