import Foundation
import Testing
import _LiaisonTestSupport

/// Documentation/RelationTypes.md can be followed as it is written.
@Suite(.serialized) struct RelationTypeManualTests {
  private static let page = Repository.root.appending(path: "Documentation/RelationTypes.md")

  @Test func `whoever does what the page says sees what it shows`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let folder = try TemporaryFolder()
    var fences = text.components(separatedBy: "```")
    var commands = 0
    // Every second piece is what a fence holds.
    for index in stride(from: 1, to: fences.count, by: 2) {
      if fences[index].hasPrefix("yaml\n") {
        try folder.write("types/supplies.en.yaml", Data(fences[index].dropFirst(5).utf8))
        continue
      }
      let block = "```\(fences[index])```\n"
      var blocks = ConsoleBlock.blocks(in: block)
      for step in blocks.first?.steps.indices ?? 0..<0 {
        let shown = blocks[0].steps[step]
        let result = try Shell.line(shown.command + " 2>&1", in: folder.url("."))
        if !isRecording { #expect(result.text == shown.output, "$ \(shown.command)") }
        blocks[0].steps[step].output = result.text
        commands += 1
      }
      fences[index] = String(
        ConsoleBlock.replacing(blocks, in: block).dropFirst(3).dropLast(4))
    }
    #expect(commands > 5)
    guard isRecording else { return }
    try Data(fences.joined(separator: "```").utf8).write(to: Self.page)
    Issue.record("recorded RelationTypes.md; run again without LIAISON_RECORD")
  }
}
