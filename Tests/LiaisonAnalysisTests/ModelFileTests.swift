import Foundation
import LiaisonAnalysis
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct ModelFileTests {
  private static func withFile(_ bytes: Data, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("liaison-\(UUID().uuidString).model")
    try bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  private static func shipped() throws -> Data {
    let path = try ResourceDirectory.standard.path(module: "LiaisonAnalysis", "en.model")
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test func `a model that is not there is an error that names it`() {
    #expect(throws: ModelError.missing(path: "/nowhere/fr.model")) {
      try LanguageAnalyzer(language: .french, model: "/nowhere/fr.model")
    }
  }

  @Test(arguments: [0, 7, 31, 32, 100])
  func `a file cut short is refused`(length: Int) throws {
    try Self.withFile(Self.shipped().prefix(length)) { path in
      #expect(throws: ModelError.self) { try LanguageAnalyzer(language: .english, model: path) }
    }
  }

  @Test func `a changed byte anywhere is noticed`() throws {
    let model = try Self.shipped()
    var random = SeededGenerator(seed: 3)
    for _ in 0..<12 {
      var bytes = model
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try Self.withFile(bytes) { path in
        #expect(throws: ModelError.self) { try LanguageAnalyzer(language: .english, model: path) }
      }
    }
  }

  @Test func `random files are refused`() throws {
    var random = SeededGenerator(seed: 5)
    for length in [1, 40, 500, 5000] {
      let bytes = Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
      try Self.withFile(bytes) { path in
        #expect(throws: ModelError.notAModel(path: path)) {
          try LanguageAnalyzer(language: .english, model: path)
        }
      }
    }
  }
}
