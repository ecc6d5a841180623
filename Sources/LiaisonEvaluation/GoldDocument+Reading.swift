import Foundation
import LiaisonModel

/// Why a gold file cannot be used.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  public let line: Int
  public let reason: String

  public var description: String { "line \(line): \(reason)" }
}

extension GoldDocument {
  /// Reads gold documents, one JSON object a line; blank lines are passed over.
  ///
  /// Each object has `doc`, `entities` (`name`, `type`, `aliases`) and `edges` (`source`, `type`,
  /// `target`, `status`, `amount` as in `"1000000 USD"`, `date`, `evidence`, `optional`), and may
  /// have `lang` and `style`. Other keys are for people.
  public static func documents(inJSONLines text: String) throws(GoldError) -> [GoldDocument] {
    let decoder = JSONDecoder()
    var documents: [GoldDocument] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated() where line.contains(where: { !$0.isWhitespace })
    {
      do {
        documents.append(try decoder.decode(GoldLine.self, from: Data(line.utf8)).document)
      } catch {
        throw GoldError(line: index + 1, reason: sentence(for: error))
      }
    }
    return documents
  }

  private static func sentence(for error: any Error) -> String {
    let context: DecodingError.Context
    switch error as? DecodingError {
    case .keyNotFound(let key, let found)?:
      return "\(place(found)) has no “\(key.stringValue)”."
    case .typeMismatch(_, let found)?, .valueNotFound(_, let found)?: context = found
    case .dataCorrupted(let found)?: context = found
    default: return "not a gold document."
    }
    guard !context.codingPath.isEmpty else { return "not a JSON object." }
    return "\(place(context)): \(context.debugDescription)"
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
    return path.isEmpty ? "the document" : path.joined(separator: ".")
  }
}

/// A line of a gold file as it is spelled.
private struct GoldLine: Decodable {
  struct Entity: Decodable {
    let name: String
    let type: EntityType
    let aliases: [String]?
  }

  struct Edge: Decodable {
    let source: String
    let type: RelationType
    let target: String
    let status: RelationStatus
    let amount: String?
    let date: String?
    let evidence: String?
    let optional: Bool?
  }

  let doc: String
  let lang: String?
  let style: String?
  let entities: [Entity]
  let edges: [Edge]

  var document: GoldDocument {
    get throws {
      GoldDocument(
        document: SourceDocument.ID(rawValue: doc), language: lang ?? "?", style: style ?? "?",
        entities: entities.map {
          GoldEntity(name: $0.name, type: $0.type, aliases: $0.aliases ?? [])
        },
        relations: try edges.enumerated().map { try $1.relation(at: $0) })
    }
  }
}

extension GoldLine.Edge {
  fileprivate func relation(at index: Int) throws -> GoldRelation {
    GoldRelation(
      source: source, type: type, target: target, status: status,
      amount: try amount.map { try read($0, MonetaryAmount.init(gold:), "amount", at: index) },
      date: try date.map { try read($0, PartialDate.init, "date", at: index) },
      evidence: evidence ?? "", isOptional: optional ?? false)
  }

  private func read<Value>(
    _ text: String, _ make: (String) -> Value?, _ name: String, at index: Int
  ) throws -> Value {
    if let value = make(text) { return value }
    throw DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: [GoldKey("edges"), GoldKey(index), GoldKey(name)],
        debugDescription: "“\(text)” is no \(name)."))
  }
}

private struct GoldKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ name: String) { (stringValue, intValue) = (name, nil) }
  init(_ index: Int) { (stringValue, intValue) = (String(index), index) }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { self.init(intValue) }
}

extension MonetaryAmount {
  /// Reads `1000000 USD`.
  fileprivate init?(gold text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let value = Double(parts[0]), value.isFinite, value >= 0 else {
      return nil
    }
    self.init(value: value, currency: String(parts[1]))
  }
}
