import Foundation
import Liaison
import LiaisonEvaluation
import Testing

/// What is read from the sample dispatches, compared with what a careful reader found.
@Suite struct QualityTests {
  @Test func `the sample dispatches are read with the quality that was reached`() throws {
    let gold = try GoldDocument.documents(
      inJSONLines: String(contentsOfFile: Repository.fixture("samples.gold.jsonl"), encoding: .utf8)
    )
    let pipeline = try ExtractionPipeline()
    var records: [RelationRecord] = []
    for location in try DocumentFinder().find([Repository.seeds]).documents {
      let document = try DocumentReader().read(location).document
      let found = pipeline.extract(from: document).records
      let scalars = Array(document.text.unicodeScalars)
      for evidence in found.map(\.evidence) {
        let quoted = String(String.UnicodeScalarView(scalars[evidence.scalarRange]))
        #expect(quoted == evidence.quote)
      }
      records += found
    }
    let total = Evaluation(of: records, against: gold).total
    #expect(total.f1 >= 0.81)
    #expect(total.precision >= 0.95)
  }
}
