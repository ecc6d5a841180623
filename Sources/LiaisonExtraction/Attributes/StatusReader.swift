import LiaisonModel

/// How far the text stands behind what a verb says.
struct StatusReader: Sendable {
  /// The status that a verb group gives its claim; nil where it claims nothing (« n'a pas investi »,
  /// « pourrait investir »).
  /// - Parameter isLasting: whether the relation is a state, which an imperfect puts into the past.
  func status(of verb: VerbGroup, isLasting: Bool, frame: RelationStatus?) -> RelationStatus? {
    if verb.isNegated { return nil }
    var status = frame ?? .asserted
    for effect in verb.effects {
      switch effect {
      case .same: break
      case .planned, .threat: status = .planned
      case .alleged: status = .alleged
      case .denied: status = .denied
      case .former: status = isLasting ? .former : status
      case .not, .cause: return nil
      }
    }
    if verb.effects.contains(where: { $0 == .denied || $0 == .alleged || $0 == .planned }) {
      return status
    }
    switch verb.tense {
    case .future: return status == .asserted ? .planned : status
    case .conditional: return .alleged
    case .subjunctive: return nil
    case .imperfect: return isLasting && status == .asserted ? .former : status
    case .past, .present, .none: return status
    }
  }
}
