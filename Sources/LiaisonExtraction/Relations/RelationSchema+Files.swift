import Foundation
import LiaisonModel
import LiaisonText

extension RelationSchema {
  /// Reads a file that somebody wrote.
  init(file path: String, functions: Set<String>) throws(RelationTypeError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .unreadable(path: path) : .notFound(path: path)
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw .unreadable(path: path) }
    do {
      try self.init(nil, path: path, yaml: text, functions: functions)
    } catch {
      guard case .malformed(let path, let line, let reason) = error else {
        throw .unreadable(path: path)
      }
      throw .malformed(path: path, line: line, reason: reason)
    }
  }

  /// Whether a type can be called so: what names it stands in files, options and identifiers.
  static func isName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.first.map { ("a"..."z").contains($0) } == true
      && scalars.allSatisfy {
        ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
      }
  }

  // MARK: Functions

  /// What can stand under `source` and `target` of a frame, without `in-`.
  static func functions(_ resources: ResourceDirectory) throws -> Set<String> {
    let prepositions = try Language.allCases.flatMap {
      try Grammar($0, resources: resources).prepositions.values
    }
    return Set(prepositions).union([
      "subject", "object", "surface-subject", "possessor", "apposed", "beneficiary",
      "purpose-object",
    ])
  }

  /// The first function that does not exist: its frame would never find anything.
  static func unknownFunction(
    in lines: YAMLLines, _ known: Set<String>
  ) -> (line: Int, reason: String)? {
    for list in keysOfFrames.keys.sorted() {
      for index in 0..<lines.count(at: [list]) {
        for key in ["source", "target", "co-source"] {
          let path = [list, "\(index)", key]
          for place in 0..<lines.count(at: path) {
            let name = lines.text(at: path + ["\(place)"])
            guard !known.contains(name.hasPrefix("in-") ? String(name.dropFirst(3)) : name) else {
              continue
            }
            let reason =
              "`\(name)` is no function; there are subject, object, possessor and prepositions by "
              + "their shared names, such as to, of, by, with, against, for"
            return (lines.line(of: path + ["\(place)"]), reason)
          }
        }
      }
    }
    return nil
  }

  // MARK: Keys

  private static let keys: Set<String> = [
    "type", "language", "source", "target", "lasting", "amount", "verbs", "acts", "roles",
    "examples",
  ]
  private static let keysOfFrames: [String: Set<String>] = [
    "verbs": [
      "id", "lemmas", "source", "target", "object", "money", "with", "without", "status",
      "reflexive", "causative", "co-source", "elides-target",
    ],
    "acts": [
      "id", "nouns", "source", "target", "money", "without", "status", "light-verbs",
      "target-verbs", "ending-verbs", "ending-nouns",
    ],
    "roles": [
      "id", "nouns", "target", "without", "status", "converse", "shares-complement",
    ],
  ]

  /// The first key that means nothing, which is most likely a slip of the pen.
  static func unknownKey(in lines: YAMLLines) -> (line: Int, reason: String)? {
    func fault(_ path: [String], _ known: Set<String>) -> (line: Int, reason: String)? {
      guard let key = lines.keys(at: path).first(where: { !known.contains($0.name) }) else {
        return nil
      }
      let list = known.sorted().joined(separator: ", ")
      return (key.line, "`\(key.name)` is no key here; there are \(list)")
    }
    if let found = fault([], keys) ?? fault(["examples"], ["read", "refuse"]) { return found }
    for (list, known) in keysOfFrames.sorted(by: { $0.key < $1.key }) {
      for index in 0..<lines.count(at: [list]) {
        if let found = fault([list, "\(index)"], known) { return found }
      }
    }
    return nil
  }
}

extension [RelationSchema] {
  /// Puts a schema in the place of that of the same type, or behind the others.
  mutating func replace(_ schema: RelationSchema) {
    if let index = firstIndex(where: { $0.type == schema.type }) {
      self[index] = schema
    } else {
      append(schema)
    }
  }
}
