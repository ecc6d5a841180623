/// A date known to the year, the month or the day.
public struct PartialDate: Hashable, Sendable {
  public let year: Int
  /// From 1 to 12.
  public let month: Int?
  /// From 1 to 31; only with a month.
  public let day: Int?

  /// Makes a date, or nil where the parts are out of range or a day comes without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), month.map((1...12).contains) ?? true else { return nil }
    if let day {
      guard let month, day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether both can be the same day, one perhaps told less exactly.
  public func isCompatible(with other: PartialDate) -> Bool {
    guard year == other.year else { return false }
    guard let month, let otherMonth = other.month else { return true }
    guard month == otherMonth else { return false }
    guard let day, let otherDay = other.day else { return true }
    return day == otherDay
  }
}

extension PartialDate: LosslessStringConvertible {
  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var description: String {
    func pad(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return ([pad(year, 4)] + [month, day].compactMap { $0.map { pad($0, 2) } })
      .joined(separator: "-")
  }
}

extension PartialDate: Comparable {
  /// Orders by time; of two dates that agree, the vaguer comes first.
  public static func < (lhs: PartialDate, rhs: PartialDate) -> Bool {
    (lhs.year, lhs.month ?? 0, lhs.day ?? 0) < (rhs.year, rhs.month ?? 0, rhs.day ?? 0)
  }
}
