import Testing

@testable import LiaisonExtraction

@Suite struct NamingTests {
  @Test(arguments: [
    // A legal form, a noun before or behind, a ticker tell an organisation.
    ("Orvane SA a fermé.", "Orvane SA: Organization"),
    ("La start-up Orvane a fermé.", "Orvane: Organization"),
    ("Orvane, une start-up, a fermé.", "Orvane: Organization"),
    ("Orvane (ORV) a fermé.", "Orvane: Organization"),
    ("OrvaneAI a fermé.", "OrvaneAI: Organization"), ("Le fonds Orvane a fermé.", "Orvane: Fund"),
    ("Orvane Capital Partners a fermé.", "Orvane Capital Partners: Organization"),
    // A title, a given name, a role tell a person.
    ("Mme Orvane est partie.", "Orvane: Person"),
    ("Inès Orvane est partie.", "Inès Orvane: Person"),
    ("Le milliardaire Orvane est parti.", "Orvane: Person"),
    ("Tudor Kelvinek, avocat, est parti.", "Tudor Kelvinek: Person"),
    ("Jean-Claude Orvane est parti.", "Jean-Claude Orvane: Person"),
    ("Elle vit à Paris.", "Paris: Location"),
  ])
  func `what stands around a name tells its type`(text: String, entity: String) throws {
    #expect(try Reading.entities(text) == [entity])
  }

  @Test func `a particle of two words belongs to the name`() throws {
    let entities = try Reading.entities("Inès van der Orvane est partie.")
    #expect(entities == ["Inès van der Orvane: Person"])
  }

  @Test(arguments: [
    (
      "Inès Carcassonne a fondé Orvane. Carcassonne dirige Palador.",
      ["Inès Carcassonne: Person", "Orvane: Organization", "Palador: Organization"]
    ),
    (
      "La société Orvane Industries recrute. Orvane a dix ans.",
      ["Orvane Industries: Organization"]
    ),
    (
      "La Caisse Orvane Palador recrute. La COP a dix ans.", ["Caisse Orvane Palador: Organization"]
    ),
  ])
  func `a short form means the full name`(text: String, entities: [String]) throws {
    #expect(try Reading.entities(text) == entities)
  }

  @Test func `of two people with one surname the one named last is meant`() throws {
    let text = """
      Inès Carcassonne a fondé Orvane. Bob Carcassonne est parti. Carcassonne poursuit Palador.
      """
    #expect(
      try Reading.claims(text) == [
        "founded: Inès Carcassonne -> Orvane (asserted)",
        "sues: Bob Carcassonne -> Palador (asserted)",
      ])
  }

  @Test func `a title tells which of two people with one surname is meant`() throws {
    let text = """
      Inès Carcassonne a fondé Orvane. Bob Carcassonne est parti. Mme Carcassonne poursuit Palador.
      """
    #expect(
      try Reading.claims(text) == [
        "founded: Inès Carcassonne -> Orvane (asserted)",
        "sues: Inès Carcassonne -> Palador (asserted)",
      ])
  }

  @Test func `a company is not the founder whose name it bears`() throws {
    let text =
      "Inès Carcassonne a fondé Carcassonne Industries. Carcassonne Industries poursuit Palador."
    #expect(
      try Reading.claims(text) == [
        "founded: Inès Carcassonne -> Carcassonne Industries (asserted)",
        "sues: Carcassonne Industries -> Palador (asserted)",
      ])
  }
}
