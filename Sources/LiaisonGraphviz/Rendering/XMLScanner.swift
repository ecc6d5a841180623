/// Cuts the XML that Graphviz writes into tags and texts, in one pass and without judging it.
struct XMLScanner {
  enum Piece {
    case start(XMLTag)
    case end
    /// As it stands in the XML, escaped.
    case text(ArraySlice<UInt8>)
    /// A comment, processing instruction or document type.
    case aside
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> Piece? {
    guard let first = rest.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      return .text(take(to: rest.firstIndex(of: UInt8(ascii: "<"))))
    }
    switch rest.dropFirst().first {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      let isComment = rest.starts(with: "<!--".utf8)
      repeat {
        let taken = takeTag()
        if !isComment || taken.suffix(3).elementsEqual("-->".utf8) { break }
      } while !rest.isEmpty
      return .aside
    case UInt8(ascii: "/"):
      _ = takeTag()
      return .end
    default: return .start(XMLTag(bytes: takeTag()))
    }
  }

  /// Up to the next `>`: Graphviz escapes it in values.
  private mutating func takeTag() -> ArraySlice<UInt8> {
    take(to: rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 })
  }

  private mutating func take(to end: Int?) -> ArraySlice<UInt8> {
    let end = end ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}

/// A start tag; most are only copied, so that its parts are looked for on demand.
struct XMLTag {
  /// From `<` to `>`.
  let bytes: ArraySlice<UInt8>

  var name: String {
    let name = bytes.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether it is an element without content.
  var isEmpty: Bool { bytes.suffix(2).first == UInt8(ascii: "/") }

  /// Names and values as they stand in the XML, escaped; but hyphens, which Graphviz writes as
  /// `&#45;`, as they were given.
  var attributes: [(name: String, value: String)] {
    let inner = bytes.dropFirst().dropLast(isEmpty ? 2 : 1)
    let parts = inner.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map { index in
      let name = parts[index].split { $0 <= 0x20 || $0 == UInt8(ascii: "=") }.last ?? []
      return (String(decoding: name, as: UTF8.self), Self.withHyphens(parts[index + 1]))
    }
  }

  private static func withHyphens(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
    let hyphen = Array("&#45;".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    var rest = value
    while let byte = rest.first {
      let isHyphen = byte == hyphen[0] && rest.starts(with: hyphen)
      result.append(isHyphen ? UInt8(ascii: "-") : byte)
      rest = rest.dropFirst(isHyphen ? hyphen.count : 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func text(
    _ name: String, _ attributes: [(name: String, value: String)], isEmpty: Bool = false
  ) -> String {
    let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    return "<\(name)\(list)\(isEmpty ? "/" : "")>"
  }
}
