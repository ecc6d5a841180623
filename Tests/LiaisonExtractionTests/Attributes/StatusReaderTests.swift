import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct StatusReaderTests {
  private static func verb(
    _ tense: VerbGroup.Tense, effects: [ControlEffect] = [], isNegated: Bool = false
  ) -> VerbGroup {
    var verb = VerbGroup(tokens: 0..<1, head: 0, lemma: "fonder", form: .finite, tense: tense)
    verb.effects = effects
    verb.isNegated = isNegated
    return verb
  }

  @Test(arguments: [
    (VerbGroup.Tense.past, RelationStatus?.some(.asserted)), (.present, .asserted),
    (.future, .planned), (.conditional, .alleged), (.subjunctive, nil), (.imperfect, .asserted),
  ])
  func `the tense gives the status of an event`(tense: VerbGroup.Tense, status: RelationStatus?) {
    #expect(StatusReader().status(of: Self.verb(tense), isLasting: false, frame: nil) == status)
  }

  @Test func `an imperfect puts a state into the past`() {
    #expect(
      StatusReader().status(of: Self.verb(.imperfect), isLasting: true, frame: nil) == .former)
  }

  @Test(arguments: [
    (ControlEffect.planned, RelationStatus?.some(.planned)), (.threat, .planned),
    (.alleged, .alleged),
    (.denied, .denied), (.not, nil), (.cause, nil), (.same, .asserted),
  ])
  func `a governing verb gives its status`(effect: ControlEffect, status: RelationStatus?) {
    let verb = Self.verb(.present, effects: [effect])
    #expect(StatusReader().status(of: verb, isLasting: false, frame: nil) == status)
  }

  @Test func `what is negated is claimed in no tense`() {
    for tense in [VerbGroup.Tense.past, .present, .future, .conditional] {
      let verb = Self.verb(tense, effects: [.planned], isNegated: true)
      #expect(StatusReader().status(of: verb, isLasting: false, frame: .planned) == nil)
    }
  }

  @Test(arguments: [
    ("Inès Carcassonne a poursuivi Palador.", "sues: Inès Carcassonne -> Palador (asserted)"),
    ("Inès Carcassonne poursuivra Palador.", "sues: Inès Carcassonne -> Palador (planned)"),
    ("Inès Carcassonne aurait poursuivi Palador.", "sues: Inès Carcassonne -> Palador (alleged)"),
    (
      "Inès Carcassonne menace de poursuivre Palador.",
      "sues: Inès Carcassonne -> Palador (planned)"
    ),
    ("Inès Carcassonne conseillait Palador.", "advises: Inès Carcassonne -> Palador (former)"),
  ])
  func `the status of a sentence's claim is that of its verb`(text: String, claim: String) throws {
    #expect(try Reading.claims(text) == [claim])
  }

  @Test(arguments: [
    "Inès Carcassonne n’a pas poursuivi Palador.", "Inès Carcassonne n’a jamais poursuivi Palador.",
    "Inès Carcassonne ne poursuivra pas Palador.", "Inès Carcassonne refuse de poursuivre Palador.",
  ])
  func `a denial is no claim`(text: String) throws {
    #expect(try Reading.claims(text).isEmpty)
  }
}
