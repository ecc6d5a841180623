import LiaisonModel
import LiaisonText

/// Given names of all languages and whom they are given to.
struct GivenNames: Sendable {
  private let common: [String: Agreement.Gender]
  /// What is often something else: a surname, a place, a word. It tells the gender of a person and
  /// does not make one.
  private let rare: [String: Agreement.Gender]

  /// - Parameter language: whose texts are read; a rare name of one is a word or a surname of another.
  init(_ language: Language, resources: ResourceDirectory) throws {
    let names = try SectionedList(resources, module: "LiaisonExtraction", "given-names.txt")
    func genders(_ sections: String...) -> [String: Agreement.Gender] {
      Dictionary(
        sections.flatMap { names[$0] }.map { entry in
          let gender: Agreement.Gender =
            entry.column(1) == "M" ? .masculine : entry.column(1) == "F" ? .feminine : .unknown
          return (entry.text, gender)
        }, uniquingKeysWith: { first, _ in first })
    }
    common = genders("common")
    rare = genders("rare", "rare-\(language.rawValue)")
  }

  /// The gender of a common given name, unknown where both bear it; nil where it is none that is
  /// known.
  subscript(form: String) -> Agreement.Gender? { Self.gender(form, in: common) }

  /// Whom a given name is mostly given to, be it rare; nil where it is none that is known.
  func gender(of form: String) -> Agreement.Gender? { self[form] ?? Self.gender(form, in: rare) }

  /// Of two names joined by a hyphen (« Anne-Lise ») both must be known, and the first decides.
  private static func gender(
    _ form: String, in genders: [String: Agreement.Gender]
  ) -> Agreement.Gender? {
    if let gender = genders[form] { return gender }
    let parts = form.split(separator: "-")
    guard parts.count == 2, genders[String(parts[1])] != nil else { return nil }
    return genders[String(parts[0])]
  }
}
