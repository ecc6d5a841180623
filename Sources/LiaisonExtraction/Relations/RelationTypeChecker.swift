public import LiaisonModel
public import LiaisonText

/// Reads the sentences that files of relation types bring as examples, by rules alone.
///
///     let selection = try RelationTypeSelection(paths: ["family-of.fr.yaml"])
///     let checker = try RelationTypeChecker(relationTypes: selection)
///     for type in checker.types where type.path == "family-of.fr.yaml" {
///       for example in type.examples { print(checker.check(example)) }
///     }
public struct RelationTypeChecker: Sendable {
  private let pipeline: ExtractionPipeline

  /// Loads the language data and the files.
  /// - Throws: `RelationTypeError` for a file that is no relation type, `ResourceError` where data of
  ///   the program is missing.
  public init(
    resources: ResourceDirectory = .standard, relationTypes: RelationTypeSelection
  ) throws {
    pipeline = try ExtractionPipeline(
      resources: resources, usesClassifier: false, readsExamples: true,
      relationTypes: relationTypes)
  }

  /// Every type in every language, in the order in which they are read.
  public var types: [RelationTypeDescription] { pipeline.relationTypes }

  /// Reads an example and says what came out otherwise; empty where it was read exactly.
  public func check(_ example: RelationExample) -> [String] { pipeline.check(example) }
}

/// What a relation type is in one language.
public struct RelationTypeDescription: Hashable, Sendable {
  public let type: RelationType
  public let language: Language
  /// In order of the alphabet.
  public let sourceTypes: [EntityType]
  public let targetTypes: [EntityType]
  /// How many frames state it: verbs, nouns for acts and nouns for roles.
  public let frames: Int
  /// In the order of the file.
  public let examples: [RelationExample]
  /// The file that says so; for one that ships, relative to the data of the module.
  public let path: String
}

extension ExtractionPipeline {
  /// Every relation type that is read, by language.
  public var relationTypes: [RelationTypeDescription] {
    Language.allCases.flatMap { language in
      (lexicons[language]?.schemas ?? []).map { schema in
        RelationTypeDescription(
          type: schema.type, language: language, sourceTypes: schema.sourceTypes.sorted(),
          targetTypes: schema.targetTypes.sorted(),
          frames: schema.verbs.count + schema.acts.count + schema.roles.count,
          examples: schema.examples, path: schema.path)
      }
    }
  }

  /// The examples of every relation type in every language, in the order of the files.
  public var relationExamples: [RelationExample] { relationTypes.flatMap(\.examples) }

  /// Reads an example and says what came out otherwise; empty where it was read exactly.
  public func check(_ example: RelationExample) -> [String] {
    let document = SourceDocument(
      id: SourceDocument.ID(rawValue: example.path), text: example.text, language: example.language)
    // A rule alone is a single witness: what it is surer of than not is what it reads.
    return example.differences(from: extract(from: document, minimumConfidence: 0.5).records)
  }
}
