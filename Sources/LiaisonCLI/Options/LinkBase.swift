import ArgumentParser
import Liaison
import LiaisonGraphviz

/// Where documents can be read: an address that the name of a document completes.
struct LinkBase: Equatable {
  private let base: String

  /// - Throws: `ValidationError` for what is neither `http`, `https` nor relative.
  init(parsing argument: String) throws {
    guard DiagramLink(argument) != nil else {
      throw ValidationError("it must begin with http:// or https://, or be a relative address.")
    }
    let isOpen = argument.last.map { "/=?#".contains($0) } ?? false
    base = isOpen ? argument : argument + "/"
  }

  /// The base with the document's name behind it, everything in the name escaped but its slashes.
  func address(of document: SourceDocument.ID) -> String {
    let name = document.rawValue.utf8.map { byte -> String in
      let character = Character(UnicodeScalar(byte))
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain || "-._~/".contains(character) { return String(character) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return base + name.joined()
  }
}
