import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct ClauseArgumentsTests {
  @Test(arguments: [
    ("Verdier a fondé Numerix.", ["fonder(object=Numerix, subject=Verdier)"]),
    (
      "Verdier poursuit Numerix et Palador.",
      ["poursuivre(object=Numerix+Palador, subject=Verdier)"]
    ),
    ("Verdier et Tanguy ont fondé Numerix.", ["fonder(object=Numerix, subject=Verdier+Tanguy)"]),
    // The passive: who does it stands behind « par ».
    ("Numerix a été fondée par Verdier.", ["fonder(by=Verdier, object=Numerix, subject=Verdier)"]),
    ("Numerix a été fondée.", ["fonder(object=Numerix)"]),
    // Relative clauses.
    (
      "Verdier, qui a fondé Numerix, dort.",
      ["dormir(subject=Verdier)", "fonder(object=Numerix, subject=Verdier)"]
    ),
    // Participles hang on what they stand behind, or before.
    (
      "Numerix, fondée par Verdier, recrute.",
      ["recruter(subject=Numerix)", "fonder(by=Verdier, object=Numerix, subject=Verdier)"]
    ),
    // Coordinated verbs share their subject.
    (
      "Verdier a fondé Numerix et poursuit Palador.",
      ["fonder(object=Numerix, subject=Verdier)", "poursuivre(object=Palador, subject=Verdier)"]
    ),
    (
      "Verdier a fondé Numerix, et Tanguy poursuit Palador.",
      ["fonder(object=Numerix, subject=Verdier)", "poursuivre(object=Palador, subject=Tanguy)"]
    ),
    // What governs an infinitive lends it its subject.
    ("Verdier compte poursuivre Palador.", ["poursuivre(object=Palador, subject=Verdier)"]),
    // Pronouns.
    ("Elle a fondé Numerix.", ["fonder(object=Numerix, subject=Elle)"]),
    ("Verdier l’a fondée.", ["fonder(object=l', subject=Verdier)"]),
    // Other functions keep their preposition's name.
    ("Verdier a investi dans Numerix.", ["investir(in=Numerix, subject=Verdier)"]),
  ])
  func `French arguments are found by function`(text: String, clauses: [String]) throws {
    #expect(try Reading.clauses(text).sorted() == clauses.sorted())
  }

  @Test(arguments: [
    ("Tanner founded Numerix.", ["found(object=Numerix, subject=Tanner)"]),
    ("Numerix was founded by Tanner.", ["found(by=Tanner, object=Numerix, subject=Tanner)"]),
    (
      "Tanner, who founded Numerix, sued Palador.",
      ["found(object=Numerix, subject=Tanner)", "sue(object=Palador, subject=Tanner)"]
    ),
    (
      "Tanner founded Numerix and sued Palador.",
      ["found(object=Numerix, subject=Tanner)", "sue(object=Palador, subject=Tanner)"]
    ),
    ("Tanner plans to sue Palador.", ["sue(object=Palador, subject=Tanner)"]),
    ("Tanner invested in Numerix.", ["invest(in=Numerix, subject=Tanner)"]),
  ])
  func `English arguments are found by function`(text: String, clauses: [String]) throws {
    #expect(try Reading.clauses(text, .english).sorted() == clauses.sorted())
  }

  @Test func `a relative object behind a comma is found`() throws {
    let clauses = try Reading.clauses("Numerix, que Verdier a fondée, recrute.")
    #expect(clauses.contains("fonder(object=Numerix, subject=Verdier)"))
  }

  @Test func `a clause without a verb takes that of the clause before`() throws {
    let read = try Reading.claims(
      "Numerix a donné 2 millions d’euros à la Fondation Palador ; Sorbex, 1 million d’euros.")
    #expect(
      read == [
        "donated-to: Numerix -> Fondation Palador (asserted)",
        "donated-to: Sorbex -> Fondation Palador (asserted)",
      ])
  }

  @Test(arguments: [
    (
      "Alice Verdier, fondatrice de Numerix, conseillère de Sorbex et actionnaire de Palador, dort.",
      [
        "advises: Alice Verdier -> Sorbex (asserted)",
        "founded: Alice Verdier -> Numerix (asserted)",
        "invests-in: Alice Verdier -> Palador (asserted)",
      ]
    ),
    (
      "Le fondateur de Numerix, Bob Tanguy, poursuit Sorbex, un investisseur de Palador.",
      [
        "founded: Bob Tanguy -> Numerix (asserted)", "invests-in: Sorbex -> Palador (asserted)",
        "sues: Bob Tanguy -> Sorbex (asserted)",
      ]
    ),
    (
      "Alice Verdier et Bob Tanguy, cofondateurs de Numerix, dorment.",
      ["founded: Alice Verdier -> Numerix (asserted)", "founded: Bob Tanguy -> Numerix (asserted)"]
    ),
  ])
  func `chains of appositions are read one by one`(text: String, claims: [String]) throws {
    #expect(try Reading.claims(text) == claims)
  }
}
