/// A sum of money in one currency.
public struct MonetaryAmount: Hashable, Sendable, Codable {
  /// In whole units of the currency, never negative; exact up to 2⁵³.
  public let value: Double
  /// The ISO 4217 code.
  public let currency: String

  public init(value: Double, currency: String) {
    self.value = value
    self.currency = currency
  }
}

extension MonetaryAmount: CustomStringConvertible {
  /// The value without an empty fraction, and the code: `1500000 EUR`.
  public var description: String { "\(valueText) \(currency)" }

  /// The value alone, without an empty fraction.
  public var valueText: String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
  }
}
