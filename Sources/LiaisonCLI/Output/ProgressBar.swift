import Foundation
import Synchronization

/// A line on standard error that tells how far the work is; silent unless someone is looking.
final class ProgressBar: Sendable {
  private let total: Int
  private let isShown: Bool
  private let done = Mutex(0)

  init(total: Int, isShown: Bool = Console.errorIsTerminal) {
    self.total = total
    self.isShown = isShown && total > 8
  }

  func advance() {
    guard isShown else { return }
    done.withLock { done in
      done += 1
      let filled = done * 30 / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      FileHandle.standardError.write(Data("\r\(bar) \(done) of \(total) documents".utf8))
    }
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    done.withLock { done in
      if done > 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      done = 0
    }
  }
}
