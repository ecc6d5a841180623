import LiaisonAnalysis
import LiaisonText

/// Chooses the rules that the lemmatizer looks up.
///
/// Endings first: for each ending up to seven scalars the script that most word types take, kept
/// only where a shorter ending would say something else; then whole forms where the endings err.
struct LemmaTrainer {
  private struct Form: Hashable {
    let lower: [UInt32]
    let tag: Int
    let group: UInt32
  }

  private var counts: [Form: [LemmaScript: Int]] = [:]

  /// Counts that `form` had `lemma`; gold text weighs more than a lexicon's entry.
  mutating func add(form: String, lemma: String, tag: Int, features: UInt32, weight: Int) {
    guard !lemma.isEmpty, lemma != "_" else { return }
    let script = LemmaScript(form: form, lemma: lemma)
    let lower = form.unicodeScalars.map { ScalarCase.lowercase($0.value) }
    let group = Lemmatizer.group(tag: tag, features: features)
    counts[Form(lower: lower, tag: tag, group: group), default: [:]][script, default: 0] += weight
    if group != 0 {
      counts[Form(lower: lower, tag: tag, group: 0), default: [:]][script, default: 0] += weight
    }
  }

  func build(into model: inout ModelWriter) {
    let forms = counts.map { (form: $0.key, script: Self.best($0.value)) }.sorted {
      ($0.form.tag, $0.form.group) != ($1.form.tag, $1.form.group)
        ? ($0.form.tag, $0.form.group) < ($1.form.tag, $1.form.group)
        : $0.form.lower.lexicographicallyPrecedes($1.form.lower)
    }
    var votes: [UInt64: [LemmaScript: Int]] = [:]
    for (form, script) in forms {
      for length in 0...min(Lemmatizer.longestEnding, form.lower.count) {
        let key = Lemmatizer.endingKey(form.lower.suffix(length), tag: form.tag, group: form.group)
        votes[key, default: [:]][script, default: 0] += 1
      }
    }
    var rules = Rules()
    // From short to long, so that a rule is kept only if it changes what the shorter ones say.
    for length in 0...Lemmatizer.longestEnding {
      for (form, _) in forms where form.lower.count >= length {
        let ending = form.lower.suffix(length)
        let key = Lemmatizer.endingKey(ending, tag: form.tag, group: form.group)
        guard let vote = votes[key], rules[key] == nil else { continue }
        let script = Self.best(vote)
        // One word alone shows no rule.
        guard length == 0 || vote[script, default: 0] >= 2 else { continue }
        if rules.answer(form.lower, tag: form.tag, group: form.group, shorterThan: length) != script
        {
          rules.set(key, script)
        }
      }
    }
    for (form, script) in forms {
      let said = rules.answer(
        form.lower, tag: form.tag, group: form.group, shorterThan: Lemmatizer.longestEnding + 1)
      guard said != script else { continue }
      rules.set(
        Lemmatizer.formKey(form.lower, tag: form.tag, group: form.group), script)
    }
    model.set(
      .lemmaRules,
      WordTable.encode(
        rules.order.compactMap { key in
          rules.numbers[key].map { (key, $0) }
        }))
    model.set(.lemmaScripts, lines: rules.scripts.map(\.line))
  }

  /// The script counted most; of equals the one that comes first as text.
  private static func best(_ counts: [LemmaScript: Int]) -> LemmaScript {
    counts.max { ($0.value, $1.key.line) < ($1.value, $0.key.line) }?.key
      ?? LemmaScript(cut: 0, ending: "", keepsCase: false)
  }

  private struct Rules {
    var numbers: [UInt64: UInt16] = [:]
    var order: [UInt64] = []
    var scripts: [LemmaScript] = []
    private var scriptNumbers: [LemmaScript: UInt16] = [:]

    subscript(key: UInt64) -> UInt16? { numbers[key] }

    mutating func set(_ key: UInt64, _ script: LemmaScript) {
      if scriptNumbers[script] == nil {
        guard scripts.count < Int(WordTable.none) else { return }
        scriptNumbers[script] = UInt16(scripts.count)
        scripts.append(script)
      }
      if numbers[key] == nil { order.append(key) }
      numbers[key] = scriptNumbers[script]
    }

    func answer(
      _ lower: [UInt32], tag: Int, group: UInt32, shorterThan limit: Int
    ) -> LemmaScript? {
      var length = min(limit - 1, lower.count)
      while length >= 0 {
        let key = Lemmatizer.endingKey(lower.suffix(length), tag: tag, group: group)
        if let number = numbers[key] { return scripts[Int(number)] }
        length -= 1
      }
      return nil
    }
  }
}
