/// Cuts the XML that Graphviz writes into tags and texts, in one pass and without judging it.
struct XMLScanner {
  enum Piece {
    case start(Tag)
    case end(String)
    /// As it stands in the XML, escaped.
    case text(String)
    /// A comment, processing instruction or document type.
    case aside
  }

  struct Tag {
    var name: String
    /// In the order of the text; values as they stand in the XML, escaped.
    var attributes: [(name: String, value: String)]
    var isEmpty: Bool

    subscript(name: String) -> String? {
      get { attributes.first { $0.name == name }?.value }
      set {
        if let index = attributes.firstIndex(where: { $0.name == name }) {
          if let newValue {
            attributes[index].value = newValue
          } else {
            attributes.remove(at: index)
          }
        } else if let newValue {
          attributes.append((name, newValue))
        }
      }
    }

    var text: String {
      let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
      return "<\(name)\(list)\(isEmpty ? "/" : "")>"
    }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> Piece? {
    guard let first = rest.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      return .text(take(upTo: { $0 == UInt8(ascii: "<") }))
    }
    if rest.starts(with: "<!--".utf8) {
      skip(through: "-->")
      return .aside
    }
    if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
      skip(through: ">")
      return .aside
    }
    rest = rest.dropFirst()
    let isEnd = rest.first == UInt8(ascii: "/")
    if isEnd { rest = rest.dropFirst() }
    let name = take(upTo: { Self.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
    )
    if isEnd {
      skip(through: ">")
      return .end(name)
    }
    return .start(tag(name))
  }

  private mutating func tag(_ name: String) -> Tag {
    var tag = Tag(name: name, attributes: [], isEmpty: false)
    while let byte = rest.first, byte != UInt8(ascii: ">") {
      if byte == UInt8(ascii: "/") || Self.isSpace(byte) {
        tag.isEmpty = byte == UInt8(ascii: "/")
        rest = rest.dropFirst()
        continue
      }
      let key = take(upTo: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") })
      rest = rest.dropFirst(2)
      let value = take(upTo: { $0 == UInt8(ascii: "\"") })
      // Graphviz writes hyphens so, which is right but hides the identifiers that we gave.
      tag.attributes.append((key, value.replacing("&#45;", with: "-")))
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst()
    return tag
  }

  private mutating func take(upTo isEnd: (UInt8) -> Bool) -> String {
    let end = rest.firstIndex(where: isEnd) ?? rest.endIndex
    defer { rest = rest[end...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private mutating func skip(through mark: StaticString) {
    let mark = mark.withUTF8Buffer(Array.init)
    while !rest.isEmpty, !rest.starts(with: mark) { rest = rest.dropFirst() }
    rest = rest.dropFirst(mark.count)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}
