import Foundation
import Liaison

/// What people see: messages on standard error, and what is known about their terminal.
enum Console {
  static func report(_ diagnostic: Diagnostic) { write("liaison: \(diagnostic)") }

  static func report(_ message: String) { write("liaison: \(message)") }

  private static func write(_ line: String) {
    // Names and reasons can come from a document: nothing in them may steer the terminal.
    let line = line.split(separator: "\n").map { $0.withoutControls }.joined(separator: "\n")
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether results may be coloured: on a terminal, unless `NO_COLOR` is set to something.
  static var usesColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return outputIsTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// The columns of the terminal, or nil where the result goes elsewhere and nothing need be cut.
  static var terminalWidth: Int? {
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return outputIsTerminal ? 80 : nil }
    return max(40, Int(size.ws_col))
  }
}

extension StringProtocol {
  /// The text on one line, without what steers a terminal: controls and changes of direction.
  var withoutControls: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
