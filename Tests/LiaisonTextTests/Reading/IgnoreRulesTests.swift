import LiaisonText
import Testing

@Suite struct IgnoreRulesTests {
  @Test(arguments: [
    ("*.md", "a.md"), ("*.md", "x/y/a.md"), ("a.txt", "x/a.txt"), ("/a.txt", "a.txt"),
    ("x/*.txt", "x/a.txt"), ("**/a", "a"), ("**/a", "x/y/a"), ("x/**", "x/y/z"),
    ("x/**/z", "x/z"), ("x/**/z", "x/y/y/z"), ("a?c", "abc"), ("a?c", "aéc"), ("[a-c]x", "bx"),
    ("[!a]x", "bx"), ("[]]x", "]x"), (##"\#a"##, "#a"), (#"\!a"#, "!a"), ("a  ", "a"),
    (#"a\ "#, "a "), ("[a", "[a"), ("*", "x/y"), ("a*b*c", "aXbYbZc"), ("a\r\n", "a"),
    ("brouillon*", "brouillons.txt"),
  ])
  func `a pattern ignores the path`(pattern: String, path: String) {
    #expect(IgnoreRules(pattern).verdict(on: path, isFolder: false) == .ignored)
  }

  @Test(arguments: [
    ("/a.txt", "x/a.txt"), ("x/*.txt", "x/y/a.txt"), ("x/*.txt", "z/x/a.txt"), ("a?c", "ac"),
    ("x/**", "x"), ("x/**/z", "xz"), ("[!a]x", "ax"), ("#a", "a"), ("", "a"), ("/", "a"),
    ("a/", "a"), ("*.md", "a.mdx"), ("[z-a]", "b"), ("a*b", "a/b"),
  ])
  func `a pattern leaves the path alone`(pattern: String, path: String) {
    #expect(IgnoreRules(pattern).verdict(on: path, isFolder: false) == .unmentioned)
  }

  @Test func `a slash at the end means folders`() {
    #expect(IgnoreRules("drafts/").verdict(on: "drafts", isFolder: true) == .ignored)
  }

  @Test func `the last line that matches decides`() {
    let rules = IgnoreRules("*.txt\n!keep.txt\n")
    #expect(rules.verdict(on: "keep.txt", isFolder: false) == .included)
    #expect(rules.verdict(on: "drop.txt", isFolder: false) == .ignored)
  }

  @Test func `a pattern of many stars does not take for ever`() {
    let pattern = String(repeating: "a*", count: 60) + "b"
    let path = String(repeating: "a", count: 2_000)
    #expect(IgnoreRules(pattern).verdict(on: path, isFolder: false) == .unmentioned)
    let folders = String(repeating: "**/a/", count: 60) + "b"
    let deep = String(repeating: "a/", count: 500) + "a"
    #expect(IgnoreRules(folders).verdict(on: deep, isFolder: false) == .unmentioned)
  }
}
