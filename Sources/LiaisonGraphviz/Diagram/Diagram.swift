internal import LiaisonModel

/// A graph of entities and relations as it is to be drawn: words, shapes and colours chosen,
/// nothing yet placed.
struct Diagram {
  let graph: DOTGraph
  /// Its connected parts, those with the most relations first.
  let components: [DOTGraph]
  let plan: LayoutPlan
  /// What a reader sees who points at an entity or relation, by the id that it has in SVG.
  let tooltips: [String: String]
  let title: String?
  let description: String

  /// Checks and sorts what it is given: the order of input leaves no trace.
  ///
  /// - Complexity: O((*n* + *m*) log(*n* + *m*)) for *n* entities and *m* relations.
  init(
    entities: [Entity], relations: [Relation], options: DiagramOptions
  ) throws(GraphvizError) {
    let content = try DiagramContent(entities: entities, relations: relations)
    plan = LayoutPlan(
      engine: options.engine, relations: relations.count,
      largestComponent: content.largestComponent)
    title = options.title.map { DOTText.printable($0) }
    description = content.source(options.vocabulary)
    let painter = DiagramPainter(content: content, options: options, plan: plan)
    graph = painter.graph
    components = graph.components
    tooltips = painter.tooltips
  }
}

/// Entities and relations in the order of drawing, each identifier once, no end loose.
struct DiagramContent {
  let entities: [Entity]
  let relations: [Relation]
  let names: [Entity.ID: String]
  /// How many relations begin or end at an entity.
  let degrees: [Entity.ID: Int]

  init(entities: [Entity], relations: [Relation]) throws(GraphvizError) {
    self.entities = entities.sorted { $0.id < $1.id }
    self.relations = relations.sorted(by: Self.isBefore)
    var names: [Entity.ID: String] = [:]
    for entity in entities where names.updateValue(entity.name, forKey: entity.id) != nil {
      throw .duplicateEntity(entity.id)
    }
    var degrees: [Entity.ID: Int] = [:]
    var seen: Set<Relation.ID> = []
    for relation in relations {
      guard seen.insert(relation.id).inserted else { throw .duplicateRelation(relation.id) }
      for end in [relation.source, relation.target] {
        guard names[end] != nil else { throw .unknownEntity(end, in: relation.id) }
        degrees[end, default: 0] += 1
      }
    }
    self.names = names
    self.degrees = degrees
  }

  static func isBefore(_ lhs: Relation, _ rhs: Relation) -> Bool {
    (lhs.source, lhs.target, lhs.type, lhs.id) < (rhs.source, rhs.target, rhs.type, rhs.id)
  }

  /// How many relations the connected part with the most of them has.
  var largestComponent: Int {
    var parts = DisjointSets()
    for relation in relations { parts.join(relation.source.rawValue, relation.target.rawValue) }
    var counts: [String: Int] = [:]
    for relation in relations { counts[parts.root(of: relation.source.rawValue), default: 0] += 1 }
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
