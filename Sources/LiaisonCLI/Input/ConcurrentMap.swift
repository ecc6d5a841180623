import Dispatch
import Synchronization

/// Applies a function to each item on several threads; the results stand in the items' order.
///
/// Items are handed out in order, and none any more once one has failed. The error thrown is that
/// of the first item in order that failed, whatever the threads' timing: everything before it was
/// handed out and came to its end.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], jobs: Int, _ transform: @Sendable (Item) throws -> Result
) throws -> [Result] {
  let next = Mutex(0)
  let slots = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, items.count))) { _ in
    while true {
      let index = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard index < items.count else { return }
      let result = Swift.Result { try transform(items[index]) }
      if case .failure = result { next.withLock { $0 = items.count } }
      slots.withLock { $0[index] = result }
    }
  }
  return try slots.withLock { $0 }.compactMap { try $0?.get() }
}
