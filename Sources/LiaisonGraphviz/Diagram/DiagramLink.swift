/// An address that may stand in a picture: `http`, `https`, or relative to the picture.
package struct DiagramLink: Hashable, Sendable {
  /// ASCII, without quotation marks, angle brackets and spaces.
  package let address: String

  /// Nil for what could run something (`javascript:`, `data:`) and for what is empty.
  package init?(_ text: String) {
    let bytes = text.utf8.drop { $0 <= 0x20 }
    let scheme = bytes.prefix { !"/?#".utf8.contains($0) }
    if let colon = scheme.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      guard name == "http" || name == "https" else { return nil }
    }
    guard !bytes.isEmpty, bytes.count <= 2_000 else { return nil }
    let allowed = Set("-._~:/?#@!$&()*+,;=%".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var address: [UInt8] = []
    for byte in bytes {
      if Character(UnicodeScalar(byte)).isASCII, byte.isLetterOrDigit || allowed.contains(byte) {
        address.append(byte)
      } else {
        address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    self.address = String(decoding: address, as: UTF8.self)
  }

  /// As it stands in XML, and in DOT, as Graphviz 2.42 puts links into SVG without escaping them.
  var escaped: String {
    address.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
