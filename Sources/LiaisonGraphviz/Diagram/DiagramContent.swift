internal import LiaisonModel

/// Entities and relations in the order of drawing, each identifier once, no end loose.
struct DiagramContent {
  private(set) var entities: [Entity]
  let relations: [Relation]
  /// What is drawn as one line each: a relation, or parallel relations that are alike.
  let lines: [DiagramLine]
  let names: [Entity.ID: String]
  /// How many lines begin or end at an entity.
  let degrees: [Entity.ID: Int]

  init(
    entities: [Entity], relations: [Relation], parallels: DiagramOptions.Parallels = .apart
  ) throws(GraphvizError) {
    self.entities = Self.sorted(entities) { $0.id < $1.id }
    self.relations = Self.sorted(relations, by: Self.isBefore)
    self.lines = DiagramLine.lines(of: self.relations, parallels)
    var names: [Entity.ID: String] = [:]
    for entity in entities where names.updateValue(entity.name, forKey: entity.id) != nil {
      throw .duplicateEntity(entity.id)
    }
    var seen: Set<Relation.ID> = []
    for relation in relations {
      guard seen.insert(relation.id).inserted else { throw .duplicateRelation(relation.id) }
      for end in [relation.source, relation.target] where names[end] == nil {
        throw .unknownEntity(end, in: relation.id)
      }
    }
    self.names = names
    var degrees: [Entity.ID: Int] = [:]
    for line in lines { for end in [line.source, line.target] { degrees[end, default: 0] += 1 } }
    self.degrees = degrees
  }

  static func isBefore(_ lhs: Relation, _ rhs: Relation) -> Bool {
    // Mostly the source decides.
    if lhs.source != rhs.source { return lhs.source < rhs.source }
    return (lhs.target, lhs.type, lhs.id) < (rhs.target, rhs.type, rhs.id)
  }

  /// A stable order, for which what comes from a DOT file has not to be moved.
  private static func sorted<Value>(
    _ values: [Value], by isBefore: (Value, Value) -> Bool
  ) -> [Value] {
    let isSorted = zip(values, values.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return isSorted ? values : values.sorted(by: isBefore)
  }

  /// Without entities that no line leads to.
  var withoutUnconnected: DiagramContent {
    guard degrees.count < entities.count else { return self }
    var content = self
    content.entities.removeAll { degrees[$0.id] == nil }
    return content
  }

  /// How many lines the connected part with the most of them has.
  var largestComponent: Int {
    var parts = DisjointSets()
    for line in lines { parts.join(line.source.rawValue, line.target.rawValue) }
    var counts: [String: Int] = [:]
    for line in lines { counts[parts.root(of: line.source.rawValue), default: 0] += 1 }
    return counts.values.max() ?? 0
  }

  /// On how many documents, relations and years the diagram rests.
  func source(_ vocabulary: DiagramVocabulary) -> String {
    let documents = Set(relations.lazy.flatMap(\.evidence).map(\.document))
    let years = relations.compactMap(\.date?.year)
    return vocabulary.source(
      documents: documents.count, relations: relations.count, from: years.min(), to: years.max())
  }
}

/// What is drawn as one line.
struct DiagramLine {
  /// Never empty; of one source, target, type and status.
  let relations: [Relation]

  /// Stands for all where only one can be said.
  var first: Relation { relations[0] }
  var source: Entity.ID { first.source }
  var target: Entity.ID { first.target }

  /// Relations as lines; input and output in the order of drawing.
  static func lines(
    of relations: [Relation], _ parallels: DiagramOptions.Parallels
  ) -> [DiagramLine] {
    guard parallels != .apart else { return relations.map { DiagramLine(relations: [$0]) } }
    struct Kind: Hashable {
      let source, target: Entity.ID
      let type: RelationType
      let status: RelationStatus
    }
    // By number, so that each kind is in the place of its first relation.
    var numbers: [Kind: Int] = [:]
    var groups: [[Relation]] = []
    var kinds: [Int] = []
    for relation in relations {
      let kind = Kind(
        source: relation.source, target: relation.target, type: relation.type,
        status: relation.status)
      let number = numbers[kind, default: groups.count]
      if number == groups.count {
        numbers[kind] = number
        groups.append([])
      }
      groups[number].append(relation)
      kinds.append(number)
    }
    var drawn: Set<Int> = []
    return zip(relations, kinds).compactMap { relation, number in
      guard parallels.merges(groups[number].count) else {
        return DiagramLine(relations: [relation])
      }
      return drawn.insert(number).inserted ? DiagramLine(relations: groups[number]) : nil
    }
  }
}

extension DiagramOptions.Parallels {
  /// More than so many arcs between two entities hide what else is there.
  private static let mostApart = 4

  fileprivate func merges(_ count: Int) -> Bool {
    switch self {
    case .apart: false
    case .merged: count > 1
    case .automatic: count > Self.mostApart
    }
  }
}
