import Testing

@testable import LiaisonCLI

@Suite struct TextFittingTests {
  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("ab cd", 4, "ab…"), ("東京都", 5, "東京…"),
    ("é🎉x", 4, "é🎉x"),
  ])
  func `text that does not fit ends in an ellipsis`(text: String, width: Int, result: String) {
    #expect(text.truncated(toColumns: width) == result)
    #expect(text.truncated(toColumns: width).columnCount <= width)
  }

  @Test func `lines break between words, and the last one admits what is missing`() {
    #expect("un deux trois".wrapped(toColumns: 8) == ["un deux", "trois"])
    #expect("un deux trois quatre".wrapped(toColumns: 8, lines: 2) == ["un deux", "trois q…"])
    #expect("unbreakable".wrapped(toColumns: 4) == ["unbreakable"])
    #expect("10\u{A0}000\u{A0}€".wrapped(toColumns: 3) == ["10\u{A0}000\u{A0}€"])
  }

  @Test func `nothing in a text steers the terminal`() {
    #expect("a\u{1B}[2Jb\nc\u{202E}d\u{7}".withoutControls == "a[2Jb cd")
  }
}
