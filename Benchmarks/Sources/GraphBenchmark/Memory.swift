import Foundation

/// What the system says about this process, in bytes; 0 where it does not say.
enum Memory {
  /// What lies in memory now.
  static var resident: Int { value("VmRSS:") }
  /// The most that lay in memory at once.
  static var peak: Int { value("VmHWM:") }

  private static func value(_ key: String) -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(key) }),
      let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return number * 1024
  }
}
