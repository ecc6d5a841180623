import Yams

/// Where in a YAML file a value stands, for messages about it.
struct YAMLLines {
  private let root: Node?

  init(_ yaml: String) { root = (try? Yams.compose(yaml: yaml)) ?? nil }

  private func node(at path: [String]) -> Node? {
    var node = root
    for step in path {
      switch node {
      case .mapping(let mapping): node = mapping[Node(step)]
      case .sequence(let sequence):
        node = Int(step).flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
      default: return nil
      }
    }
    return node
  }

  /// The keys of a mapping with their lines, in the order of the file.
  func keys(at path: [String]) -> [(name: String, line: Int)] {
    guard case .mapping(let mapping) = node(at: path) else { return [] }
    return mapping.keys.map { ($0.scalar?.string ?? "", $0.mark?.line ?? 1) }
  }

  /// A plain value; empty where there is none.
  func text(at path: [String]) -> String { node(at: path)?.scalar?.string ?? "" }

  /// How long a list is.
  func count(at path: [String]) -> Int {
    guard case .sequence(let sequence) = node(at: path) else { return 0 }
    return sequence.count
  }

  /// The line, counted from 1, of the deepest value on a path of keys and places in lists.
  func line(of path: [String]) -> Int {
    var node = root
    var line = 1
    for step in path {
      switch node {
      case .mapping(let mapping): node = mapping[Node(step)]
      case .sequence(let sequence):
        node = Int(step).flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
      default: node = nil
      }
      guard let found = node?.mark?.line else { break }
      line = found
    }
    return line
  }

  /// The line and the fault that a decoder complains of.
  func explain(_ error: any Error) -> (line: Int, fault: String) {
    if let error = error as? YamlError { return fault(of: error) }
    guard let error = error as? DecodingError else { return (1, "\(error)") }
    func steps(_ path: [any CodingKey]) -> [String] {
      path.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }
    }
    switch error {
    case .keyNotFound(let key, let context):
      return (line(of: steps(context.codingPath)), "the key `\(key.stringValue)` is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      if let syntax = context.underlyingError as? YamlError {
        return fault(of: syntax)
      }
      let path = steps(context.codingPath)
      return (line(of: path), "\(path.joined(separator: ".")): \(context.debugDescription)")
    @unknown default: return (1, "\(error)")
    }
  }

  private func fault(of error: YamlError) -> (line: Int, fault: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .reader(let problem, _, _, _): (1, problem)
    default: (1, "\(error)")
    }
  }
}
