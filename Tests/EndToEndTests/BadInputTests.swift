import Foundation
import Testing
import _LiaisonTestSupport

/// What cannot be read: a sentence for the person, a number for the shell, nothing half-written.
@Suite struct BadInputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("good.txt", Data("Léa Morel a fondé Vaxia en 2019.\n".utf8))
    try folder.write("empty.txt", Data())
    try folder.write("blank.txt", Data(" \n\n".utf8))
    try folder.write("binary.txt", Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF]))
    try folder.write("paper.txt", Data("%PDF-1.7\n%âãÏÓ".utf8))
    try folder.write("big.txt", Data("Léa Morel a fondé Vaxia en 2019.\n".utf8))
    // Sparse: fifty megabytes to whoever asks, and none on the disk.
    let big = try FileHandle(forWritingTo: folder.url("big.txt"))
    try big.truncate(atOffset: 50 << 20)
    try big.close()
    try folder.write("broken.jsonl", Data("{\"document\":\"a\"\n".utf8))
    try folder.write("latin.jsonl", Data([0x7B, 0xE9, 0x7D]))
    try folder.write("broken.dot", Data("digraph { a -> ".utf8))
    try folder.write("pictures/a.png", Data([1]))
  }

  @Test(arguments: [
    ("missing.txt", 66, "no such file or folder"),
    ("empty.txt", 65, "there is no text in it"),
    ("blank.txt", 65, "there is no text in it"),
    ("binary.txt", 65, "this is not text"),
    ("paper.txt", 65, "this is a PDF"),
    ("big.txt", 65, "larger than the 2 MiB"), ("broken.jsonl", 65, "these are relations already"),
    ("pictures", 66, "no documents in this folder"),
  ])
  func `what extract cannot read`(name: String, status: Int32, reason: String) throws {
    let target = folder.path + "/out.jsonl"
    let result = try Shell.liaison("extract", folder.path + "/" + name, "-o", target)
    #expect(result.status == status)
    #expect(result.errors.contains(name) && result.errors.contains(reason), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test(arguments: [
    ("broken.jsonl", 65), ("latin.jsonl", 65), ("broken.dot", 65), ("missing.jsonl", 66),
    ("empty.txt", 65), ("pictures", 66),
  ])
  func `what the graph commands cannot read`(name: String, status: Int32) throws {
    let result = try Shell.liaison("summary", folder.path + "/" + name)
    #expect(result.status == status)
    #expect(result.errors.contains(name), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ["entities"], ["relations"], ["path", "A", "B"], ["neighbors", "A"],
    ["export", "--format", "dot"], ["render", "-o", "out.svg"],
  ])
  func `every command says which file is missing`(command: [String]) throws {
    let input = folder.path + "/missing.dot"
    let result = try Shell.liaison([command[0], input] + command.dropFirst())
    #expect(result.status == 66)
    #expect(result.errors.contains("missing.dot: no such file"))
    #expect(result.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: Repository.root.path + "/out.svg"))
  }

  @Test func `an unreadable file in a folder is passed over with a warning, unless strict`() throws
  {
    let lenient = try Shell.liaison("extract", folder.path)
    #expect(lenient.status == 0)
    for name in ["empty.txt", "blank.txt", "binary.txt", "paper.txt", "big.txt"] {
      #expect(lenient.errors.contains("warning: \(folder.path)/\(name): skipped"))
    }
    #expect(try Shell.liaison("extract", "--strict", folder.path).status == 65)
  }

  @Test func `text in another encoding is read and said`() throws {
    try folder.write("latin.txt", Data([0xE9, 0x74, 0xE9, 0x2E]))
    let result = try Shell.liaison("extract", folder.path + "/latin.txt")
    #expect(result.status == 0)
    #expect(result.errors.contains("latin.txt: not UTF-8; read as Windows-1252."))
  }

  @Test(arguments: [
    ["extract"], ["path", "a.txt"], ["extract", "--jobs", "0", "a.txt"], ["unknown"],
    ["relations", "--status", "true", "a.txt"], ["relations", "--min-confidence", "2", "a.txt"],
    ["render", "seeds"], ["render", "seeds", "-o", "a.bmp"],
    ["export", "seeds", "--format", "xls"],
    ["neighbors", "seeds", "A", "--radius", "-1"],
  ])
  func `a command that is wrong ends with 64`(arguments: [String]) throws {
    let result = try Shell.liaison(arguments)
    #expect(result.status == 64, "\(result.errors)")
    #expect(!result.errors.isEmpty && result.output.isEmpty)
  }

  @Test(arguments: [["help"], ["--help"], ["help", "path"], ["render", "-h"], ["--version"]])
  func `asking for help is no error`(arguments: [String]) throws {
    let result = try Shell.liaison(arguments)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(!result.output.isEmpty)
  }

  @Test func `a place that cannot be written ends with 74`() throws {
    let input = Repository.fixture("samples.records.jsonl")
    for name in ["missing/out.dot", "pictures"] {
      let result = try Shell.liaison(
        "export", input, "--format", "dot", "-o", folder.path + "/" + name)
      #expect(result.status == 74, "\(result.errors)")
    }
    let pipe = folder.path + "/pipe"
    let piped = try Shell.line(
      "mkfifo \(pipe); liaison relations \(input) -o \(pipe) & timeout 60 head -n 1 \(pipe)")
    #expect(piped.text.hasPrefix("SOURCE"))
    let full = try Shell.line("liaison relations \(input) > /dev/full")
    #expect(full.status == 74)
  }

  @Test func `a reader that goes away is no error worth a message`() throws {
    let input = Repository.fixture("samples.records.jsonl")
    let result = try Shell.line(
      "set -o pipefail; liaison relations \(input) --evidence | head -n 1")
    #expect([0, 141].contains(result.status))
    #expect(result.errors.isEmpty)
  }
}
