/// A name as it is compared: its words without case, accents and punctuation.
///
/// `L’Oréal S.A.` and `l'oreal SA` have the same words. Scripts without case are kept as they are.
package struct FoldedName: Hashable, Sendable {
  package var words: [String]

  package init(words: [String]) { self.words = words }

  /// - Complexity: linear in the length of the name.
  package init(_ name: String) {
    var words: [String] = []
    var word = ""
    for scalar in name.lowercased().unicodeScalars {
      if let letters = LatinFolding.letters[scalar] {
        word += letters
      } else if LatinFolding.isCombiningMark(scalar) || scalar == "." {
        continue  // `S.A.` is `SA`, `J. D.` differs from `JD` only in its spaces
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "+" || scalar == "&" || scalar.properties.isEmoji
      {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  package var isEmpty: Bool { words.isEmpty }
  /// The words parted by spaces.
  package var spaced: String { words.joined(separator: " ") }
  /// The words without spaces, so that `Chat GPT` equals `ChatGPT`.
  package var squeezed: String { words.joined() }
}

/// Latin letters with marks, and what they are without.
///
/// The standard library compares canonically but does not give decompositions away.
enum LatinFolding {
  static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for (base, marked) in table {
      for scalar in marked.unicodeScalars { letters[scalar] = base }
    }
    return letters
  }()

  private static let table: KeyValuePairs<String, String> = [
    "a": "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặª",
    "b": "ḃḅḇ",
    "c": "çćĉċčḉ",
    "d": "ðďđḋḍḏḑḓ",
    "e": "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "f": "ƒḟ",
    "g": "ĝğġģǧǵḡ",
    "h": "ĥħȟḣḥḧḩḫẖ",
    "i": "ìíîïĩīĭįıǐȉȋḭḯỉị",
    "j": "ĵǰ",
    "k": "ķǩḱḳḵ",
    "l": "ĺļľłḷḹḻḽ",
    "m": "ḿṁṃ",
    "n": "ñńņňŋǹṅṇṉṋ",
    "o": "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợº",
    "p": "ṕṗ",
    "r": "ŕŗřȑȓṙṛṝṟ",
    "s": "śŝşšșṡṣṥṧṩ",
    "t": "ţťŧțṫṭṯṱẗ",
    "u": "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "v": "ṽṿ",
    "w": "ŵẁẃẅẇẉẘ",
    "x": "ẋẍ",
    "y": "ýÿŷȳẏẙỳỵỷỹ",
    "z": "źżžẑẓẕ",
    "ae": "æ",
    "oe": "œ",
    "ss": "ß",
    "th": "þ",
  ]
}
