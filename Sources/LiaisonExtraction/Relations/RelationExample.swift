public import LiaisonModel
import LiaisonText

/// A sentence that the file of a relation type says must be read, or must not.
///
/// Written as `Alice Verdier a fondé Numerix. => Alice Verdier -> Numerix (asserted)`, several claims
/// parted by semicolons; a sentence to refuse stands alone.
public struct RelationExample: Hashable, Sendable {
  /// What must be read, by names.
  public struct Claim: Hashable, Sendable, CustomStringConvertible {
    public let source: String
    public let target: String
    public let status: RelationStatus

    public var description: String { "\(source) -> \(target) (\(status.rawValue))" }
  }

  public let type: RelationType
  public let language: Language
  /// The sentence, sometimes a few.
  public let text: String
  /// Every claim of the type that the sentence makes; empty where it must be refused.
  public let claims: [Claim]
  /// The file that holds it, relative to the module's resources, and its line there.
  public let path: String
  public let line: Int
}

extension RelationExample {
  /// Reads an example that must be read.
  /// - Throws: `ResourceError.malformed` with the file and line.
  init(
    _ written: String, type: RelationType, language: Language, path: String, line: Int
  ) throws(ResourceError) {
    let halves = written.split(separator: "=>", omittingEmptySubsequences: false)
    guard halves.count == 2 else {
      throw .malformed(
        path: path, line: line,
        expected: "an example to read must be written `SENTENCE => SOURCE -> TARGET (STATUS)`")
    }
    var claims: [Claim] = []
    for part in halves[1].split(separator: ";") {
      guard let claim = Claim(part) else {
        throw .malformed(
          path: path, line: line,
          expected: """
            `\(part.trimmed)` is no claim; write `SOURCE -> TARGET (STATUS)` with one of \
            \(RelationStatus.allCases.map(\.rawValue).joined(separator: ", "))
            """)
      }
      claims.append(claim)
    }
    self.init(
      type: type, language: language, text: String(halves[0].trimmed), claims: claims, path: path,
      line: line)
  }

  /// What was read otherwise than the example says, a sentence each; empty where it was read exactly.
  public func differences(from records: [RelationRecord]) -> [String] {
    let read = records.filter { $0.type == type }.map {
      Claim(source: $0.source, target: $0.target, status: $0.status)
    }
    return claims.filter { !read.contains($0) }.map { "missed \($0)" }
      + read.filter { !claims.contains($0) }.map { "read \($0)" }
  }
}

extension RelationExample.Claim {
  fileprivate init?(_ written: Substring) {
    let sides = written.split(separator: "->", omittingEmptySubsequences: false)
    guard sides.count == 2, let open = sides[1].lastIndex(of: "("), sides[1].trimmed.last == ")",
      let status = RelationStatus(
        rawValue: String(sides[1].trimmed.dropLast().split(separator: "(").last ?? ""))
    else { return nil }
    let source = String(sides[0].trimmed)
    let target = String(sides[1][..<open].trimmed)
    guard !source.isEmpty, !target.isEmpty else { return nil }
    self.init(source: source, target: target, status: status)
  }
}
