public import LiaisonModel

/// The words of a diagram in one language.
public struct DiagramVocabulary: Hashable, Sendable, Codable {
  public var language: Language
  public var entityTypes: [EntityType: String]
  /// The verb of a relation, as it stands on its line. A type without one shows its own name.
  public var verbs: [RelationType: String]
  public var statuses: [RelationStatus: String]
  /// From January; short, as they stand in a label.
  public var months: [String]
  /// Million, thousand million, and perhaps million million, as they follow a number.
  public var scales: [String]

  public init(
    language: Language, entityTypes: [EntityType: String], verbs: [RelationType: String],
    statuses: [RelationStatus: String], months: [String], scales: [String]
  ) {
    self.language = language
    self.entityTypes = entityTypes
    self.verbs = verbs
    self.statuses = statuses
    self.months = months
    self.scales = scales
  }

  /// The words of a language.
  public static func of(_ language: Language) -> DiagramVocabulary {
    switch language {
    case .french: french
    case .english: english
    }
  }

  static let french = DiagramVocabulary(
    language: .french,
    entityTypes: [
      .person: "Personne", .organization: "Organisation", .fund: "Fonds",
      .governmentBody: "Organisme public", .project: "Projet", .location: "Lieu", .work: "Œuvre",
    ],
    verbs: [
      .founded: "fonde", .sues: "poursuit", .donatedTo: "donne à", .advises: "conseille",
      .investsIn: "investit dans", .leads: "dirige", .owns: "possède",
    ],
    statuses: [
      .asserted: "affirmé", .planned: "prévu", .former: "terminé", .alleged: "allégué",
      .denied: "démenti",
    ],
    months: [
      "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
      "déc.",
    ],
    scales: ["M", "Md"])

  static let english = DiagramVocabulary(
    language: .english,
    entityTypes: [
      .person: "Person", .organization: "Organization", .fund: "Fund",
      .governmentBody: "Government body", .project: "Project", .location: "Place", .work: "Work",
    ],
    verbs: [
      .founded: "founded", .sues: "sues", .donatedTo: "donated to", .advises: "advises",
      .investsIn: "invests in", .leads: "leads", .owns: "owns",
    ],
    statuses: [
      .asserted: "asserted", .planned: "planned", .former: "ended", .alleged: "alleged",
      .denied: "denied",
    ],
    months: [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    scales: ["M", "bn", "tn"])
}

extension DiagramVocabulary {
  func name(of type: EntityType) -> String { entityTypes[type] ?? type.rawValue }
  /// Never blank, as Graphviz refuses markup around nothing.
  func verb(of type: RelationType) -> String {
    let verb = DOTText.printable(verbs[type] ?? type.rawValue)
    return verb.allSatisfy(\.isWhitespace) ? "?" : verb
  }

  func name(of status: RelationStatus) -> String { statuses[status] ?? status.rawValue }

  /// `août 2024`, `5 Aug 2024`.
  func text(_ date: PartialDate) -> String {
    let year = String(date.year)
    guard let month = date.month, months.indices.contains(month - 1) else { return year }
    let start = date.day.map { $0 == 1 && language == .french ? "1er " : "\($0) " } ?? ""
    return "\(start)\(months[month - 1]) \(year)"
  }

  /// `1 M$`, `500 Md$`, `$1.5bn`: to three figures, as a line's label has room for.
  func text(_ amount: MonetaryAmount) -> String {
    let sign = Self.signs[amount.currency] ?? amount.currency
    let (number, scale) = rounded(amount.value)
    switch language {
    case .french:
      let separator = scale.isEmpty || sign.count > 1 ? "\u{A0}" : ""
      let scaled = scale.isEmpty ? number : "\(number)\u{A0}\(scale)"
      return scaled + separator + sign
    case .english:
      return sign.count == 1 ? sign + number + scale : "\(sign) \(number)\(scale)"
    }
  }

  private static let signs = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"]

  private func rounded(_ value: Double) -> (number: String, scale: String) {
    // 999,600,000 is rounded to 1 bn, not to 1,000 M.
    let sizes = [1e6, 1e9, 1e12].prefix(scales.count)
    guard value.isFinite, value < 1e18, let step = sizes.lastIndex(where: { value >= $0 * 0.9995 })
    else { return (value.magnitude < 1e6 ? grouped(value) : String(value), "") }
    let scaled = value / sizes[step]
    let digits = scaled < 9.995 ? 100.0 : scaled < 99.95 ? 10.0 : 1.0
    return (grouped((scaled * digits).rounded() / digits), scales[step])
  }

  /// `250 000`, `250,000`, `1,5`: to the hundredth.
  private func grouped(_ value: Double) -> String {
    let hundredths = Int((value.magnitude * 100).rounded())
    var digits = Array(String(hundredths / 100))
    for position in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(language == .french ? "\u{202F}" : ",", at: position)
    }
    var fraction = String(hundredths % 100 + 100).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let mark = fraction.isEmpty ? "" : language == .french ? "," : "."
    return (value < 0 ? "-" : "") + String(digits) + mark + fraction
  }

  /// What a diagram rests on: `Source : 5 documents, 24 relations (2015 – 2024)`.
  func source(documents: Int, relations: Int, from first: Int?, to last: Int?) -> String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number > 1 ? "s" : "")"
    }
    let parts = [
      documents > 0 ? count(documents, "document") : nil, count(relations, "relation"),
    ].compactMap { $0 }
    let head = language == .french ? "Source : " : "Source: "
    return head + parts.joined(separator: ", ")
      + (years(from: first, to: last).map { " (\($0))" } ?? "")
  }

  /// What the source line adds where not all is drawn.
  func limitedView(shown: Int, of all: Int) -> String {
    switch language {
    case .french: "les \(shown) plus liés de \(all) noms"
    case .english: "the \(shown) most connected of \(all) names"
    }
  }

  /// `2015–2024`, `2015`.
  func years(from first: Int?, to last: Int?) -> String? {
    guard let first, let last else { return nil }
    return first == last ? "\(first)" : "\(first)\u{2013}\(last)"
  }
}
