import Foundation
import LiaisonAnalysis
import LiaisonExtraction
import LiaisonModel
import Testing
import _LiaisonTestSupport

@testable import LiaisonTrain

@Suite struct NameTrainingTests {
  private static func sentence(
    _ text: String, _ labels: [Int?], _ pipeline: ExtractionPipeline
  ) throws -> NamedSentence {
    let input = pipeline.nameInput(
      for: SourceDocument(id: "test", text: text, language: .french))
    let sentence = try #require(input.sentences.first)
    return NamedSentence(input: sentence, labels: labels)
  }

  @Test
  func `What is learned is found again, the same bytes each time, and open words are left alone`()
    throws
  {
    let pipeline = try ExtractionPipeline(usesClassifier: false, usesNameTagger: false)
    let sentences = [
      try Self.sentence("Anne de Brix aime Kardelo.", [1, 2, 2, 0, 3, 0], pipeline),
      try Self.sentence("Paul de Vaux quitte Tarvelo.", [1, 2, 2, 0, nil, 0], pipeline),
    ]
    func trained() -> [UInt8] {
      var writer = ModelWriter()
      NameTrainer(epochs: 6).train([], articles: sentences, into: &writer) { _ in }
      return writer.encoded()
    }
    let once = trained()
    #expect(once == trained())
    let folder = try TemporaryFolder()
    try folder.write("names.model", Data(once))
    let found = try NameTagger(ModelFile(path: folder.url("names.model").path)).names(
      sentences[0].input)
    #expect(found.map(\.words) == [0..<3, 4..<5])
    #expect(found.map(\.best) == [.person, .organization])
  }
}
