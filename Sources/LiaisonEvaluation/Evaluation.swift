public import LiaisonModel

/// How the relations that were read compare with those that a careful reader found.
///
/// A relation counts once a document. A name matches a gold entity when it equals its name or an
/// alias apart from case, accents, articles and punctuation, or else when its words are part of
/// one gold name, or the other way round, more closely than of any other. Only the five core types
/// count. Optional gold relations are neither required nor punished. What the gold file has as
/// `denied` is not required, and wrong when it is read as anything but `denied`; a prediction that
/// is `denied` finds nothing and is not punished.
public struct Evaluation: Sendable {
  public enum Verdict: Sendable {
    case right(GoldRelation, RelationRecord)
    case wrong(RelationRecord)
    case missed(GoldRelation)
  }

  /// One required or read relation and what became of it.
  public struct Judgement: Sendable {
    public let document: GoldDocument
    public let verdict: Verdict

    public var type: RelationType {
      switch verdict {
      case .right(let gold, _), .missed(let gold): gold.type
      case .wrong(let record): record.type
      }
    }
  }

  /// By gold document; in each the predictions in their order, then what was missed.
  public let judgements: [Judgement]
  /// Documents with predictions that the gold file does not know, sorted.
  public let unknownDocuments: [SourceDocument.ID]

  /// Compares records with gold documents, which are found by the last part of a record's document.
  public init(of records: [RelationRecord], against gold: [GoldDocument]) {
    var byDocument: [String: [RelationRecord]] = [:]
    for record in records where RelationType.core.contains(record.type) {
      byDocument[Self.fileName(record.document), default: []].append(record)
    }
    judgements = gold.flatMap { document in
      Self.judge(byDocument[document.document.rawValue] ?? [], by: document)
    }
    unknownDocuments = Set(byDocument.keys).subtracting(gold.map(\.document.rawValue))
      .sorted().map(SourceDocument.ID.init(rawValue:))
  }

  /// The last part of a document's name, by which gold documents are found.
  public static func fileName(_ document: SourceDocument.ID) -> String {
    document.rawValue.split(separator: "/").last.map(String.init) ?? document.rawValue
  }

  private struct Key: Hashable {
    let source: String
    let type: RelationType
    let target: String
  }

  private static func judge(_ records: [RelationRecord], by gold: GoldDocument) -> [Judgement] {
    let matcher = EntityMatcher(gold.entities)
    var required: [Key: GoldRelation] = [:]
    var optional: Set<Key> = []
    for relation in gold.relations {
      let key = Key(source: relation.source, type: relation.type, target: relation.target)
      if relation.status == .denied { continue }
      if relation.isOptional { optional.insert(key) } else { required[key] = relation }
    }
    var found: Set<Key> = []
    var verdicts: [Verdict] = []
    for record in unique(records) where record.status != .denied {
      let key = matcher.goldName(for: record.source).flatMap { source in
        matcher.goldName(for: record.target).map { target in
          Key(source: source, type: record.type, target: target)
        }
      }
      if let key, let relation = required[key] {
        if found.insert(key).inserted { verdicts.append(.right(relation, record)) }
      } else if key.map(optional.contains) != true {
        verdicts.append(.wrong(record))
      }
    }
    for relation in gold.relations {
      let key = Key(source: relation.source, type: relation.type, target: relation.target)
      if required[key] == relation, found.insert(key).inserted {
        verdicts.append(.missed(relation))
      }
    }
    return verdicts.map { Judgement(document: gold, verdict: $0) }
  }

  /// The first record of each source, type and target, as they are spelled.
  private static func unique(_ records: [RelationRecord]) -> [RelationRecord] {
    var seen: Set<Key> = []
    return records.filter {
      seen.insert(Key(source: $0.source, type: $0.type, target: $0.target)).inserted
    }
  }
}
