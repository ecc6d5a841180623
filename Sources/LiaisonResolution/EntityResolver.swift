public import LiaisonModel
public import LiaisonText

/// Entities and relations that records of many documents come down to.
public struct ResolvedRelations: Sendable, Hashable {
  /// Sorted by id.
  public let entities: [Entity]
  /// Sorted by id.
  public let relations: [Relation]
  /// What was doubtful or contradictory, sorted.
  public let diagnostics: [Diagnostic]
}

/// Finds out, by names, who is who across documents.
///
/// - Names that differ in case, accents, apostrophes, spaces, leading article or legal form are one.
/// - A person's bare surname is the one full name of its document that carries it, else the one full
///   name of all documents. Two people with one surname stay apart.
/// - A person is never an organisation, though one bears the other's name. Other types merge; the
///   most frequent is kept.
/// - A fund is known by its purpose and its owner, whatever its noun.
///
/// The result does not depend on the order of the records.
public struct EntityResolver: Sendable {
  private let rules: NameRules

  /// Loads the language data.
  /// - Throws: `ResourceError` where the data is missing or malformed.
  public init(resources: ResourceDirectory = .standard) throws(ResourceError) {
    rules = try NameRules(resources)
  }

  /// Resolves all records together.
  /// - Complexity: about linear in the number of records; space as much.
  public func resolve(_ records: some Sequence<RelationRecord>) -> ResolvedRelations {
    let records = Array(Set(records))
    let names = NameResolution(
      records.reduce(into: Set()) { uses, record in
        uses.insert(record.sourceUse)
        uses.insert(record.targetUse)
      }, rules)

    var tallies: [EntityKey: EntityNaming.Tally] = [:]
    for record in records {
      for (use, type) in [
        (record.sourceUse, record.sourceType), (record.targetUse, record.targetType),
      ] {
        tallies[names[use], default: .init()].surfaces[use.name, default: 0] += 1
        tallies[names[use], default: .init()].types[type, default: 0] += 1
      }
    }
    let table = EntityTable(tallies, rules)

    var groups: [RelationKey: [RelationRecord]] = [:]
    var diagnostics = names.diagnostics
    for record in records {
      guard let source = table[names[record.sourceUse]], let target = table[names[record.targetUse]]
      else { continue }
      guard source != target else {
        diagnostics.insert(Self.selfRelation(record))
        continue
      }
      groups[RelationKey(source: source, type: record.type, target: target), default: []]
        .append(record)
    }
    let entityNames = Dictionary(
      table.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let relations = groups.map { key, records in
      let merger = RelationMerger(
        source: key.source, type: key.type, target: key.target, records: records)
      diagnostics.formUnion(merger.disagreements { entityNames[$0] ?? $0.rawValue })
      return merger.merged()
    }
    diagnostics.formUnion(Self.homonyms(table.entities))
    let used = Set(relations.flatMap { [$0.source, $0.target] })
    return ResolvedRelations(
      entities: table.entities.filter { used.contains($0.id) },
      relations: relations.sorted { $0.id < $1.id },
      diagnostics: diagnostics.sorted { $0.description < $1.description })
  }

  private struct RelationKey: Hashable {
    let source: Entity.ID
    let type: RelationType
    let target: Entity.ID
  }

  private static func selfRelation(_ record: RelationRecord) -> Diagnostic {
    Diagnostic(
      .warning, record.document.rawValue,
      """
      “\(record.source)” and “\(record.target)” are one, so “\(record.type)” between them is left out.
      """)
  }

  /// People and things of one name: right for a company named after its founder, else a misreading.
  private static func homonyms(_ entities: [Entity]) -> [Diagnostic] {
    let people = Set(entities.filter { $0.type == .person }.map(\.name))
    return entities.filter { $0.type != .person && people.contains($0.name) }.map {
      Diagnostic(
        .note, $0.name, "read as Person and as \($0.type.rawValue); the two are kept apart.")
    }
  }
}

extension RelationRecord {
  fileprivate var sourceUse: NameUse {
    NameUse(name: source, isPerson: sourceType == .person, document: document.rawValue)
  }
  fileprivate var targetUse: NameUse {
    NameUse(name: target, isPerson: targetType == .person, document: document.rawValue)
  }
}
