import Liaison

extension KnowledgeGraph {
  /// The entity that a person means; where a name can mean several, the one with the most
  /// relations, and a note about the others.
  /// - Throws: `CommandFailure` with the nearest names where there is none.
  func entity(called name: String) throws -> Entity {
    if let entity = entity(Entity.ID(rawValue: name)) { return entity }
    let found = entities(named: name)
    guard let first = found.first else { throw unknown(name) }
    if found.count > 1 {
      let others = found.dropFirst().map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
      Console.report(
        Diagnostic(
          .note, name, "taken for \(first.name) (\(first.id)); it can also mean \(others)."))
    }
    return first
  }

  private func unknown(_ name: String) -> CommandFailure {
    let near = nearestNames(to: name, limit: 3).map { "“\($0)”" }
    let question =
      switch near.count {
      case 0: ""
      case 1: " Did you mean \(near[0])?"
      default:
        " Did you mean \(near.dropLast().joined(separator: ", ")) or \(near[near.count - 1])?"
      }
    return CommandFailure(.notThere, "nobody and nothing here is called “\(name)”.\(question)")
  }
}
