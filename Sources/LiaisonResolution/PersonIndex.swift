internal import LiaisonModel

/// Which full names the documents hold, so that a shorter form can be joined to one of them.
struct PersonIndex {
  enum Outcome: Hashable {
    case joined(String)
    /// More than one full name carries it.
    case ambiguous([String])
  }

  /// From a name without its middle initials to the one name with them.
  private var fuller: [String: String] = [:]
  /// From a surname, an initial and a surname, or a given name to the documents and the full names that carry it.
  private var carriers: [String: [SourceDocument.ID: Set<String>]] = [:]
  private var surfaces: [String: String] = [:]

  init(_ uses: some Sequence<(name: PersonName, document: SourceDocument.ID)>) {
    var documents: [PersonName: Set<SourceDocument.ID>] = [:]
    for use in uses where !use.name.isSurname && !use.name.isInitialed && use.name.words.count > 1 {
      documents[use.name, default: []].insert(use.document)
    }
    let ends = Dictionary(grouping: documents.keys) { [$0.words.first, $0.words.last] }
    for name in documents.keys {
      let candidates = Set(
        (ends[[name.words.first, name.words.last]] ?? [])
          .filter(name.isWithoutInitials(of:)).map(\.key))
      if candidates.count == 1, let only = candidates.first { fuller[name.key] = only }
    }
    for (name, places) in documents {
      let key = fuller[name.key] ?? name.key
      surfaces[key] = min(surfaces[key] ?? name.surface, name.surface)
      for form in Self.shortForms(of: name) {
        for place in places { carriers[form, default: [:]][place, default: []].insert(key) }
      }
    }
  }

  /// The surnames that a full name may be meant by, its initial with its surname, its given name.
  private static func shortForms(of name: PersonName) -> [String] {
    let suffixes = (1..<name.words.count).map { name.words[$0...].joined() }
    let initial = name.words[0].prefix(1) + (name.words.last ?? "")
    return suffixes + [initialMark + initial, givenMark + name.words[0]]
  }

  // Kinds of short forms that are not surnames; no folded name has these characters.
  private static let initialMark = "\u{1}"
  private static let givenMark = "\u{2}"

  /// Whom a name in a document means: the one full name of this document that carries it, else the
  /// one full name of all documents. A given name alone is that of the same document.
  func resolve(_ name: PersonName, in document: SourceDocument.ID) -> Outcome {
    guard name.isSurname || name.isInitialed else { return .joined(fuller[name.key] ?? name.key) }
    let places = carriers[(name.isInitialed ? Self.initialMark : "") + name.key] ?? [:]
    var here = places[document] ?? []
    if here.isEmpty, name.words.count == 1 {
      here = carriers[Self.givenMark + name.key]?[document] ?? []
    }
    let candidates = here.isEmpty ? places.values.reduce(into: Set()) { $0.formUnion($1) } : here
    if candidates.count > 1 {
      return .ambiguous(candidates.map { surfaces[$0] ?? $0 }.sorted())
    }
    return .joined(candidates.first ?? name.key)
  }
}
