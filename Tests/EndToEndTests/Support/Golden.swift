import Foundation
import Testing

/// Whether this run writes golden files anew, which makes it fail.
let isRecording = ProcessInfo.processInfo.environment["LIAISON_RECORD"] == "1"

/// Compares a text with a golden file, or records it.
func expectGolden(
  _ url: URL, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = url.lastPathComponent
  if isRecording {
    try Data(text.utf8).write(to: url)
    Issue.record(
      "recorded \(name); run again without LIAISON_RECORD", sourceLocation: sourceLocation)
    return
  }
  let golden = try String(contentsOf: url, encoding: .utf8)
  guard text != golden else { return }
  let difference = firstDifference(golden, text)
  Issue.record("\(name) differs: \(difference)", sourceLocation: sourceLocation)
}

private func firstDifference(_ golden: String, _ text: String) -> String {
  let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, pair) in zip(expected, actual).enumerated() where pair.0 != pair.1 {
    return "line \(index + 1)\n  expected \(pair.0)\n  got      \(pair.1)"
  }
  return "\(expected.count) lines expected, \(actual.count) written"
}
