import LiaisonModel
import Testing

@testable import LiaisonText

@Suite struct LanguageDetectionTests {
  @Test(arguments: [
    (Language.french, "Inès a fondé la start-up Orvane."),
    (.french, "Elle poursuit une entreprise."),
    (.french, "Le New York Times et The Guardian sont dans la salle."),
    (.french, "L’ami de Bob est parti."),
    (.english, "The firm was founded by Alice."), (.english, "She is an adviser to the fund."),
    (.english, "Alice has sued Le Monde and the Crédit Agricole."),
    // Where nothing tells, it is taken for French.
    (.french, ""), (.french, "12 345"), (.french, "Numerix Palador"),
  ])
  func `the language is that of the function words`(language: Language, text: String) throws {
    let analyzer = try DocumentAnalyzer()
    #expect(analyzer.detectLanguage(text) == language)
  }

  @Test func `a language that is known beforehand is not guessed`() throws {
    let source = SourceDocument(id: "test", text: "The firm was sold.", language: .french)
    let document = try DocumentAnalyzer().analyze(source)
    #expect(document.language == .french)
  }
}
