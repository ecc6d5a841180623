extension MorphologicalFeatures {
  /// Each feature with its spelling in Universal Dependencies, in the order of their names there.
  private static let spellings: [(name: String, value: String, feature: MorphologicalFeatures)] = [
    ("Definite", "Def", .definite), ("Definite", "Ind", .indefinite),
    ("Gender", "Fem", .feminine), ("Gender", "Masc", .masculine),
    ("Mood", "Cnd", .conditional), ("Mood", "Imp", .imperative), ("Mood", "Ind", .indicative),
    ("Mood", "Sub", .subjunctive),
    ("Number", "Plur", .plural), ("Number", "Sing", .singular),
    ("Person", "1", .firstPerson), ("Person", "2", .secondPerson), ("Person", "3", .thirdPerson),
    ("Poss", "Yes", .possessive), ("PronType", "Rel", .relative), ("Reflex", "Yes", .reflexive),
    ("Tense", "Fut", .future), ("Tense", "Imp", .imperfect), ("Tense", "Past", .past),
    ("Tense", "Pres", .present),
    ("VerbForm", "Fin", .finite), ("VerbForm", "Ger", .gerund), ("VerbForm", "Inf", .infinitive),
    ("VerbForm", "Part", .participle),
    ("Voice", "Pass", .passive),
  ]

  /// Reads the FEATS column of a CoNLL-U line; what this type does not hold is left out.
  public init(universal text: String) {
    self = []
    for pair in text.split(separator: "|") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      for value in parts[1].split(separator: ",") {
        for spelling in Self.spellings where spelling.name == parts[0] && spelling.value == value {
          insert(spelling.feature)
        }
      }
    }
  }

  /// The features as the FEATS column of CoNLL-U writes them; `_` for none.
  public var universal: String {
    var parts: [String] = []
    var last = ""
    for spelling in Self.spellings where contains(spelling.feature) {
      if spelling.name == last {
        parts[parts.count - 1] += "," + spelling.value
      } else {
        parts.append("\(spelling.name)=\(spelling.value)")
      }
      last = spelling.name
    }
    return parts.isEmpty ? "_" : parts.joined(separator: "|")
  }
}
