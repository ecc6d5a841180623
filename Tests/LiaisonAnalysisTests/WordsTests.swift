import LiaisonAnalysis
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct WordsTests {
  @Test(arguments: [
    ("fondèrent", "fonder"), ("aux", "à"), ("l'", "le"), ("OpenAI", "OpenAI"), ("États", "état"),
    ("suis", "être"), ("", "x"), ("x", ""),
  ])
  func `a script makes the lemma it was made from, also after it was written down`(
    form: String, lemma: String
  ) throws {
    let script = LemmaScript(form: form, lemma: lemma)
    let read = try #require(LemmaScript(line: script.line))
    #expect(read == script)
    #expect(script.apply(to: form) == (lemma.isEmpty ? form : lemma))
  }

  @Test func `features survive their spelling`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let features = MorphologicalFeatures(rawValue: UInt32.random(in: 0..<1 << 25, using: &random))
      #expect(MorphologicalFeatures(universal: features.universal) == features)
    }
    #expect(MorphologicalFeatures([]).universal == "_")
    #expect(MorphologicalFeatures(universal: "Case=Nom|Number=Plur") == .plural)
  }

  @Test(arguments: [("É", "é"), ("Z", "z"), ("ß", "ß"), ("İ", "İ"), ("’", "'"), ("×", "×")])
  func `lower case keeps one scalar one scalar`(upper: String, lower: String) throws {
    let scalar = try #require(upper.unicodeScalars.first?.value)
    #expect(ScalarCase.lowercase(scalar) == lower.unicodeScalars.first?.value)
  }
}
