import Foundation
import Testing
import _LiaisonTestSupport

/// Relation types from files, and those that are off by default.
@Suite struct RelationTypeTests {
  private let folder: TemporaryFolder
  private let text =
    "Léa Morel dirige Vaxia. Le groupe Sorbex possède Vaxia. Sorbex fournit Numera."

  private static let supplies = """
    type: supplies
    language: fr
    source: [Organization]
    target: [Organization]
    verbs:
      - id: fournir
        lemmas: [fournir]
    examples:
      read:
        - "Sorbex fournit Numera. => Sorbex -> Numera (asserted)"
        - "Sorbex livre Numera. => Sorbex -> Numera (asserted)"
      refuse:
        - "Sorbex ne fournit pas Numera."
        - "Vaxia fournit Sorbex."
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("one.txt", Data(text.utf8))
    try folder.write("types/deep/supplies.yaml", Data(Self.supplies.utf8))
    try folder.write("types/notes.txt", Data("nothing".utf8))
  }

  private var document: String { folder.path + "/one.txt" }

  private func types(_ arguments: String...) throws -> Set<String> {
    let result = try Shell.liaison(["extract", document, "--format", "jsonl"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return Set(
      result.text.split(separator: "\n").compactMap { line in
        let record = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return record?["type"] as? String
      })
  }

  @Test func `types beyond the five are read where they are asked for`() throws {
    let five: Set<String> = ["founded", "sues", "donated-to", "advises", "invests-in"]
    #expect(try types().isSubset(of: five))
    #expect(try types("--also", "leads").subtracting(five) == ["leads"])
    #expect(try types("--also", "leads", "--also", "owns").subtracting(five) == ["leads", "owns"])
    #expect(try types("--type", "owns") == ["owns"])
    #expect(try types("--relations", folder.path + "/types").subtracting(five) == ["supplies"])
    let file = folder.path + "/types/deep/supplies.yaml"
    #expect(try types("--relations", file, "--type", "supplies") == ["supplies"])
  }

  @Test func `a file takes the place of a type that ships`() throws {
    let other = Self.supplies.replacingOccurrences(of: "type: supplies", with: "type: leads")
    try folder.write("leads.yaml", Data(other.utf8))
    let result = try Shell.liaison(
      "extract", document, "--type", "leads", "--relations", folder.path + "/leads.yaml")
    #expect(result.text.contains("Numera") && !result.text.contains("Morel"))
  }

  @Test func `a type of one's own goes through the graph, the formats and the picture`() throws {
    let options = ["--relations", folder.path + "/types", "--also", "leads"]
    let summary = try Shell.liaison(["summary", document] + options).text
    #expect(summary.contains("supplies") && summary.contains("leads"))
    let path = try Shell.liaison(["path", document, "Sorbex", "Numera"] + options).text
    #expect(path.contains("Sorbex —supplies→ Numera"), "\(path)")
    let led = try Shell.liaison(["neighbors", document, "Vaxia"] + options).text
    #expect(led.contains("Vaxia is led by Léa Morel"), "\(led)")
    for format in ["dot", "json", "jsonl", "csv"] {
      let text = try Shell.liaison(["export", document, "--format", format] + options).text
      #expect(text.contains("supplies") && text.contains("leads"), "\(format)")
    }
    let dot = folder.path + "/one.dot"
    _ = try Shell.liaison(["export", document, "--format", "dot", "-o", dot] + options)
    let again = try Shell.liaison("export", dot, "--format", "dot")
    #expect(try again.output == Data(contentsOf: folder.url("one.dot")))
    let picture = folder.path + "/one.svg"
    let drawn = try Shell.liaison(["render", document, "-o", picture, "--lang", "fr"] + options)
    #expect(drawn.status == 0, "\(drawn.errors)")
    let svg = try String(contentsOf: folder.url("one.svg"), encoding: .utf8)
    #expect(svg.contains("supplies") && svg.contains("dirige"))
  }

  @Test func `check says which sentences are read otherwise, and what was read`() throws {
    let result = try Shell.liaison("relation-types", "check", folder.path + "/types")
    let file = folder.path + "/types/deep/supplies.yaml"
    #expect(result.status == 65)
    #expect(
      result.text == """
        \(file):11: Sorbex livre Numera.
            missed Sorbex -> Numera (asserted)
            nothing else of this type was read
        \(file):14: Vaxia fournit Sorbex.
            read Vaxia -> Sorbex (asserted)
        supplies (fr): 2 to read and 2 to refuse, 2 otherwise

        """)
    #expect(result.errors.contains("2 examples"))
  }

  @Test func `list shows the types that ship, and those of files`() throws {
    let shipped = try Shell.liaison("relation-types", "list")
    #expect(shipped.status == 0)
    #expect(shipped.text.split(separator: "\n").count == 15)
    #expect(shipped.text.contains("with --also owns"))
    let all = try Shell.liaison("relation-types", "list", folder.path + "/types")
    #expect(all.text.contains("supplies") && all.text.contains("deep/supplies.yaml"))
  }

  @Test(arguments: [
    ("typ: x\n", 1, "`type` is missing"), ("type: x\nsource: []\ntarget: []\n", 1, "`language`"),
    ("type: x\nlanguage: de\nsource: []\ntarget: []\n", 2, "`de`"),
    ("type: X y\nlanguage: fr\nsource: []\ntarget: []\n", 1, "`X y`"),
    ("type: x\nlanguage: fr\nsource: []\ntarget: []\nverb: []\n", 5, "`verb` is no key"),
    (
      "type: x\nlanguage: fr\nsource: []\ntarget: []\nverbs:\n  - id: a\n    lemmas: [b]\n"
        + "    target: [vers]\n", 8, "`vers` is no function"
    ),
    (
      "type: x\nlanguage: fr\nsource: []\ntarget: []\nroles:\n  - id: a\n    noun: [b]\n", 6,
      "nouns"
    ),
    ("type: x\nlanguage: fr\nsource: [Person\n", 4, "expected"),
  ])
  func `a file that is no relation type is refused with its line`(
    yaml: String, line: Int, reason: String
  ) throws {
    try folder.write("bad.yaml", Data(yaml.utf8))
    let path = folder.path + "/bad.yaml"
    for arguments in [
      ["extract", document, "--relations", path], ["relation-types", "check", path],
    ] {
      let result = try Shell.liaison(arguments)
      #expect(result.status == 65)
      #expect(result.errors.contains("bad.yaml:\(line): "), "\(result.errors)")
      #expect(result.errors.contains(reason), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func `what is not there is said`() throws {
    let missing = try Shell.liaison("extract", document, "--relations", "missing")
    #expect(missing.status == 66 && missing.errors.contains("missing: no such file"))
    try folder.write("none/a.txt", Data())
    let none = try Shell.liaison("relation-types", "check", folder.path + "/none")
    #expect(none.status == 66 && none.errors.contains("no relation types in this folder"))
    let unknown = try Shell.liaison("extract", document, "--also", "likes")
    #expect(unknown.status == 64 && unknown.errors.contains("owns"))
    try folder.write("types/again.yaml", Data(Self.supplies.utf8))
    let twice = try Shell.liaison("extract", document, "--relations", folder.path + "/types")
    #expect(twice.status == 65 && twice.errors.contains("tells already"))
  }
}
