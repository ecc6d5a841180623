import Foundation
import Liaison

/// Finds the entity that a person means by a name.
struct NameIndex {
  private let entities: [Entity]
  private let byName: [String: [Entity]]
  private let byAlias: [String: [Entity]]

  init(_ entities: [Entity]) {
    self.entities = entities
    byName = Dictionary(grouping: entities) { Self.key($0.name) }
    var byAlias: [String: [Entity]] = [:]
    for entity in entities {
      for key in Set(entity.aliases.map(Self.key)) { byAlias[key, default: []].append(entity) }
    }
    self.byAlias = byAlias
  }

  /// The entity with that identifier, that name, or else that alias, apart from case, accents and
  /// the form of apostrophes and spaces.
  /// - Throws: `CommandFailure` with the nearest names, or with those that a name could mean.
  func entity(called text: String) throws -> Entity {
    if let entity = entities.first(where: { $0.id.rawValue == text }) { return entity }
    let key = Self.key(text)
    guard let found = byName[key] ?? byAlias[key] else { throw unknown(text) }
    guard found.count == 1 else { throw ambiguous(text, found) }
    return found[0]
  }

  private func ambiguous(_ text: String, _ found: [Entity]) -> CommandFailure {
    let choices = found.map { "\($0.name) (\($0.type.rawValue), \($0.id))" }
    return CommandFailure(
      .notThere, "“\(text)” can mean \(choices.joined(separator: " or ")); say which.")
  }

  private func unknown(_ text: String) -> CommandFailure {
    let near = nearest(to: text, limit: 3).map { "“\($0)”" }
    let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    return CommandFailure(.notThere, "nobody and nothing here is called “\(text)”.\(hint)")
  }

  /// The names of the entities that come nearest, the nearest first.
  ///
  /// A name that holds the words asked for comes before one that is merely spelled alike; beyond a
  /// third of its letters nothing is alike.
  func nearest(to text: String, limit: Int) -> [String] {
    let key = Self.key(text)
    let words = Set(key.split(separator: " "))
    let ranked = entities.compactMap { entity -> (rank: Int, name: String)? in
      let ranks = ([entity.name] + entity.aliases).compactMap { name -> Int? in
        let candidate = Self.key(name)
        let shared = words.intersection(candidate.split(separator: " ")).count
        let distance = Self.distance(Array(key), Array(candidate))
        if shared > 0 { return distance - 100 * shared }
        return distance * 3 <= max(key.count, candidate.count) ? distance : nil
      }
      return ranks.min().map { ($0, entity.name) }
    }
    var names: [String] = []
    for (_, name) in ranked.sorted(by: <) where !names.contains(name) { names.append(name) }
    return Array(names.prefix(limit))
  }

  private static func key(_ name: String) -> String {
    let letters = name.replacing("’", with: "'").decomposedStringWithCompatibilityMapping
      .unicodeScalars.filter { $0.properties.canonicalCombiningClass == .notReordered }
    return String(String.UnicodeScalarView(letters)).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Levenshtein's distance, with swapped neighbours as one edit.
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      for column in second.indices {
        let substitution = above[column] + (first[row] == second[column] ? 0 : 1)
        var best = min(substitution, above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, above) = (above, current)
    }
    return above[second.count]
  }
}
