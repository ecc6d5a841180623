import Foundation
import LiaisonInterchange
import LiaisonModel
import Testing

@Suite struct RelationFormatsTests {
  let line = #"""
    {"document":"03-revirement.txt","source":"Elon Musk","source_type":"Person","type":"sues",\#
    "target":"OpenAI","target_type":"Organization","status":"asserted","amount":null,\#
    "date":"2024-08","evidence":"Musk « poursuit » \"OpenAI\"","start":1024,"end":1050,\#
    "rule":"sues.fr.poursuivre","confidence":0.93}
    """#

  func sample(quote: String = "a\"b\\c\n\u{1}\u{2028}é😀", amount: Double? = 1_500_000)
    -> RelationRecord
  {
    RelationRecord(
      source: "=1+1", sourceType: .person, type: .donatedTo, target: "B, \"C\"",
      targetType: .fund, status: .planned,
      amount: amount.map { MonetaryAmount(value: $0, currency: "EUR") }, date: PartialDate("2024"),
      evidence: Evidence(
        document: "d.txt", quote: quote, scalarRange: 3..<3 + quote.unicodeScalars.count,
        rule: "r", confidence: 1))
  }

  @Test func `a line reads and writes back the same bytes`() throws {
    let records = try RelationJSONLines.decode(line)
    #expect(RelationJSONLines.encode(records) == line + "\n")
  }

  @Test(arguments: [nil, 0, 1_500_000, 0.5, 1e15, 123_456_789_012_345])
  func `what was written reads back equal`(amount: Double?) throws {
    let records = [sample(amount: amount), sample(quote: "")]
    #expect(try RelationJSONLines.decode(RelationJSONLines.encode(records)) == records)
  }

  @Test func `a whole sum has no fraction`() {
    #expect(
      RelationJSONLines.line(sample()).contains(#""amount":{"value":1500000,"currency":"EUR"}"#))
  }

  @Test func `blank lines, CR LF, a byte order mark and unknown keys are tolerated`() throws {
    let text =
      "\u{FEFF}" + line.replacingOccurrences(of: #","rule""#, with: #","x":[1],"rule""#)
      + "\r\n \r\n"
    #expect(try RelationJSONLines.decode(text).count == 1)
  }

  @Test(arguments: [
    ("[1]", "found another value"),
    ("{", "expected one JSON object"),
    (#"{"document":"a"}"#, #"the key "start" is missing"#),
    ("\"start\":1024|\"start\":true", #"the value of "start" should be a whole number"#),
    ("\"start\":1024|\"start\":1.5", #"the value of "start" should be a whole number"#),
    ("\"end\":1050|\"end\":1049", #""evidence" has 26 code points, but "start" and "end" span 25"#),
    ("\"end\":1050|\"end\":10", #"should be no less than "start""#),
    ("\"Person\"|\"Human\"", #""source_type" should be one of Person,"#),
    ("asserted|sure", #""status" should be one of asserted,"#),
    ("\"2024-08\"|\"08/2024\"", #""date" should be null, YYYY"#),
    ("null|{\"value\":-1,\"currency\":\"USD\"}", #""amount" should be null or"#),
    ("null|7", #""amount" should be null or"#),
    ("0.93|93", #""confidence" should be a number from 0 to 1"#),
    ("\"Elon Musk\"|\"\"", #""source" should be a string that is not empty"#),
  ])
  func `a bad line is named with what was expected`(change: String, message: String) throws {
    let parts = change.split(separator: "|").map(String.init)
    let bad = parts.count == 2 ? line.replacingOccurrences(of: parts[0], with: parts[1]) : change
    let error = try #require(throws: RelationRecordError.self) {
      try RelationJSONLines.decode("\n" + line + "\n" + bad, name: "r.jsonl")
    }
    #expect(error.line == 3)
    #expect(error.description.hasPrefix("r.jsonl:3: "))
    #expect(error.description.contains(message))
  }

  @Test func `a table quotes cells and disarms formulas`() {
    let rows = RelationCSV.encode([sample(quote: "x\r\ny")])
    #expect(rows.hasPrefix("document,source,source_type,type,target,"))
    #expect(
      rows.hasSuffix(
        "d.txt,'=1+1,Person,donated-to,\"B, \"\"C\"\"\",Fund,planned,1500000,EUR,2024,\"x\r\ny\",3,7,r,1\r\n"
      ))
  }

  @Test func `a graph is valid JSON, sorted, with all evidence`() throws {
    let entities = ["b", "a"].map { Entity(id: .init(rawValue: $0), type: .work, name: "N\"\($0)") }
    let relation = Relation(
      id: "a--sues--b", source: "a", type: .sues, target: "b", status: .alleged, confidence: 0.5,
      evidence: [sample().evidence, sample(quote: "q").evidence])
    let text = GraphJSON.encode(entities: entities, relations: [relation])
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["format"] as? String == "liaison-graph")
    #expect(
      (root["entities"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["a", "b"])
    let relations = try #require(root["relations"] as? [[String: Any]])
    #expect((relations.first?["evidence"] as? [[String: Any]])?.count == 2)
    #expect(GraphJSON.encode(entities: [], relations: []).contains(#""entities":[]"#))
  }
}
