/// The lines of one ignore file, in gitignore's syntax.
///
/// Blank lines and `#` comments say nothing; `!` takes a path back in; a trailing `/` means folders
/// only; a `/` at the start or in the middle ties the pattern to the folder of the file; `*`, `?`
/// and `[a-z]` stay within one name, and `**` spans folders. The last line that matches decides.
///
///     IgnoreRules("drafts/\n*.md\n!notes.md").verdict(on: "notes.md", isFolder: false)  // .included
public struct IgnoreRules: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable { case ignored, included, unmentioned }

  private struct Rule: Hashable, Sendable {
    let segments: [Glob.Segment]
    let isNegated: Bool
    let foldersOnly: Bool
  }

  private let rules: [Rule]

  public init(_ text: String) {
    // A carriage return before the line feed is one `Character` with it, hence `isNewline`.
    rules = text.split(whereSeparator: \.isNewline).compactMap { Self.rule(fromLine: $0) }
  }

  /// What the rules say of a path relative to their folder.
  /// - Complexity: time O(rules × path × pattern), whatever the patterns.
  public func verdict(on path: String, isFolder: Bool) -> Verdict {
    let names = path.split(separator: "/").map { Array($0.unicodeScalars) }
    for rule in rules.reversed() where isFolder || !rule.foldersOnly {
      if Glob.matches(rule.segments, names) { return rule.isNegated ? .included : .ignored }
    }
    return .unmentioned
  }

  private static func rule(fromLine line: Substring) -> Rule? {
    var pattern = trimmingUnescapedSpaces(line)
    guard !pattern.isEmpty, pattern.first != "#" else { return nil }
    let isNegated = pattern.first == "!"
    if isNegated { pattern.removeFirst() }
    let foldersOnly = pattern.last == "/"
    if foldersOnly { pattern.removeLast() }
    let isTied = pattern.contains("/")
    let names = pattern.split(separator: "/")
    guard !names.isEmpty else { return nil }
    let segments = names.map(Glob.Segment.init)
    return Rule(
      segments: isTied ? segments : [.anyDepth] + segments, isNegated: isNegated,
      foldersOnly: foldersOnly)
  }

  private static func trimmingUnescapedSpaces(_ line: Substring) -> Substring {
    var line = line
    while line.last == " ", !line.dropLast().hasSuffix("\\") { line.removeLast() }
    return line
  }
}
