import LiaisonModel
import Testing

@testable import LiaisonCLI

@Suite struct NameIndexTests {
  private let index = NameIndex([
    Entity(id: "person/lea-morel", type: .person, name: "Léa Morel", aliases: ["Morel"]),
    Entity(id: "person/paul-morel", type: .person, name: "Paul Morel", aliases: ["Morel"]),
    Entity(id: "org/vaxia", type: .organization, name: "Vaxia", aliases: ["l’entreprise Vaxia"]),
    Entity(id: "fund/vaxia", type: .fund, name: "Fonds Vaxia"),
  ])

  @Test(arguments: [
    ("Léa Morel", "person/lea-morel"), ("LEA  MOREL", "person/lea-morel"),
    ("L'entreprise vaxia", "org/vaxia"), ("fund/vaxia", "fund/vaxia"), ("vaxia", "org/vaxia"),
  ])
  func `a name is found apart from its spelling`(text: String, id: Entity.ID) throws {
    #expect(try index.entity(called: text).id == id)
  }

  @Test func `a name of two is not decided`() {
    let failure = #expect(throws: CommandFailure.self) { try index.entity(called: "morel") }
    #expect(failure?.status == .notThere)
    #expect(
      failure?.message
        == "“morel” can mean Léa Morel (Person, person/lea-morel) or Paul Morel "
        + "(Person, person/paul-morel); say which.")
  }

  @Test(
    arguments: [
      ("Vaxai", ["Vaxia"]), ("Lea Moral", ["Léa Morel"]), ("Xyz", []),
      ("Vaxia SA", ["Vaxia", "Fonds Vaxia"]),
    ] as [(String, [String])])
  func `the nearest names are suggested`(text: String, names: [String]) {
    #expect(index.nearest(to: text, limit: 2) == names)
  }
}
