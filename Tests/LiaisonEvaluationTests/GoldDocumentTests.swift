import LiaisonEvaluation
import LiaisonModel
import Testing

@Suite struct GoldDocumentTests {
  @Test func `a gold file is read line by line`() throws {
    let text = """
      {"doc":"a.txt","lang":"fr","style":"court","entities":[{"name":"A","type":"Person",\
      "aliases":["B"]}],"edges":[{"source":"A","type":"sues","target":"A","status":"former",\
      "amount":"1500000.5 EUR","date":"2024-05","evidence":"…","optional":true}],"traps":[]}

      {"doc":"b.txt","entities":[],"edges":[]}
      """
    let documents = try GoldDocument.documents(inJSONLines: text)
    #expect(documents.map(\.document) == ["a.txt", "b.txt"])
    let relation = try #require(documents.first?.relations.first)
    #expect(relation.amount == MonetaryAmount(value: 1_500_000.5, currency: "EUR"))
    #expect(relation.date == PartialDate(year: 2024, month: 5))
    #expect(relation.isOptional)
  }

  @Test(arguments: [
    ("\n{", "line 2: not a JSON object."),
    (#"{"doc":"a","edges":[]}"#, "line 1: the document has no “entities”."),
    (
      #"{"doc":"a","entities":[],"edges":[{"source":"A"}]}"#,
      "line 1: edges.[0] has no “type”."
    ),
    (
      """
      {"doc":"a","entities":[],"edges":[{"source":"A","type":"sues","target":"B",\
      "status":"asserted","amount":"much"}]}
      """, "line 1: edges.[0].amount: “much” is no amount."
    ),
  ])
  func `a line that is no gold document is named with what is wrong`(text: String, message: String)
  {
    let error = #expect(throws: GoldError.self) { try GoldDocument.documents(inJSONLines: text) }
    #expect(error?.description == message)
  }
}
