import Foundation
public import LiaisonModel

/// Reads the bytes of a document into its text.
///
/// The text is what the file says, unchanged after decoding: UTF-8 and UTF-16 by their byte-order
/// mark or by being well-formed, otherwise Windows-1252 with a warning.
public struct DocumentReader: Sendable {
  /// The most bytes that one document may have.
  public let maximumBytes: Int

  public init(maximumBytes: Int = 2 << 20) { self.maximumBytes = maximumBytes }

  /// A document and what is to be said about how it was read.
  public struct Reading: Sendable {
    public let document: SourceDocument
    public let diagnostics: [Diagnostic]
  }

  public func read(_ location: DocumentLocation) throws(ReadingError) -> Reading {
    try decode(try bytes(of: location), id: location.id, displayName: location.displayName)
  }

  /// Reads bytes that are in memory.
  /// - Throws: `ReadingError.empty` or `.notText`, about `displayName`.
  public func decode(
    _ bytes: [UInt8], id: SourceDocument.ID, displayName: String? = nil
  ) throws(ReadingError) -> Reading {
    let name = displayName ?? id.rawValue
    let decoded: (text: String, encoding: TextDecoder.Encoding)
    do { decoded = try TextDecoder.decode(bytes) } catch {
      throw .notText(path: name, kind: error.kind)
    }
    guard decoded.text.contains(where: { !$0.isWhitespace }) else { throw .empty(path: name) }
    let document = SourceDocument(
      id: id, text: decoded.text, date: DateHeader.date(in: decoded.text))
    return Reading(
      document: document,
      diagnostics: Self.remark(on: decoded.encoding).map { [Diagnostic(.warning, name, $0)] } ?? [])
  }

  private static func remark(on encoding: TextDecoder.Encoding) -> String? {
    switch encoding {
    case .utf8, .utf16: nil
    case .windows1252: "not UTF-8; read as Windows-1252."
    case .damagedUTF8(let count):
      "\(count) byte\(count == 1 ? " is" : "s are") not UTF-8 and read as U+FFFD."
    }
  }

  /// The bytes as they lie there, at most `maximumBytes`.
  /// - Throws: `ReadingError.notFound`, `.notReadable` or `.tooLarge`.
  public func bytes(of location: DocumentLocation) throws(ReadingError) -> [UInt8] {
    let name = location.displayName
    let bytes: [UInt8]
    do {
      switch location.place {
      case .standardInput:
        bytes = try read(FileHandle.standardInput)
      case .file(let path):
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        bytes = try read(handle)
      }
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw .notFound(path: name)
    } catch {
      throw .notReadable(path: name, reason: SystemMessage.sentence(for: error))
    }
    guard bytes.count <= maximumBytes else { throw .tooLarge(path: name, limit: maximumBytes) }
    return bytes
  }

  /// Up to one byte more than may be; a pipe may hand its bytes over in many pieces.
  private func read(_ handle: FileHandle) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= maximumBytes,
      let piece = try handle.read(upToCount: maximumBytes + 1 - bytes.count), !piece.isEmpty
    {
      bytes.append(contentsOf: piece)
    }
    return bytes
  }
}
