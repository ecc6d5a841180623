internal import LiaisonModel
internal import LiaisonNames

/// The entities behind all keys, with identifiers that are unique.
struct EntityTable {
  let entities: [Entity]
  private let ids: [EntityKey: Entity.ID]

  subscript(key: EntityKey) -> Entity.ID? { ids[key] }

  init(_ tallies: [EntityKey: EntityNaming.Tally], _ rules: NameRules) {
    struct Draft {
      let key: EntityKey
      let name: String
      let type: EntityType
      let slug: Slug
    }
    let drafts = tallies.map { key, tally in
      let name = EntityNaming.name(tally, of: key, rules)
      let type = EntityNaming.type(tally)
      return Draft(key: key, name: name, type: type, slug: Slug(type: type, name: name))
    }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }

    let shared = Dictionary(grouping: drafts, by: \.slug.text).filter { $0.value.count > 1 }
    var taken: Set<String> = []
    var entities: [Entity] = []
    var ids: [EntityKey: Entity.ID] = [:]
    for draft in drafts {
      let isUnique = shared[draft.slug.text] == nil && !draft.slug.isLossy
      var text = isUnique ? draft.slug.text : draft.slug.marked(by: draft.name)
      // Two names with one hash, or one name for two keys: the alphabet decides.
      while !taken.insert(text).inserted { text += "-" + Slug.hash(text) }
      let id = Entity.ID(rawValue: text)
      ids[draft.key] = id
      let aliases = (tallies[draft.key]?.surfaces.keys.filter { $0 != draft.name } ?? []).sorted()
      entities.append(Entity(id: id, type: draft.type, name: draft.name, aliases: aliases))
    }
    self.entities = entities.sorted { $0.id < $1.id }
    self.ids = ids
  }
}
