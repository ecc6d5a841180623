import ArgumentParser
import Foundation
import Liaison
import LiaisonGraphviz

/// One of the built-in themes, or a file that changes one.
enum ThemeArgument: ExpressibleByArgument, Equatable {
  case light, dark
  case file(path: String)

  init(argument: String) {
    switch argument {
    case "light": self = .light
    case "dark": self = .dark
    default: self = .file(path: argument)
    }
  }

  var defaultValueDescription: String { "light" }

  /// - Throws: `CommandFailure` where the file is missing or no theme; notes what will be hard to
  ///   read on standard error.
  func theme() throws -> DiagramTheme {
    switch self {
    case .light: return .light
    case .dark: return .dark
    case .file(let path):
      let theme = try Self.read(path)
      for weakness in theme.weaknesses {
        Console.report(Diagnostic(.warning, path, weakness))
      }
      return theme
    }
  }

  private static func read(_ path: String) throws -> DiagramTheme {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        .noInput, "--theme \(path): no such file; the built-in themes are light and dark.")
    }
    do {
      return try DiagramTheme(json: try InputFile(path: path).bytes())
    } catch let error as ThemeError {
      throw CommandFailure(.badData, "\(path): \(error)")
    }
  }
}
