import LiaisonModel
import LiaisonText

extension ExtractionPipeline {
  /// What was read on the way to the relations, for a person to look at.
  func debugDump(_ document: SourceDocument) -> String {
    let reading = reading(of: document)
    var out = ""
    func t(_ r: Range<Int>) -> String { r.map { reading.tokens[$0].form }.joined(separator: " ") }
    for (s, structure) in reading.structures.enumerated() {
      out += "S\(s) [\(reading.document.sentences[s].kind)] \(t(structure.tokens))\n"
      for (i, p) in structure.phrases.enumerated() {
        let e =
          reading.entities.entityOf[.init(sentence: s, phrase: i)].map {
            reading.entities.entities[$0].name
          } ?? "-"
        out +=
          "   p\(i) \(p.group.kind) [\(p.group.preposition)] \(t(p.group.tokens)) noun=\(p.group.lemma) lem=\(reading.tokens[p.group.head].lemma) det=\(p.group.determiner) appOf=\(p.appositionOf.map(String.init) ?? "") apps=\(p.appositions) comp=\(p.complements.map { "\($0.preposition)\($0.phrases)" }) coord=\(p.coordination) e=\(e)\n"
      }
      for (i, c) in structure.clauses.enumerated() {
        out +=
          "   c\(i) \(c.kind) parent=\(c.parent.map(String.init) ?? "") ante=\(c.antecedents) before=\(c.before) verb=\(c.verb.map { "\($0.lemma)<\(t($0.tokens))> \($0.form) \($0.tense) pass=\($0.isPassive) neg=\($0.isNegated) eff=\($0.effects) cl=\($0.clitics.map(\.function)) sp=\($0.subjectPronoun != nil)" } ?? "-") after=\(c.after) share=\(c.sharesSubjectOf.map(String.init) ?? "")\n"
      }
    }
    for e in reading.entities.entities {
      out +=
        "E \(e.name) \(e.type) \(e.typeScores.sorted { $0.key < $1.key }) \(e.nouns.sorted())\n"
    }
    return out
  }
}
