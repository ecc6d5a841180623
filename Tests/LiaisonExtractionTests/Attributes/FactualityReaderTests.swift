import LiaisonModel
import Testing

@testable import LiaisonExtraction

@Suite struct FactualityReaderTests {
  @Test(arguments: [
    ("Alice Fernsby never founded Palador, the software start-up.", Language.english),
    (
      "Neither Alice Fernsby nor Wilf Sandal has invested in Palador, the software start-up.",
      .english
    ),
    ("If Alice Fernsby sues Palador, the firm will close.", .english),
    ("Alice Fernsby considered suing Palador, but did not.", .english),
    ("Alice Fernsby has ruled out suing Palador.", .english),
    ("Alice Fernsby may donate £2m to the Hartwell Foundation.", .english),
    (
      "Alice Fernsby wishes it known that she has not taken legal action against Palador.", .english
    ),
    ("There is no evidence that Alice Fernsby donated to the Hartwell Foundation.", .english),
    ("Alice Fernsby was asked to advise Palador but turned it down.", .english),
    ("Alice Fernsby would have sued Palador had it not apologised.", .english),
    ("Anne Verdier n'a jamais fondé la société Orvane.", .french),
    ("Ce n'est pas Anne Verdier qui a fondé la société Orvane.", .french),
    ("Si Anne Verdier attaque la société Orvane en justice, elle perdra.", .french),
    ("Anne Verdier a renoncé à poursuivre la société Orvane.", .french),
    ("Anne Verdier a refusé d'entrer au capital de la société Orvane.", .french),
    ("Anne Verdier rêve de fonder la société Orvane.", .french),
    ("Rien ne prouve qu'Anne Verdier ait donné de l'argent à la Fondation Hartel.", .french),
  ])
  func `what a sentence denies, supposes or leaves open is claimed by nobody`(
    text: String, language: Language
  ) throws {
    let document = SourceDocument(id: "test", text: text, language: language)
    #expect(try Reading.whole.get().extract(from: document).records.isEmpty)
  }

  @Test(arguments: [
    ("Anna Corrie to sue Gildenhall over patents", RelationStatus.planned),
    ("Alice Fernsby would love to invest in Palador, the software start-up.", .planned),
    ("Wilf Sandal accused Alice Fernsby of suing Palador.", .alleged),
    ("Alice Fernsby denied that she had ever advised Wilf Sandal.", .denied),
    ("It was Alice Fernsby who founded Palador, the software start-up.", .asserted),
    ("Alice Fernsby, not Wilf Sandal, founded Palador, the software start-up.", .asserted),
    ("Alice Fernsby founded Palador, not Gildenhall.", .asserted),
  ])
  func `a relation has the status that governing words give it`(
    text: String, status: RelationStatus
  ) throws {
    let document = SourceDocument(id: "test", text: text, language: .english)
    let records = try Reading.whole.get().extract(from: document).records
    #expect(records.map(\.source) == [text.hasPrefix("Anna") ? "Anna Corrie" : "Alice Fernsby"])
    #expect(records.map(\.status) == [status])
  }
}
