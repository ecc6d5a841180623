import Testing

@testable import LiaisonCLI

@Suite struct TextTableTests {
  private func table(_ rows: [[String]], notes: [String] = []) -> TextTable {
    var table = TextTable([
      .init(title: "name", isElastic: true), .init(title: "n", alignsRight: true),
    ])
    for row in rows { table.add(row, notes: notes) }
    return table
  }

  @Test func `columns are as wide as they need, without blanks at the end`() {
    #expect(
      table([["Léa", "1"], ["B", "20"]]).text(width: 80) == "NAME   N\nLéa    1\nB     20\n")
  }

  @Test func `elastic columns give way on a narrow screen`() {
    let text = table([["a name that is far too long", "1"]]).text(width: 20)
    #expect(text == "NAME               N\na name that is f…  1\n")
  }

  @Test func `a note stands below its row`() {
    let text = table([["A", "1"]], notes: ["one two three four"]).text(width: 14)
    #expect(text == "NAME  N\nA     1\n    one two\n    three four\n")
  }
}
