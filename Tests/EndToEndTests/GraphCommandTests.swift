import Foundation
import Testing
import _LiaisonTestSupport

/// What the commands that ask a graph answer, on a table that can be read at a glance.
@Suite struct GraphCommandTests {
  let folder: TemporaryFolder
  let table: String

  init() throws {
    folder = try TemporaryFolder()
    let rows = [
      "A sues B", "A founded B", "B advises C", "A advises Hub", "Hub advises C", "D advises Hub",
      "Hub sues E", "A founded X", "X founded Y", "Y founded C", "P founded Q",
    ].map { $0.replacing(" ", with: "\t") }
    try folder.write("g.tsv", Data((rows.joined(separator: "\n") + "\n").utf8))
    table = folder.path + "/g.tsv"
  }

  /// The first line of the answer, the first of the messages where there is none.
  private func headline(_ arguments: String...) throws -> String {
    let result = try Shell.liaison([arguments[0], table] + arguments.dropFirst())
    let text = result.status == 0 ? result.text : result.errors
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }

  private func chains(_ arguments: String...) throws -> [String] {
    let result = try Shell.liaison(["path", table, "A", "C"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return result.text.split(separator: "\n").filter { $0.contains(" hop") }.map(String.init)
  }

  @Test func `each way to ask for connections gives its own`() throws {
    #expect(try chains() == ["A – C: 2 hops"])
    #expect(try chains("--all").count == 2)
    #expect(try chains("--k", "3").last == "A – C: 3 hops")
    #expect(try chains("--simple").count == 3)
    #expect(try chains("--simple", "--max-hops", "2").count == 2)
    #expect(try chains("--disjoint").count == 3)
    #expect(try chains("--avoid", "B", "--avoid-hubs", "2") == ["A – C: 3 hops"])
    #expect(try chains("--max-degree", "2") == ["A – C: 3 hops"])
    #expect(try chains("--type", "founded") == ["A – C: 3 hops"])
    #expect(try chains("--weight", "advises=5", "--weight", "founded=0.1") == ["A – C: 3 hops"])
    #expect(try !Shell.liaison("path", table, "A", "C", "--hub-averse").text.contains("Hub"))
    #expect(try headline("path", "A", "Q", "--or-from", "P") == "P – Q: 1 hop")
    #expect(try headline("path", "A", "Q", "--or-to", "E") == "A – E: 2 hops")
    for kind in ["--disjoint", "--simple", "--k=1", "--hub-averse", "--all"] {
      #expect(try headline("path", "A", "Q", "--or-from", "P", kind) == "P – Q: 1 hop")
    }
  }

  @Test func `a list that is not whole says so`() throws {
    let limited = try Shell.liaison("path", table, "A", "C", "--simple", "--limit", "2")
    #expect(limited.errors.contains("the first 2 connections"))
    let all = try Shell.liaison("path", table, "A", "C", "--all", "--limit", "1")
    #expect(all.errors.contains("the 1 strongest of 2"))
    let timed = try Shell.liaison("path", table, "A", "C", "--simple", "--time-limit", "60")
    #expect(timed.errors.isEmpty)
    for command in [["central", "--by", "betweenness"], ["components"], ["neighbors", "A"]] {
      let whole = try Shell.liaison([command[0], table] + command.dropFirst())
      let timed = try Shell.liaison(
        [command[0], table] + command.dropFirst() + ["--time-limit", "60"])
      #expect(timed.text == whole.text && timed.errors == whole.errors)
    }
  }

  @Test func `whom several have in common`() throws {
    #expect(try headline("common", "A", "C") == "A and C: 2 in common")
    #expect(try headline("common", "A", "C", "D") == "A, C and D: 1 in common")
    #expect(try headline("common", "A", "C", "--avoid", "Hub") == "A and C: 1 in common")
    #expect(try headline("common", "A", "D", "--directed") == "A and D: 1 in common")
    #expect(
      try headline("common", "A", "C", "--directed")
        == "liaison: A and C have nobody in common under these conditions.")
    #expect(try Shell.liaison("common", table, "A", "P").status == 1)
  }

  @Test func `who stands in the middle`() throws {
    for (measure, first) in [("degree", "A"), ("betweenness", "Hub"), ("pagerank", "C")] {
      let result = try Shell.liaison("central", table, "--by", measure, "--top", "1")
      let lines = result.text.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.last?.hasPrefix(first) == true, "\(measure): \(result.text)")
    }
    let withoutA = try Shell.liaison("central", table, "--avoid", "A", "--top", "1")
    #expect(withoutA.text.contains("C "))
    let estimate = try Shell.liaison(
      "central", table, "--by", "betweenness", "--sources", "2", "--directed")
    #expect(estimate.errors.contains("an estimate from 2 of 10 entities"))
  }

  @Test func `which groups there are`() throws {
    #expect(try headline("components") == "2 groups of 10 entities")
    #expect(try headline("components", "--type", "sues") == "8 groups of 10 entities")
    #expect(try headline("components", "--avoid", "A") == "2 groups of 9 entities")
    let one = try Shell.liaison("components", table, "--top", "1").text
    #expect(one.contains("8  A, Hub, B, C, X and 3 more"), "\(one)")
    #expect(!one.contains("P, Q"))
  }

  @Test(arguments: [
    ["path", "A", "C", "--all"], ["neighbors", "A"], ["common", "A", "C"], ["central"],
    ["components", "--top", "1"],
  ])
  func `every answer is to be had as JSON and as DOT`(command: [String]) throws {
    let arguments = [command[0], table] + command.dropFirst()
    let json = try Shell.liaison(arguments + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect((object?["format"] as? String)?.hasPrefix("liaison-") == true)
    let dot = try Shell.liaison(arguments + ["--format", "dot"])
    let read = try Shell.liaison(["summary", "-"], input: dot.output)
    #expect(read.status == 0 && !read.text.isEmpty, "\(read.errors)")
  }

  @Test func `JSON tells several connections apart`() throws {
    let json = try Shell.liaison("path", table, "A", "C", "--simple", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    let expected = [["A", "B", "C"], ["A", "Hub", "C"], ["A", "X", "Y", "C"]]
    #expect(object?["paths"] as? [[String]] == expected.sorted { $0[1] < $1[1] })
  }

  @Test func `a snapshot answers as what it was made of`() throws {
    let records = Repository.fixture("samples.records.jsonl")
    let snapshot = folder.path + "/s.liaison-graph"
    for input in [records, table] {
      let written = try Shell.liaison("export", input, "--format", "snapshot", "-o", snapshot)
      #expect(written.status == 0, "\(written.errors)")
      for command in [["summary"], ["export", "--format", "json"], ["components"]] {
        let expected = try Shell.liaison([command[0], input] + command.dropFirst()).text
        #expect(try Shell.liaison([command[0], snapshot] + command.dropFirst()).text == expected)
      }
    }
  }

  @Test func `tables and snapshots that are none`() throws {
    try folder.write("short.tsv", Data("A\tsues\tB\nA\tsues\n".utf8))
    let short = try Shell.liaison("summary", folder.path + "/short.tsv")
    #expect(short.status == 65)
    #expect(short.errors.contains("short.tsv: line 2: expected source, type and target"))
    try folder.write("no.liaison-graph", Data("nothing of the sort".utf8))
    let none = try Shell.liaison("summary", folder.path + "/no.liaison-graph")
    #expect(none.status == 65)
    let snapshot = folder.path + "/s.liaison-graph"
    _ = try Shell.liaison("export", table, "--format", "snapshot", "-o", snapshot)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: snapshot))
    #expect(try Shell.liaison(["summary", "-"], input: bytes).status == 64)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: snapshot))
    let damaged = try Shell.liaison("summary", snapshot)
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("damaged at byte"))
    for name in ["missing.tsv", "missing.liaison-graph"] {
      #expect(try Shell.liaison("summary", folder.path + "/" + name).status == 66)
    }
    #expect(try Shell.liaison("summary", table, table).status == 64)
  }

  @Test(arguments: [
    ["common", "A"], ["common", "A", "C", "--avoid-hubs", "0"], ["central", "--by", "fame"],
    ["central", "--directed"], ["central", "--sources", "5"], ["components", "--top", "0"],
    ["path", "A", "C", "--simple", "--k", "2"], ["path", "A", "C", "--weight", "sues"],
    ["path", "A", "C", "--weight", "sues=-1"], ["path", "A", "C", "--surest", "--max-hops", "2"],
    ["path", "A", "C", "--limit", "3"], ["central", "--time-limit", "-1"],
    ["path", "A", "C", "--simple", "--time-limit", "0"],
    ["export", "--format", "snapshot"], ["export", "--format", "snapshot", "-o", "a.dot"],
    ["components", "--type", "loves"],
  ])
  func `what does not go together ends with 64`(command: [String]) throws {
    let result = try Shell.liaison([command[0], table] + command.dropFirst())
    #expect(result.status == 64, "\(result.errors)")
    #expect(!result.errors.isEmpty && result.output.isEmpty)
  }

  @Test(arguments: [["common", "A", "B"], ["central"], ["components"]])
  func `every command says which file is missing`(command: [String]) throws {
    let result = try Shell.liaison([command[0], folder.path + "/no.dot"] + command.dropFirst())
    #expect(result.status == 66)
    #expect(result.errors.contains("no.dot: no such file"))
  }
}
