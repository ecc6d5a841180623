internal import LiaisonNames
internal import LiaisonText

/// What in a name tells nothing about who is meant, from `Resources/names.txt`.
struct NameRules: Sendable {
  let articles: Set<String>
  let honorifics: Set<String>
  let particles: Set<String>
  let legalForms: Set<String>
  let fundHeads: Set<String>
  let fundFillers: Set<String>
  /// From a word to the purpose that it tells.
  let fundPurposes: [String: String]

  init(_ resources: ResourceDirectory) throws(ResourceError) {
    let list = try SectionedList(resources, module: "LiaisonResolution", "names.txt")
    func words(_ section: String) -> Set<String> {
      Set(list[section].map { FoldedName($0.text).squeezed })
    }
    articles = words("articles")
    honorifics = words("honorifics")
    particles = words("particles")
    legalForms = words("legal-forms")
    fundHeads = words("fund-heads")
    fundFillers = words("fund-fillers")
    var purposes: [String: String] = [:]
    for entry in list["fund-purposes"] {
      guard entry.columns.count == 2 else {
        throw .malformed(
          path: list.path, line: entry.line, expected: "expected `purpose | word word …`")
      }
      for word in FoldedName(entry.columns[1]).words { purposes[word] = entry.text }
    }
    fundPurposes = purposes
  }

  /// The words by which two names of organisations, works and other things are compared.
  func thingWords(_ name: String) -> FoldedName {
    var words = FoldedName(name).words[...]
    if words.count > 1, articles.contains(words[words.startIndex]) { words.removeFirst() }
    while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
    return FoldedName(words: Array(words))
  }
}
