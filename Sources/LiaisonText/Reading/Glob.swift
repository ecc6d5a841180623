/// Patterns over file names, as shells and gitignore write them.
enum Glob {
  enum Segment: Hashable, Sendable {
    /// `**` or more stars: any number of folders, also none.
    case anyDepth
    case name([Token])

    init(_ text: Substring) {
      let isStarsOnly = text.count > 1 && text.allSatisfy { $0 == "*" }
      self = isStarsOnly ? .anyDepth : .name(Glob.tokens(of: text))
    }
  }

  enum Token: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    /// `?`
    case anyScalar
    /// `*`
    case anyRun
    /// `[a-z]`, `[!a-z]`
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .scalar(let own): own == scalar
      case .anyScalar, .anyRun: true
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
      }
    }
  }

  /// Whether a path, given by its names, fits a pattern from its first name to its last.
  ///
  /// A pattern that ends in `**` needs at least one name there: `a/**` is what lies in `a`.
  static func matches(_ segments: [Segment], _ names: [[Unicode.Scalar]]) -> Bool {
    // reachable[i]: the segments read so far can account for the first i names.
    var reachable = [Bool](repeating: false, count: names.count + 1)
    reachable[0] = true
    for (index, segment) in segments.enumerated() {
      var next = [Bool](repeating: false, count: names.count + 1)
      switch segment {
      case .anyDepth:
        guard let first = reachable.firstIndex(of: true) else { return false }
        let isLast = index == segments.count - 1
        for end in (isLast ? first + 1 : first)..<(names.count + 1) { next[end] = true }
      case .name(let tokens):
        for end in names.indices where reachable[end] {
          next[end + 1] = matches(tokens, names[end])
        }
      }
      reachable = next
    }
    return reachable[names.count]
  }

  /// Whether one name fits; going back to the last `*` only keeps this at O(tokens × name).
  private static func matches(_ tokens: [Token], _ name: [Unicode.Scalar]) -> Bool {
    var token = 0
    var position = 0
    var retry: (token: Int, position: Int)?
    while position < name.count {
      if token < tokens.count, tokens[token] == .anyRun {
        retry = (token, position)
        token += 1
      } else if token < tokens.count, tokens[token].matches(name[position]) {
        token += 1
        position += 1
      } else if let last = retry {
        token = last.token + 1
        position = last.position + 1
        retry = (last.token, position)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyRun }
  }

  private static func tokens(of text: Substring) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*":
        if tokens.last != .anyRun { tokens.append(.anyRun) }
      case "?":
        tokens.append(.anyScalar)
      case "[":
        if let (set, end) = set(in: scalars, from: index) {
          tokens.append(set)
          index = end
        } else {
          tokens.append(.scalar("["))
        }
      case "\\" where index + 1 < scalars.count:
        index += 1
        tokens.append(.scalar(scalars[index]))
      case let scalar:
        tokens.append(.scalar(scalar))
      }
      index += 1
    }
    return tokens
  }

  /// The set that opens at `start` and the index of its `]`, or nil where it is never closed.
  private static func set(in scalars: [Unicode.Scalar], from start: Int) -> (Token, Int)? {
    var index = start + 1
    let isNegated = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if isNegated { index += 1 }
    let first = index
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while index < scalars.count {
      // A bracket in the first place stands for itself.
      if scalars[index] == "]", index > first { return (.set(ranges, isNegated: isNegated), index) }
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]" {
        if scalars[index] <= scalars[index + 2] {
          ranges.append(scalars[index]...scalars[index + 2])
        }
        index += 3
      } else {
        ranges.append(scalars[index]...scalars[index])
        index += 1
      }
    }
    return nil
  }
}
