import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct CoreferenceTests {
  /// Each row: sentences, and the claims of the last.
  @Test(arguments: [
    // Definite nominals.
    (
      "La start-up Orvane recrute. Palador poursuit la start-up.",
      "sues: Palador -> Orvane (asserted)"
    ),
    (
      "Le milliardaire Bob Tanguy est là. Le milliardaire a fondé Orvane.",
      "founded: Bob Tanguy -> Orvane (asserted)"
    ),
    // A noun that no lexicon has is whoever the text called so.
    (
      "La vinaigrerie Orvane recrute. Le sabotier Palador aussi. Alice Verdier poursuit la vinaigrerie.",
      "sues: Alice Verdier -> Orvane (asserted)"
    ),
    (
      "Le sabotier Palador recrute. La vinaigrerie Orvane aussi. Alice Verdier poursuit le sabotier.",
      "sues: Alice Verdier -> Palador (asserted)"
    ),
    // Pronouns agree in gender.
    (
      "Alice Verdier et Bob Tanguy sont là. Alice Verdier se tait. Elle a fondé Orvane.",
      "founded: Alice Verdier -> Orvane (asserted)"
    ),
    ("Bob Tanguy est là. Il a fondé Orvane.", "founded: Bob Tanguy -> Orvane (asserted)"),
    ("Orvane recrute. Bob Tanguy l’a fondée.", "founded: Bob Tanguy -> Orvane (asserted)"),
    // Possessives go back to the subject.
    (
      "Bob Tanguy a choisi Alice Verdier comme sa conseillère.",
      "advises: Alice Verdier -> Bob Tanguy (asserted)"
    ),
    (
      "Orvane a un litige. Son fondateur, Bob Tanguy, se tait.",
      "founded: Bob Tanguy -> Orvane (asserted)"
    ),
    // A role stands for whoever has it.
    (
      "Bob Tanguy, PDG d’Orvane, est là. Le PDG d’Orvane poursuit Palador.",
      "sues: Bob Tanguy -> Palador (asserted)"
    ),
  ])
  func `what points back is read as what it means`(text: String, claim: String) throws {
    #expect(try Reading.claims(text) == [claim])
  }

  @Test(arguments: [
    ("Alice Fernsby is here. She founded Numerix.", "founded: Alice Fernsby -> Numerix (asserted)"),
    ("Bob Tanner is here. Palador has sued him.", "sues: Palador -> Bob Tanner (asserted)"),
    (
      "Numerix is a start-up. Its founder, Bob Tanner, left.",
      "founded: Bob Tanner -> Numerix (asserted)"
    ),
    (
      "The billionaire Bob Tanner is here. The billionaire founded Numerix.",
      "founded: Bob Tanner -> Numerix (asserted)"
    ),
  ])
  func `what points back in English is read as what it means`(text: String, claim: String) throws {
    #expect(try Reading.claims(text, .english) == [claim])
  }

  @Test(arguments: [
    "Il a fondé Orvane.", "L’entreprise poursuit Palador.", "Elles ont investi dans Orvane.",
    // A woman is not « il ».
    "Alice Verdier est là. Il a fondé Orvane.",
  ])
  func `what points at nothing that is named makes no claim`(text: String) throws {
    #expect(try Reading.claims(text).isEmpty)
  }
}
