import Foundation
import LiaisonModel
import LiaisonText
import Yams

/// What states a relation type in one language; see `Resources/*/relations/*.yaml`.
struct RelationSchema: Sendable {
  let type: RelationType
  let language: Language
  /// The file that it was read from.
  let path: String
  let sourceTypes: Set<EntityType>
  let targetTypes: Set<EntityType>
  /// Whether the relation is a state that lasts, so that an imperfect says that it is over.
  let isLasting: Bool
  /// Whether a sum in the sentence belongs to it.
  let takesAmount: Bool
  let verbs: [VerbFrame]
  let acts: [ActFrame]
  let roles: [RoleFrame]
  /// In the order of the file.
  let examples: [RelationExample]

  /// A verb that states the relation: « X poursuit Y ».
  struct VerbFrame: Sendable {
    let id: String
    let lemmas: Set<String>
    let source: [String]
    let target: [String]
    /// Functions whose fillers are further sources: « a fondé X avec Y ».
    let coSource: [String]
    /// The noun that the verb must have as its object: « faire (un) don ».
    let object: Set<String>
    /// Whether a sum must be the object or stand in the clause.
    let needsMoney: Bool
    /// One of these must stand in the clause: « en justice ».
    let with: [String]
    /// None of these may: « ses efforts ».
    let without: [String]
    let status: RelationStatus?
    let needsReflexive: Bool
    /// Whether somebody has it done: « a fait assigner X ».
    let isCausative: Bool
    /// Whether a target left out is that of the claim before: « A a donné 2 millions au fonds, B 1 ».
    let mayElideTarget: Bool
  }

  /// A noun for the act: « la plainte de X contre Y », « son don au musée ».
  struct ActFrame: Sendable {
    let id: String
    let nouns: Set<String>
    let source: [String]
    let target: [String]
    /// Verbs whose subject is the source when the noun is their object: « intenter un procès ».
    let lightVerbs: Set<String>
    /// Verbs that end the relation when the noun is their object: « retirer sa plainte ».
    let endingVerbs: Set<String>
    /// Further nouns for the act in the sentence that ends it: « l'affaire est close ».
    let endingNouns: Set<String>
    /// Verbs whose object is the target when the noun is their subject: « la plainte vise X ».
    let targetVerbs: Set<String>
    let needsMoney: Bool
    let without: [String]
    let status: RelationStatus?
  }

  /// A noun for who has the relation: « X, fondateur de Y ».
  struct RoleFrame: Sendable {
    let id: String
    let nouns: Set<String>
    let target: [String]
    /// Whether the complement of a role coordinated behind it serves it too.
    let sharesComplement: Bool
    let without: [String]
    let status: RelationStatus?
    /// Whether who bears it is the target: « X, the brainchild of Y ».
    let isConverse: Bool
  }

  /// The types that are read in a language: those shipped, then those of files, which take the place
  /// of shipped ones of the same name.
  /// - Parameter readsExamples: whether the sentences of shipped files are kept, which takes longer.
  /// - Throws: `RelationTypeError` for a file of the selection, `ResourceError` for a shipped one.
  static func load(
    _ language: Language, resources: ResourceDirectory, selection: RelationTypeSelection,
    readsExamples: Bool
  ) throws -> [RelationSchema] {
    var schemas: [RelationSchema] = []
    for type in RelationType.core + RelationType.optional.filter(selection.added.contains) {
      let path = "\(language.rawValue)/relations/\(type).yaml"
      var text = try resources.text(module: "LiaisonExtraction", path)
      if !readsExamples, let examples = text.range(of: "\nexamples:") {
        text = String(text[..<examples.lowerBound]) + "\n"
      }
      schemas.append(try RelationSchema(language, path: path, yaml: text))
    }
    guard !selection.files.isEmpty else { return schemas }
    let functions = try functions(resources)
    var paths: [RelationType: String] = [:]
    for file in selection.files {
      let schema = try RelationSchema(file: file, functions: functions)
      guard schema.language == language else { continue }
      if let other = paths.updateValue(file, forKey: schema.type) {
        throw RelationTypeError.malformed(
          path: file, line: 1,
          reason: "\(other) tells already what `\(schema.type)` is in this language")
      }
      schemas.replace(schema)
    }
    return schemas
  }

  /// - Parameters:
  ///   - expected: the language that the file must be in; nil for the one that it says.
  ///   - functions: the names of functions that there are; nil where they need no check.
  init(
    _ expected: Language?, path: String, yaml: String, functions: Set<String>? = nil
  ) throws(ResourceError) {
    let lines = YAMLLines(yaml)
    let file: File
    do {
      file = try YAMLDecoder().decode(File.self, from: yaml)
    } catch {
      let (line, fault) = lines.explain(error)
      throw .malformed(path: path, line: line, expected: fault)
    }
    let language = try Self.language(file.language, expected, path, lines)
    let fault =
      Self.unknownKey(in: lines) ?? functions.flatMap { Self.unknownFunction(in: lines, $0) }
    if let fault {
      throw .malformed(path: path, line: fault.line, expected: fault.reason)
    }
    guard Self.isName(file.type) else {
      throw .malformed(
        path: path, line: lines.line(of: ["type"]),
        expected: "`\(file.type)` is no name of a type; use small letters, digits and hyphens")
    }
    func types(_ names: [String], _ key: String) throws(ResourceError) -> Set<EntityType> {
      var set: Set<EntityType> = []
      for (index, name) in names.enumerated() {
        guard let type = EntityType(rawValue: name) else {
          throw .malformed(
            path: path, line: lines.line(of: [key, "\(index)"]),
            expected:
              "`\(name)` is no entity type; use one of \(EntityType.allCases.map(\.rawValue).joined(separator: ", "))"
          )
        }
        set.insert(type)
      }
      return set
    }
    func status(
      _ name: String?, _ key: String, _ index: Int
    ) throws(ResourceError) -> RelationStatus? {
      guard let name else { return nil }
      guard let status = RelationStatus(rawValue: name) else {
        throw .malformed(
          path: path, line: lines.line(of: [key, "\(index)", "status"]),
          expected:
            "`\(name)` is no status; use one of \(RelationStatus.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      return status
    }
    let prefix = "\(file.type).\(language.rawValue)."
    type = RelationType(rawValue: file.type)
    self.language = language
    self.path = path
    sourceTypes = try types(file.source, "source")
    targetTypes = try types(file.target, "target")
    isLasting = file.lasting ?? false
    takesAmount = file.amount ?? true
    var verbs: [VerbFrame] = []
    for (index, frame) in (file.verbs ?? []).enumerated() {
      verbs.append(
        VerbFrame(
          id: prefix + frame.id, lemmas: Set(frame.lemmas), source: frame.source ?? ["subject"],
          target: frame.target ?? ["object"], coSource: frame.coSource ?? [],
          object: Set(frame.object ?? []),
          needsMoney: frame.money ?? false, with: frame.with ?? [], without: frame.without ?? [],
          status: try status(frame.status, "verbs", index),
          needsReflexive: frame.reflexive ?? false, isCausative: frame.causative ?? false,
          mayElideTarget: frame.elidesTarget ?? false))
    }
    self.verbs = verbs
    var acts: [ActFrame] = []
    for (index, frame) in (file.acts ?? []).enumerated() {
      acts.append(
        ActFrame(
          id: prefix + frame.id, nouns: Set(frame.nouns),
          source: frame.source ?? ["possessor", "of", "by"],
          target: frame.target, lightVerbs: Set(frame.lightVerbs ?? []),
          endingVerbs: Set(frame.endingVerbs ?? []),
          endingNouns: Set(frame.endingNouns ?? []), targetVerbs: Set(frame.targetVerbs ?? []),
          needsMoney: frame.money ?? false, without: frame.without ?? [],
          status: try status(frame.status, "acts", index)))
    }
    self.acts = acts
    var roles: [RoleFrame] = []
    for (index, frame) in (file.roles ?? []).enumerated() {
      roles.append(
        RoleFrame(
          id: prefix + frame.id, nouns: Set(frame.nouns),
          target: frame.target ?? ["of", "possessor"],
          sharesComplement: frame.sharesComplement ?? true,
          without: frame.without ?? [], status: try status(frame.status, "roles", index),
          isConverse: frame.converse ?? false))
    }
    self.roles = roles
    var examples: [RelationExample] = []
    for (index, written) in (file.examples?.read ?? []).enumerated() {
      examples.append(
        try RelationExample(
          written, type: type, language: language, path: path,
          line: lines.line(of: ["examples", "read", "\(index)"])))
    }
    for (index, text) in (file.examples?.refuse ?? []).enumerated() {
      examples.append(
        RelationExample(
          type: type, language: language, text: text, claims: [], path: path,
          line: lines.line(of: ["examples", "refuse", "\(index)"])))
    }
    self.examples = examples
  }

  private static func language(
    _ written: String?, _ expected: Language?, _ path: String, _ lines: YAMLLines
  ) throws(ResourceError) -> Language {
    let choice = Language.allCases.map(\.rawValue).joined(separator: " or ")
    guard let written else {
      if let expected { return expected }
      throw .malformed(
        path: path, line: 1, expected: "the key `language` is missing; it is \(choice)")
    }
    guard let language = Language(rawValue: written), language == expected ?? language else {
      throw .malformed(
        path: path, line: lines.line(of: ["language"]),
        expected: "`\(written)` is not the language; it is \(expected?.rawValue ?? choice)")
    }
    return language
  }

  // The file as it is written.
  private struct File: Decodable {
    var type: String
    var language: String?
    var source: [String]
    var target: [String]
    var lasting: Bool?
    var amount: Bool?
    var verbs: [Verb]?
    var acts: [Act]?
    var roles: [Role]?
    var examples: ExampleFile?

    struct Verb: Decodable {
      var id: String
      var lemmas: [String]
      var source: [String]?
      var target: [String]?
      var object: [String]?
      var money: Bool?
      var with: [String]?
      var without: [String]?
      var status: String?
      var reflexive: Bool?
      var causative: Bool?
      var elidesTarget: Bool?
      var coSource: [String]?
      enum CodingKeys: String, CodingKey {
        case id, lemmas, source, target, object, money, with, without, status, reflexive
        case causative
        case coSource = "co-source"
        case elidesTarget = "elides-target"
      }
    }
    struct Act: Decodable {
      var id: String
      var nouns: [String]
      var source: [String]?
      var target: [String]
      var lightVerbs: [String]?
      var targetVerbs: [String]?
      var endingVerbs: [String]?
      var endingNouns: [String]?
      var money: Bool?
      var without: [String]?
      var status: String?
      enum CodingKeys: String, CodingKey {
        case id, nouns, source, target, money, without, status
        case lightVerbs = "light-verbs"
        case targetVerbs = "target-verbs"
        case endingVerbs = "ending-verbs"
        case endingNouns = "ending-nouns"
      }
    }
    struct Role: Decodable {
      var id: String
      var nouns: [String]
      var target: [String]?
      var without: [String]?
      var status: String?
      var sharesComplement: Bool?
      var converse: Bool?
      enum CodingKeys: String, CodingKey {
        case id, nouns, target, without, status, converse
        case sharesComplement = "shares-complement"
      }
    }
    struct ExampleFile: Decodable {
      var read: [String]?
      var refuse: [String]?
    }
  }
}
