import Foundation
import LiaisonModel

/// Tells which gold entity a name in a prediction means.
package struct EntityMatcher {
  private let exact: [NormalizedName: String]
  private let names: [(words: Set<String>, name: String)]

  package init(_ entities: [GoldEntity]) {
    var exact: [NormalizedName: String] = [:]
    func add(_ surface: String, for entity: GoldEntity) {
      let name = NormalizedName(surface)
      if exact[name] == nil { exact[name] = entity.name }
    }
    for entity in entities { add(entity.name, for: entity) }
    for entity in entities {
      for alias in entity.aliases where Self.isName(alias, of: entity.type) {
        add(alias, for: entity)
      }
    }
    self.exact = exact
    names = entities.map { (Set(NormalizedName($0.name).words), $0.name) }
  }

  /// The gold name that is meant, or nil where none is, or more than one equally well.
  package func goldName(for surface: String) -> String? {
    let normalized = NormalizedName(surface)
    if let name = exact[normalized] { return name }
    let words = Set(normalized.words).subtracting(Self.legalForms)
    guard !words.isEmpty else { return nil }
    let close = names.compactMap { candidate -> (share: Double, name: String)? in
      let isPart = words.isSubset(of: candidate.words)
      let isWhole = candidate.words.isSubset(of: words) && candidate.words.count > 1
      guard isPart || isWhole else { return nil }
      let share =
        Double(words.intersection(candidate.words).count)
        / Double(words.union(candidate.words).count)
      return (share, candidate.name)
    }
    let best = close.map(\.share).max()
    let hits = Set(close.filter { $0.share == best }.map(\.name))
    return hits.count == 1 ? hits.first : nil
  }

  /// « l’entreprise », « le milliardaire » point at someone without identifying anyone.
  private static func isName(_ alias: String, of type: EntityType) -> Bool {
    guard type == .person || type == .organization else { return true }
    return alias.unicodeScalars.contains {
      $0.properties.isUppercase || $0.properties.numericType != nil
    }
  }

  /// Words that carry no identity of their own.
  private static let legalForms: Set<String> = [
    "sa", "sas", "sarl", "inc", "ltd", "llc", "corp", "plc", "gmbh",
  ]
}

/// A name without case, accents, articles and punctuation.
struct NormalizedName: Hashable {
  let words: [String]

  init(_ surface: String) {
    let letters = surface.decomposedStringWithCompatibilityMapping.unicodeScalars
      .filter { $0.properties.canonicalCombiningClass == .notReordered }
    let folded = String(String.UnicodeScalarView(letters)).lowercased()
      .replacing("ß", with: "ss")
    let all = folded.unicodeScalars
      .split { !Self.isWordScalar($0) }
      .map { String(String.UnicodeScalarView($0)) }
    let kept = all.filter { !Self.functionWords.contains($0) }
    words = kept.isEmpty ? all : kept
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "&", "+": true
    default: false
    }
  }

  private static let functionWords: Set<String> = [
    "le", "la", "les", "l", "de", "du", "des", "d", "the", "of", "un", "une", "a", "an", "son",
    "sa", "ses", "m", "mme", "mr", "mrs", "and", "et",
  ]
}
