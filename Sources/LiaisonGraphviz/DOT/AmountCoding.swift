internal import LiaisonModel

/// A sum as an attribute's value: number and currency.
enum AmountCoding {
  static func encode(_ amount: MonetaryAmount) -> String {
    "\(amount.valueText) \(DOTText.data(amount.currency))"
  }

  static func decode(_ text: String) -> MonetaryAmount? {
    let parts = DOTText.fields(text, at: " ", count: 2)
    guard parts.count == 2, let value = Double(parts[0]) else { return nil }
    return MonetaryAmount(value: value, currency: DOTText.decoded(parts[1]))
  }
}
