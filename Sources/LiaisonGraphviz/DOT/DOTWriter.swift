public import LiaisonModel

/// Writes entities and relations as DOT that any Graphviz tool draws, and that `DOTReader` reads
/// back into equal values.
///
/// What is shown (label, colour, `tooltip`, `class`) and what is read back (`type`, `relation`,
/// `status`, `date`, `amount`, `confidence`, `evidence`, `aliases`) stand in separate attributes.
/// The text depends on the values and options alone, not on the order of the arrays: nodes are
/// sorted by identifier, edges by source, target, type and identifier.
public enum DOTWriter {
  /// The DOT text, ending in a newline.
  ///
  /// - Throws: `GraphvizError` where an identifier is there twice, or a relation ends at an entity
  ///   that is not given.
  /// - Complexity: O((*n* + *m*) log(*n* + *m*)) for *n* entities and *m* relations, and as much
  ///   space as the text.
  public static func write(
    entities: [Entity], relations: [Relation], options: DiagramOptions = DiagramOptions()
  ) throws(GraphvizError) -> String {
    try Diagram(recording: entities, relations, options: options).graph.text
  }
}
