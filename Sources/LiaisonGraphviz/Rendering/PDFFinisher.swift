/// Makes the same drawing the same file.
enum PDFFinisher {
  /// Sets the dates that cairo writes to the epoch of PDF; a place of the same length, so that the
  /// file's table of offsets stays right.
  static func withoutDates(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let key = Array("Date (D:".utf8)
    var index = 0
    while index + key.count < bytes.count {
      guard bytes[index] == key[0], bytes[index..<(index + key.count)].elementsEqual(key) else {
        index += 1
        continue
      }
      index += key.count
      var replacement = Array("19700101000000".utf8).makeIterator()
      while index < bytes.count, isDigit(bytes[index]), let digit = replacement.next() {
        bytes[index] = digit
        index += 1
      }
    }
    return bytes
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
