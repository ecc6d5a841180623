extension [UInt8] {
  /// Appends a text as UTF-8 all at once, where `+=` goes byte by byte.
  mutating func append(utf8 text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}
