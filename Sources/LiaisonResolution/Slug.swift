internal import LiaisonModel
internal import LiaisonNames

/// A readable identifier in ASCII: `person-elon-musk`.
struct Slug {
  let text: String
  /// Whether letters had to be left out, so that another name may have the same slug.
  let isLossy: Bool

  init(type: EntityType, name: String) {
    let words = FoldedName(name).words.map { $0.unicodeScalars.filter(Self.isPlain) }
    isLossy =
      words.isEmpty
      || zip(FoldedName(name).words, words).contains { $0.unicodeScalars.count != $1.count }
    text = ([Self.prefix(of: type)] + words.filter { !$0.isEmpty }.map { String($0) })
      .joined(separator: "-")
  }

  /// With a mark that depends on the name alone, for names whose slug is not theirs alone.
  func marked(by name: String) -> String { text + "-" + Self.hash(name) }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  private static func prefix(of type: EntityType) -> String {
    switch type {
    case .person: "person"
    case .organization: "organization"
    case .fund: "fund"
    case .governmentBody: "government-body"
    case .project: "project"
    case .location: "location"
    case .work: "work"
    }
  }

  /// FNV-1a over the UTF-8 of the name, in eight hexadecimal digits.
  static func hash(_ text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
