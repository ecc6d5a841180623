import LiaisonModel
import LiaisonText

/// The forms of verbs that treebanks may not hold, made from `Resources/*/inflections.txt`.
struct Inflections: Sendable {
  struct Reading: Sendable {
    let lemma: String
    let features: MorphologicalFeatures
  }

  private var forms: [String: [Reading]] = [:]

  init(_ language: Language, resources: ResourceDirectory) throws(ResourceError) {
    let file = try SectionedList(
      resources, module: "LiaisonExtraction", "\(language.rawValue)/inflections.txt")
    for entry in file["verbs"] {
      let pattern = entry.column(1)
      let endings = file["pattern \(pattern)"]
      guard !endings.isEmpty else {
        throw .malformed(
          path: file.path, line: entry.line,
          expected: "the second column must name a pattern, as in `[pattern \(pattern)]`")
      }
      for ending in endings {
        // « er > geons »: what is cut off the lemma, what is put in its place.
        let suffix = ending.column(0)
        guard entry.text.hasSuffix(suffix) else { continue }
        let form = entry.text.dropLast(suffix.count) + ending.column(1)
        add(String(form), entry.text, ending.column(2))
      }
    }
    for entry in file["irregular"] { add(entry.text, entry.column(1), entry.column(2)) }
  }

  private mutating func add(_ form: String, _ lemma: String, _ features: String) {
    let reading = Reading(
      lemma: lemma, features: MorphologicalFeatures(universal: features.replacing(",", with: "|")))
    if forms[form]?.contains(where: { $0.lemma == lemma }) != true {
      forms[form, default: []].append(reading)
    }
  }

  func readings(of form: String) -> [Reading] { forms[form] ?? [] }
}

extension MorphologicalFeatures {
  /// Reads a `FEATS` column of CoNLL-U.
  fileprivate init(universal text: some StringProtocol) {
    self = []
    for pair in text.split(separator: "|") {
      switch pair {
      case "Number=Sing": insert(.singular)
      case "Number=Plur": insert(.plural)
      case "Gender=Masc": insert(.masculine)
      case "Gender=Fem": insert(.feminine)
      case "Person=1": insert(.firstPerson)
      case "Person=3": insert(.thirdPerson)
      case "Tense=Past": insert(.past)
      case "Tense=Pres": insert(.present)
      case "Tense=Fut": insert(.future)
      case "Tense=Imp": insert(.imperfect)
      case "Mood=Ind": insert(.indicative)
      case "Mood=Cnd": insert(.conditional)
      case "VerbForm=Fin": insert(.finite)
      case "VerbForm=Inf": insert(.infinitive)
      case "VerbForm=Part": insert(.participle)
      case "VerbForm=Ger": insert(.gerund)
      default: break
      }
    }
  }
}
