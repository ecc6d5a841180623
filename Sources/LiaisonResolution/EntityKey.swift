/// What two names share that denote the same thing.
enum EntityKey: Hashable {
  case person(String)
  case thing(String)
  case fund(purpose: String?, owner: String)
}

extension EntityKey: Comparable {
  private var order: (Int, String, String) {
    switch self {
    case .person(let key): (0, key, "")
    case .thing(let key): (1, key, "")
    case .fund(let purpose, let owner): (2, purpose ?? "", owner)
    }
  }

  static func < (lhs: EntityKey, rhs: EntityKey) -> Bool { lhs.order < rhs.order }
}

/// One name as one record has it.
struct NameUse: Hashable, Comparable {
  let name: String
  let isPerson: Bool
  let document: String

  static func < (lhs: NameUse, rhs: NameUse) -> Bool {
    (lhs.name, lhs.isPerson ? 0 : 1, lhs.document) < (rhs.name, rhs.isPerson ? 0 : 1, rhs.document)
  }
}
