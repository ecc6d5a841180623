import LiaisonModel
import LiaisonText
import Testing

@testable import LiaisonExtraction

@Suite struct RelationExampleTests {
  static let examples = (try? Reading.checker.get().types.flatMap(\.examples)) ?? []

  @Test func `every relation type has examples to read and to refuse in every language`() throws {
    let types = try Reading.checker.get().types
    #expect(types.count == 2 * (RelationType.core + RelationType.optional).count)
    for type in types {
      #expect(type.examples.count { !$0.claims.isEmpty } >= 30, "\(type.language) \(type.type)")
      #expect(type.examples.count { $0.claims.isEmpty } >= 20, "\(type.language) \(type.type)")
    }
  }

  @Test func `the shipped files pass the checks of those that users write`() throws {
    let folder = try ResourceDirectory.standard.path(module: "LiaisonExtraction", "fr/relations")
    for language in ["fr", "en"] {
      let path = "\(folder.dropLast("fr/relations".count))\(language)/relations"
      let pipeline = try ExtractionPipeline(
        usesClassifier: false, readsExamples: true,
        relationTypes: RelationTypeSelection(paths: [path]))
      let types = pipeline.relationTypes.filter { $0.path.hasPrefix(path) }
      #expect(types.count == 7 && Set(types.map(\.language.rawValue)) == [language])
    }
  }

  @Test func `a type that the classifier has not learned keeps the confidence of its rule`() throws
  {
    let text = "Alice Verdier dirige Numerix. Elle travaille à Lyon."
    let document = SourceDocument(id: "test", text: text, language: .french)
    let selection = try RelationTypeSelection(added: [.leads])
    let rules = try ExtractionPipeline(usesClassifier: false, relationTypes: selection)
    let whole = try ExtractionPipeline(relationTypes: selection)
    let alone = rules.extract(from: document).claims.filter { $0.type == .leads }
    #expect(alone.count == 1)
    #expect(whole.extract(from: document).claims.filter { $0.type == .leads } == alone)
  }

  @Test(arguments: examples)
  func `an example is read exactly as its file says`(example: RelationExample) throws {
    let differences = try Reading.checker.get().check(example)
    #expect(
      differences.isEmpty,
      "\(example.path):\(example.line): \(example.text) \(differences.joined(separator: "; "))")
  }

  @Test(arguments: [
    "Sentence without a claim.", "X poursuit Y. => X sues Y (asserted)",
    "X poursuit Y. => X -> Y", "X poursuit Y. => X -> Y (sure)", "X poursuit Y. => -> Y (asserted)",
    "A => B => C -> D (asserted)",
  ])
  func `a malformed example is reported with its file and line`(written: String) throws {
    let yaml = """
      type: sues
      source: [Person]
      target: [Person]
      examples:
        read:
          - "Alice poursuit Bob. => Alice -> Bob (asserted)"
          - "\(written)"
      """
    let error = try #require(throws: ResourceError.self) {
      try RelationSchema(.french, path: "sues.yaml", yaml: yaml)
    }
    #expect(error.description.hasPrefix("sues.yaml:7: "), "\(error)")
  }

  @Test(arguments: [
    ("type: sues\nsource: [Person]\n", 1, "target"),
    ("type: sues\nsource: [Person]\ntarget: [Robot]\n", 3, "Robot"),
    ("type: sues\nsource: [Person,\n  Planet]\ntarget: []\n", 3, "Planet"),
    ("type: sues\nsource: [Person]\ntarget: [Person]\nverbs:\n  - lemmas: [x]\n", 5, "id"),
    (
      "type: sues\nsource: [Person]\ntarget: [Person]\nverbs:\n  - id: x\n    lemmas: y\n", 6,
      "lemmas"
    ),
    (
      "type: sues\nsource: []\ntarget: []\nroles:\n  - id: x\n    nouns: []\n    status: over\n", 7,
      "over"
    ),
    ("type: sues\nsource: [Person\ntarget: [Person]\n", 3, ""),
    ("type: [", 2, ""), ("", 1, ""), ("\u{0}", 1, ""), ("- - -\n\t- x", 2, ""),
    ("type: sues\ntype: sues\n", 1, "type"),
  ])
  func `a malformed relation file is reported with its line`(
    yaml: String, line: Int, part: String
  ) throws {
    let error = try #require(throws: ResourceError.self) {
      try RelationSchema(.french, path: "fr/sues.yaml", yaml: yaml)
    }
    #expect(error.description.hasPrefix("fr/sues.yaml:\(line): "), "\(error)")
    #expect(error.description.contains(part), "\(error)")
  }
}
