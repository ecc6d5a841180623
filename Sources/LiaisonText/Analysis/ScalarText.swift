/// A text as Unicode scalars, each with its UTF-8 offset: what the tokenizer walks over.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  /// One more than scalars: the last is the length of the text.
  let offsets: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(text.utf8.count)
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The scalars with apostrophes straight and every kind of space plain.
  func form(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars[range] {
      view.append(scalar.isApostrophe ? "'" : scalar.isSpace ? " " : scalar)
    }
    return String(view)
  }
}

extension Unicode.Scalar {
  var isLineBreak: Bool {
    value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  /// White space, no-break spaces and invisible marks (byte order mark, zero-width space).
  var isSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// Letters, marks and digits of any script.
  var isWord: Bool {
    if value < 0x80 {
      return isDigit || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
    }
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber: return true
    default: return false
    }
  }

  var isUpper: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  /// The apostrophes that scraped pages use: straight, typographic, modifier, prime, grave.
  var isApostrophe: Bool {
    value == 0x27 || value == 0x2019 || value == 0x02BC || value == 0x2032 || value == 0x2018
  }

  var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }
  var isTerminal: Bool { value == 0x2E || value == 0x21 || value == 0x3F || value == 0x2026 }
  var isClosing: Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D: true
    default: false
    }
  }
}
