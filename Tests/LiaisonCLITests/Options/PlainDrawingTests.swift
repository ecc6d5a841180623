import ArgumentParser
import Liaison
import LiaisonGraphviz
import Testing

@testable import LiaisonCLI

@Suite struct PlainDrawingTests {
  @Test(arguments: [
    "g.dot -o g.svg",
    "g.gv --output g.pdf",
    "-o a/b.c.png g.dot --engine sfdp",
    "g.dot --top 12 -o g.svg --no-legend",
    "g.dot -o g.svg --lang fr --theme dark --title Qui?",
    "g.dot -o g.dot --theme light --lang en --top 100000 --engine dot",
  ])
  func `what is plain means the same to both readers`(line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let plain = try #require(PlainDrawing(["render"] + arguments))
    let command = try Render.parse(arguments)
    let graph = try KnowledgeGraph(entities: [], relations: [])
    #expect([plain.input] == command.input.inputs)
    #expect(plain.output == command.output)
    #expect(plain.format == Render.format(of: command.output))
    #expect(try plain.options == command.look.options(for: graph))
    #expect(command.timeLimit == Render.standardTimeLimit)
  }

  @Test(arguments: [
    "", "render", "render g.dot", "render -o g.svg", "render g.dot -o", "render g.dot -o -",
    "summary g.dot -o g.svg", "render g.dot h.dot -o g.svg", "render g.tsv -o g.svg",
    "render - -o g.svg", "render g.dot -o g.jpeg", "render g.dot -o .svg", "render g.dot -o g.SVG",
    "render g.dot -o g.gv", "render g.dot -o g.svg -o h.svg", "render g.dot --output=g.svg",
    "render g.dot -og.svg", "render g.dot -o g.svg --top 0", "render g.dot -o g.svg --top x",
    "render g.dot -o g.svg --top", "render g.dot -o g.svg --engine fdp",
    "render g.dot -o g.svg --theme own.json", "render g.dot -o g.svg --lang de",
    "render g.dot -o g.svg --type sues", "render g.dot -o g.svg --help", "render --help",
    "render g.dot -o g.svg --path A B", "render g.dot -- -o g.svg", "--version",
  ])
  func `everything else is left to the other`(line: String) {
    #expect(PlainDrawing(line.split(separator: " ").map(String.init)) == nil)
  }
}
