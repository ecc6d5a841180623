public import LiaisonModel

extension KnowledgeGraph {
  /// The entity that a person means by a name or an id.
  ///
  /// Case, accents, punctuation and spaces do not matter. An id comes first, then names, then
  /// aliases, then people's surnames. Of several the one with the most relations is taken; see
  /// `entities(named:)` for all of them.
  /// - Complexity: O(length of the name), after O(n) the first time.
  public func find(_ name: String) -> Entity? {
    entity(Entity.ID(rawValue: name)) ?? entities(named: name).first
  }

  /// The entities with a name, those with the most relations first, of equals by id.
  ///
  /// Aliases are looked at where no name fits, surnames where no alias does.
  public func entities(named name: String) -> [Entity] {
    storage.nodes(named: name)
      .sorted { (-storage.index.degree($0), $0) < (-storage.index.degree($1), $1) }
      .reduce(into: [UInt32]()) { if $0.last != $1 { $0.append($1) } }
      .map(storage.entity)
  }

  /// The names most like one that is not there, nearest first, for a question back to the user.
  /// - Complexity: O(n · l²) with l the length of a name.
  public func nearestNames(to name: String, limit: Int = 5) -> [String] {
    storage.nodes(near: name, limit: limit).map { storage.entity($0).name }
  }
}
