internal import LiaisonModel
internal import LiaisonNames

/// Chooses name, aliases, type and identifier of an entity from all its uses.
struct EntityNaming {
  /// How often each surface and each type was read.
  struct Tally {
    var surfaces: [String: Int] = [:]
    var types: [EntityType: Int] = [:]
  }

  /// A person's fullest name; of a fund the one with its owner's fullest name; of other things the
  /// most frequent, then the fullest. What is written all in capitals comes last, and of equals the
  /// first in the alphabet is taken.
  static func name(_ tally: Tally, of key: EntityKey, _ rules: NameRules) -> String {
    var (isPerson, isFund) = (false, false)
    switch key {
    case .person: isPerson = true
    case .fund: isFund = true
    case .thing: break
    }

    let candidates = tally.surfaces.map { surface, count -> (rank: [Int], name: String) in
      let name = isPerson ? PersonName(surface, rules).surface : surface
      let words = FoldedName(name).words
      let fullness = [words.count, words.joined().count]
      let capitals = name.count > 4 && name == name.uppercased() && name != name.lowercased()
      let owner = isFund ? FundName(name, rules)?.owner.split(separator: " ").count ?? 0 : 0
      let rank = isPerson ? fullness + [count] : [owner, count] + fullness
      return ([capitals ? 0 : 1] + rank, name)
    }
    let best = candidates.max { a, b in
      a.rank == b.rank ? a.name > b.name : a.rank.lexicographicallyPrecedes(b.rank)
    }
    return best?.name ?? ""
  }

  /// The type that most uses have; of equals the first of `typeOrder`.
  static func type(_ tally: Tally) -> EntityType {
    typeOrder.max { a, b in
      let (countA, countB) = (tally.types[a] ?? 0, tally.types[b] ?? 0)
      return countA == countB
        ? (typeOrder.firstIndex(of: a) ?? 0) > (typeOrder.firstIndex(of: b) ?? 0)
        : countA < countB
    } ?? .organization
  }

  private static let typeOrder: [EntityType] = [
    .person, .organization, .governmentBody, .fund, .project, .work, .location,
  ]
}
