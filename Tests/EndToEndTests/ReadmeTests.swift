import Foundation
import Testing
import _LiaisonTestSupport

/// The commands of README.md print what the page says they print.
@Suite(.serialized) struct ReadmeTests {
  @Test func `every console block of the README prints what it shows`() throws {
    let page = try String(contentsOf: Repository.readme, encoding: .utf8)
    // A folder that looks like the package's, to which the commands may write.
    let folder = try TemporaryFolder()
    for name in ["seeds", "Tests"] {
      try folder.link(name, to: Repository.root.appending(path: name).path)
    }
    var blocks = ConsoleBlock.blocks(in: page)
    #expect(blocks.flatMap(\.steps).count > 8)
    for block in blocks.indices {
      for step in blocks[block].steps.indices {
        let shown = blocks[block].steps[step]
        let result = try Shell.line(shown.command + " 2>&1", in: folder.url("."))
        if !isRecording { #expect(result.text == shown.output, "$ \(shown.command)") }
        blocks[block].steps[step].output = result.text
      }
    }
    guard isRecording else { return }
    try Data(ConsoleBlock.replacing(blocks, in: page).utf8).write(to: Repository.readme)
    Issue.record("recorded README.md; run again without LIAISON_RECORD")
  }
}

/// A fenced block of commands, each after `$ ` and followed by its output.
struct ConsoleBlock: Equatable {
  struct Step: Equatable {
    var command: String
    var output: String
  }

  var steps: [Step] = []

  private static let opening = "```console\n"
  private static let closing = "```\n"

  private init(_ body: Substring) {
    for line in body.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
      } else if let last = steps.indices.last {
        if steps[last].command.hasSuffix("\\") {
          steps[last].command += "\n" + line
        } else {
          steps[last].output += line + "\n"
        }
      }
    }
  }

  private var text: String {
    steps.map { "$ \($0.command)\n\($0.output)" }.joined()
  }

  static func blocks(in page: String) -> [ConsoleBlock] {
    pieces(of: page).compactMap { $0.isBlock ? ConsoleBlock($0.text) : nil }
  }

  static func replacing(_ blocks: [ConsoleBlock], in page: String) -> String {
    var blocks = blocks[...]
    return pieces(of: page).map { piece in
      guard piece.isBlock, let block = blocks.popFirst() else { return String(piece.text) }
      return opening + block.text + closing
    }
    .joined()
  }

  /// The page in pieces, blocks without their fences.
  private static func pieces(of page: String) -> [(text: Substring, isBlock: Bool)] {
    var pieces: [(Substring, Bool)] = []
    var rest = page[...]
    while let start = rest.range(of: opening),
      let end = rest[start.upperBound...].range(of: closing)
    {
      pieces.append((rest[..<start.lowerBound], false))
      pieces.append((rest[start.upperBound..<end.lowerBound], true))
      rest = rest[end.upperBound...]
    }
    pieces.append((rest, false))
    return pieces
  }
}

@Suite struct ConsoleBlockTests {
  private let page =
    "# A\n```console\n$ one\n1\n2\n$ two \\\n  three\n```\ntext\n```console\n$ x\n```\n"

  @Test func `commands stand after a dollar, with their output below`() {
    let blocks = ConsoleBlock.blocks(in: page)
    #expect(blocks.map { $0.steps.map(\.command) } == [["one", "two \\\n  three"], ["x"]])
    #expect(blocks.map { $0.steps.map(\.output) } == [["1\n2\n", ""], [""]])
  }

  @Test func `putting blocks back changes nothing else`() {
    #expect(ConsoleBlock.replacing(ConsoleBlock.blocks(in: page), in: page) == page)
  }
}
