import Foundation
import LiaisonModel
import LiaisonText
import Testing
import _LiaisonTestSupport

@Suite struct DocumentReaderTests {
  private func read(_ bytes: [UInt8]) throws -> DocumentReader.Reading {
    try DocumentReader().decode(bytes, id: "a.txt")
  }

  private static let text = "L’été, « Noël » à 1 €."

  private static let littleEndian: [UInt8] = text.utf16.flatMap {
    [UInt8($0 & 0xFF), UInt8($0 >> 8)]
  }
  private static let bigEndian: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  private static let unicode: [[UInt8]] = [
    Array(text.utf8), Array("\u{FEFF}\(text)".utf8), [0xFF, 0xFE] + littleEndian,
    [0xFE, 0xFF] + bigEndian,
  ]

  @Test(arguments: unicode)
  func `Unicode with or without a mark is read as it stands`(bytes: [UInt8]) throws {
    let reading = try read(bytes)
    #expect(reading.document.text == Self.text)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `Windows-1252 is read with a warning`() throws {
    let bytes: [UInt8] = Array("L".utf8) + [0x92, 0xE9, 0x74, 0xE9, 0x20, 0x80, 0x20, 0x9C]
    let reading = try read(bytes)
    #expect(reading.document.text == "L’été € œ")
    #expect(
      reading.diagnostics == [Diagnostic(.warning, "a.txt", "not UTF-8; read as Windows-1252.")])
  }

  @Test func `a broken byte in UTF-8 does not spoil the rest`() throws {
    let reading = try read(Array("été, Noël".utf8) + [0x20, 0xC3])
    #expect(reading.document.text == "été, Noël \u{FFFD}")
    #expect(reading.diagnostics.map(\.message) == ["1 byte is not UTF-8 and read as U+FFFD."])
  }

  @Test(
    arguments: [
      [0x00, 0x01, 0x02],
      Array("text\0text".utf8),
      Array("%PDF-1.7 …".utf8),
      Array("\n<!DOCTYPE HTML><p>Text".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D],
      Array("\u{1}\u{2}\u{3}abc".utf8), [0xFF, 0xFE, 0x41],
      [0xFF, 0xFE, 0x00, 0xD8],
    ] as [[UInt8]])
  func `what is no text is refused`(bytes: [UInt8]) throws {
    let error = #expect(throws: ReadingError.self) { try read(bytes) }
    guard case .notText = try #require(error) else {
      Issue.record("\(error!)")
      return
    }
  }

  @Test(
    arguments: [[], Array(" \n\u{A0}\n".utf8), [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
  func `a file without text is empty`(bytes: [UInt8]) {
    #expect(throws: ReadingError.empty(path: "a.txt")) { try read(bytes) }
  }

  @Test func `a file beyond the limit is refused without reading it all`() throws {
    let folder = try TemporaryFolder()
    try folder.write(["big.txt"], contents: String(repeating: "a", count: 3_000))
    let path = folder.path + "/big.txt"
    let location = DocumentLocation(id: "big.txt", place: .file(path: path), isNamed: true)
    #expect(throws: ReadingError.tooLarge(path: path, limit: 2_999)) {
      try DocumentReader(maximumBytes: 2_999).read(location)
    }
    #expect(try DocumentReader(maximumBytes: 3_000).read(location).document.text.count == 3_000)
  }

  @Test func `a file that is gone is not found`() {
    let location = DocumentLocation(
      id: "a.txt", place: .file(path: "/nowhere/a.txt"), isNamed: true)
    #expect(throws: ReadingError.notFound(path: "/nowhere/a.txt")) {
      try DocumentReader().read(location)
    }
  }

  @Test(arguments: [
    (" date 2025-01 Sam Altman", PartialDate(year: 2025, month: 1)),
    ("date: 2024-12-05\nText", PartialDate(year: 2024, month: 12, day: 5)),
    ("date 2024\nText", PartialDate(year: 2024)),
    ("Une date 2025-01 plus loin", nil), ("date prochaine", nil), ("date 2025-13 x", nil),
  ])
  func `a date header dates the document and stays in the text`(text: String, date: PartialDate?)
    throws
  {
    let document = try read(Array(text.utf8)).document
    #expect(document.date == date)
    #expect(document.text == text)
  }
}
