internal import LiaisonModel
internal import LiaisonNames

/// Names and aliases without case and accents, and the nodes that bear them.
struct NameIndex: Sendable {
  private let names: [String: [UInt32]]
  private let aliases: [String: [UInt32]]
  /// From a last word or words to the nodes whose name ends so.
  private let endings: [String: [UInt32]]
  /// Every name and alias, folded, with its node.
  private let all: [(words: [String], node: UInt32)]

  init(_ entities: [(node: UInt32, entity: Entity)]) {
    var names: [String: [UInt32]] = [:]
    var aliases: [String: [UInt32]] = [:]
    var endings: [String: [UInt32]] = [:]
    var all: [(words: [String], node: UInt32)] = []
    for (node, entity) in entities {
      let words = FoldedName(entity.name).words
      names[words.joined(), default: []].append(node)
      all.append((words, node))
      if entity.type == .person, words.count > 1 {
        for first in 1..<words.count {
          endings[words[first...].joined(), default: []].append(node)
        }
      }
      for alias in entity.aliases {
        let words = FoldedName(alias).words
        aliases[words.joined(), default: []].append(node)
        all.append((words, node))
      }
    }
    self.names = names
    self.aliases = aliases
    self.endings = endings
    self.all = all
  }

  /// The nodes that bear a name, those that bear it as an alias, and the people whose name ends so.
  func matches(_ name: String) -> [[UInt32]] {
    let key = FoldedName(name).squeezed
    guard !key.isEmpty else { return [[], [], []] }
    return [names[key] ?? [], aliases[key] ?? [], endings[key] ?? []]
  }

  /// How far the names of nodes are from a query, far ones left out: 0 for those with a word that
  /// begins like it, else the edit distance.
  func distances(to name: String) -> [UInt32: Int] {
    let query = FoldedName(name)
    let text = Array(query.spaced.unicodeScalars)
    guard !text.isEmpty else { return [:] }
    var distances: [UInt32: Int] = [:]
    for (words, node) in all {
      let isBeginning =
        query.words.count == 1 && words.contains { $0.hasPrefix(query.words[0]) }
      let spaced = Array(words.joined(separator: " ").unicodeScalars)
      let parts = [spaced] + words.map { Array($0.unicodeScalars) }
      let nearest = parts.map { Self.editDistance(text, $0) }.min() ?? .max
      let distance = isBeginning ? 0 : nearest
      guard distance <= max(1, text.count / 3) else { continue }
      distances[node] = min(distances[node] ?? .max, distance)
    }
    return distances
  }

  /// Levenshtein's distance, two neighbouring letters swapped counting as one.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var best = min(change, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
