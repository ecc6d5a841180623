import Foundation

/// Results of the same work on several threads, in their order.
func concurrently<T: Sendable>(_ count: Int, _ body: @Sendable (Int) -> T) -> [T] {
  let results = Results<T>(count)
  DispatchQueue.concurrentPerform(iterations: count) { results.set($0, body($0)) }
  return results.values.compactMap { $0 }
}

private final class Results<T: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var values: [T?]
  init(_ count: Int) { values = [T?](repeating: nil, count: count) }
  func set(_ index: Int, _ value: T) { lock.withLock { values[index] = value } }
}
