/// An opaque colour, written `#RRGGBB`.
///
/// Graphviz paints what it does not know (`#eef`, a misspelt name) black: this cannot be one.
public struct DiagramColor: Hashable, Sendable, Codable, CustomStringConvertible {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  /// Reads `#RRGGBB`.
  public init?(_ text: String) {
    let digits = text.dropFirst()
    guard text.first == "#", digits.utf8.count == 6,
      digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(value)
  }

  init(_ value: UInt32) {
    red = UInt8(value >> 16 & 0xFF)
    green = UInt8(value >> 8 & 0xFF)
    blue = UInt8(value & 0xFF)
  }

  public var description: String {
    // Several for each line of a drawing: no array and no number is made into a text.
    let digits: StaticString = "0123456789ABCDEF"
    return String(unsafeUninitializedCapacity: 7) { text in
      text[0] = UInt8(ascii: "#")
      for (place, channel) in [(1, red), (3, green), (5, blue)] {
        text[place] = digits.utf8Start[Int(channel >> 4)]
        text[place + 1] = digits.utf8Start[Int(channel & 15)]
      }
      return 7
    }
  }

  /// WCAG 2's contrast with another colour, from 1 to 21.
  func contrast(with other: DiagramColor) -> Double {
    let lights = [luminance, other.luminance].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension DiagramColor {
  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
