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
    let inner = withHyphens.bytes.dropFirst().dropLast(isEmpty ? 2 : 1)
    let parts = inner.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map { index in
      let name = parts[index].split { $0 <= 0x20 || $0 == UInt8(ascii: "=") }.last ?? []
      return (
        String(decoding: name, as: UTF8.self), String(decoding: parts[index + 1], as: UTF8.self)
      )
    }
  }

  /// The value that begins behind a text such as ` id="`, as it stands in the XML.
  func value(of start: String) -> String? {
    guard let range = bytes.firstRange(of: Array(start.utf8)) else { return nil }
    let value = bytes[range.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
    return String(decoding: value, as: UTF8.self)
  }

  private static let hyphen = Array("&#45;".utf8)

  /// The tag with hyphens as they were given.
  var withHyphens: XMLTag {
    var result: [UInt8] = []
    var rest = bytes
    while let range = rest.firstRange(of: Self.hyphen) {
      result += rest[..<range.lowerBound]
      result.append(UInt8(ascii: "-"))
      rest = rest[range.upperBound...]
    }
    if result.isEmpty { return self }
    result += rest
    return XMLTag(bytes: result[...])
  }

  static func text(
    _ name: String, _ attributes: [(name: String, value: String)], isEmpty: Bool = false
  ) -> String {
    let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    return "<\(name)\(list)\(isEmpty ? "/" : "")>"
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes stand for the first time, by the first of them, which is rare.
  func firstRange(of wanted: [UInt8]) -> Range<Int>? {
    let offset = withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted -> Int? in
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
          if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return start }
        }
        return nil
      }
    }
    return offset.map { (startIndex + $0)..<(startIndex + $0 + wanted.count) }
  }
}
