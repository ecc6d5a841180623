import LiaisonText

/// How a lemma is made from a form: cut some scalars off the end, put others on.
package struct LemmaScript: Hashable, Sendable {
  package let cut: Int
  package let ending: String
  /// Whether the form's capitals stay, as in names.
  package let keepsCase: Bool

  package init(cut: Int, ending: String, keepsCase: Bool) {
    self.cut = cut
    self.ending = ending
    self.keepsCase = keepsCase
  }

  /// The script that makes `lemma` of `form`.
  package init(form: String, lemma: String) {
    let lower = form.lowercased()
    let keepsCase = lemma.contains(where: \.isUppercase) && lemma.lowercased() != lemma
    let start = Array((keepsCase ? form : lower).unicodeScalars)
    let target = Array(lemma.unicodeScalars)
    var shared = 0
    while shared < start.count, shared < target.count, start[shared] == target[shared] {
      shared += 1
    }
    cut = start.count - shared
    var ending = String.UnicodeScalarView()
    ending.append(contentsOf: target[shared...])
    self.ending = String(ending)
    self.keepsCase = keepsCase
  }

  /// As a line of the model file.
  package init?(line: String) {
    let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let cut = Int(parts[0]), cut >= 0 else { return nil }
    self.init(cut: cut, ending: String(parts[2]), keepsCase: parts[1] == "1")
  }

  package var line: String { "\(cut)\t\(keepsCase ? 1 : 0)\t\(ending)" }

  package func apply(to form: String) -> String {
    let start = keepsCase ? form : form.lowercased()
    if cut == 0, ending.isEmpty { return start }
    var scalars = start.unicodeScalars
    guard scalars.count >= cut else { return start }
    scalars.removeLast(cut)
    scalars.append(contentsOf: ending.unicodeScalars)
    return scalars.isEmpty ? start : String(scalars)
  }
}

/// Finds lemmas: by whole form where that is an exception, else by the longest known ending.
package struct Lemmatizer: Sendable {
  package static let longestEnding = 7

  private let rules: WordTable
  private let scripts: [LemmaScript]

  package init(_ file: ModelFile) throws(ModelError) {
    rules = try WordTable(.lemmaRules, of: file)
    scripts = try file.lines(.lemmaScripts).compactMap(LemmaScript.init(line:))
  }

  package func lemma(of form: String, tag: Int, features: UInt32) -> String {
    let scalars = form.unicodeScalars.map { ScalarCase.lowercase($0.value) }
    let group = Self.group(tag: tag, features: features)
    if let script = script(scalars, tag: tag, group: group) { return script.apply(to: form) }
    if group != 0, let script = script(scalars, tag: tag, group: 0) {
      return script.apply(to: form)
    }
    return tag == Self.properNoun ? form : form.lowercased()
  }

  private static let properNoun = PartOfSpeech.numbers["PROPN"] ?? 0

  /// What a rule depends on beside the form: tense and mood for verbs.
  package static func group(tag: Int, features: UInt32) -> UInt32 {
    let verbal: UInt32 = 0x7FF80
    let isVerb = tag == PartOfSpeech.numbers["VERB"] || tag == PartOfSpeech.numbers["AUX"]
    return isVerb ? features & verbal | 0x8000_0000 : 0
  }

  /// The rule for the whole form, else for its longest ending that has one.
  private func script(_ lower: [UInt32], tag: Int, group: UInt32) -> LemmaScript? {
    if let found = script(Self.formKey(lower, tag: tag, group: group)) { return found }
    for length in stride(from: min(Self.longestEnding, lower.count), through: 0, by: -1) {
      let key = Self.endingKey(lower.suffix(length), tag: tag, group: group)
      if let found = script(key) { return found }
    }
    return nil
  }

  private func script(_ key: UInt64) -> LemmaScript? {
    let entry = Int(rules.value(key))
    return scripts.indices.contains(entry) ? scripts[entry] : nil
  }

  package static func formKey(_ lower: [UInt32], tag: Int, group: UInt32) -> UInt64 {
    FeatureHash.mix(
      UInt64(UInt32(tag) << 1) ^ FeatureHash.mix(Vocabulary.key(lower) ^ UInt64(group)))
  }

  package static func endingKey(
    _ ending: some Collection<UInt32>, tag: Int, group: UInt32
  ) -> UInt64 {
    let key = FeatureHash.mix(Vocabulary.key(ending) ^ UInt64(group) &+ UInt64(ending.count) << 40)
    return FeatureHash.mix(UInt64(UInt32(tag) << 1 | 1) ^ key)
  }
}
