import Liaison

/// Why two entities are not connected, as a sentence.
struct NoPathMessage {
  let start: Entity
  let end: Entity

  func sentence(_ reason: NoPathReason?) -> String {
    let opening = "there is no connection between \(start.name) and \(end.name)"
    switch reason {
    case .differentComponents(let sizeOfStart, let sizeOfEnd)?:
      return "\(opening): \(group(of: start, sizeOfStart)), \(group(of: end, sizeOfEnd))."
    case .cutByFilter(let sufficient, let path, let cut)?:
      let chain = path.entities.map(\.name).joined(separator: " – ")
      let place = cut.map {
        ", cut between \(path.hops[$0].start.name) and \(path.hops[$0].end.name)"
      }
      let words = sufficient.map(Self.words).joined(separator: " or ")
      return "\(opening) under these conditions"
        + (words.isEmpty ? "" : "; there is one without \(words)")
        + ". The shortest without any is \(chain)\(place ?? "")."
    case .unknownEntity?, nil:
      return "\(opening)."
    }
  }

  private func group(of entity: Entity, _ size: Int) -> String {
    switch size {
    case ...1: "\(entity.name) has no relation"
    case 2: "\(entity.name) is tied to one other only"
    default: "\(entity.name) is connected with \(size - 1) others"
    }
  }

  private static func words(_ condition: NoPathReason.Condition) -> String {
    switch condition {
    case .direction: "--directed"
    case .types: "--type"
    case .statuses: "--status"
    case .dates: "--since and --until"
    case .confidence: "--min-confidence"
    case .avoided: "--avoid and --avoid-hubs"
    case .maxHops: "--max-hops"
    case .maxDegree: "--max-degree"
    }
  }
}
